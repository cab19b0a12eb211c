/** What is written on the picture, and what the writing keeps off. */
import { PEOPLE } from "./query.js";
import { short, relationName, t } from "./words.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {import("./picture.js").Lit} Lit */
/** @typedef {import("./picture.js").Link} Link */

/** Where things stand on the screen, for labels to keep off.
 * @param {Picture} picture @param {Lit | null} lit @param {number} scale */
export function obstacles(picture, lit, scale) {
  return [...picture.radius.keys()].filter((at) => !lit || lit.nodes.has(at)).map((at) => {
    const { x, y } = picture.toScreen(at);
    const half = picture.size(at, scale) * scale * 0.8;
    return /** @type {import("./labels.js").Box} */ ([x - half, y - half, x + half, y + half]);
  });
}

/** Labels in the order in which they may take room.
 * @param {Picture} picture @param {Lit | null} lit @param {number} scale */
export function captions(picture, lit, scale) {
  const order = [...picture.spots.keys()].filter((at) => picture.radius.has(at) && (!lit || lit.nodes.has(at)));
  order.sort((a, b) => (picture.radius.get(b) ?? 0) - (picture.radius.get(a) ?? 0) || a - b);
  /** @type {import("./labels.js").Label[]} */
  const out = [];
  for (const [rank, at] of order.entries()) {
    const first = at === picture.hover || at === picture.cursor;
    const { x, y } = picture.toScreen(at);
    const big = (picture.radius.get(at) ?? 0) > 19 && rank < 24;
    const text = first ? short(at, 40) : short(at, lit && lit.nodes.size < 30 ? 20 : 12);
    const entry = { x, y, away: picture.size(at, scale) * scale, text, size: big ? 14 : 12.5, bold: big || first, forced: first, soft: false };
    if (first) out.unshift(entry);
    else out.push(entry);
  }
  const links = lit ? [...lit.links] : picture.links.size <= 60 && scale > 0.7 ? [...picture.links.keys()] : [];
  for (const id of links.slice(0, 200)) out.push(...linkCaption(picture, id));
  return out;
}

/** @param {Picture} picture @param {string} id */
function linkCaption(picture, id) {
  const link = picture.links.get(id);
  if (!link) return [];
  const [a, b] = [picture.toScreen(link.a), picture.toScreen(link.b)];
  const long = Math.hypot(a.x - b.x, a.y - b.y);
  const text = linkText(link);
  const needs = Array.from(text).reduce((sum, char) => sum + (char > "\u2e80" ? 11 : 6), 30);
  if (long < needs) return [];
  return [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, away: 0, text, size: 11, bold: false, forced: false, soft: !picture.lit && picture.hover === null }];
}

/** What a link says in a few words. @param {Link} link */
export function linkText(link) {
  const [a, b] = [link.a, link.b];
  const direct = link.facts.filter((fact) => [fact.subject, fact.object].every((end) => end === a || end === b));
  const telling = direct.length ? direct : link.facts.filter((fact) => !PEOPLE.has(fact.relation));
  const times = new Set(link.facts.map((fact) => fact.subject)).size;
  if (!telling.length) return times > 1 ? `${t("together")} ×${times}` : t("together");
  return [...new Set(telling.map((fact) => (fact.relation === "post" && fact.value ? fact.value.text : relationName(fact.relation))))].slice(0, 3).join("·");
}
