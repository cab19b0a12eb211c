/** What is seen as PNG and SVG, what is selected as CSV. */
import { things, valueOf } from "./data.js";
import { colour, ink, onColour, outline } from "./shapes.js";
import { el } from "./dom.js";
import { proofRow } from "./proof.js";
import { glyph, sentenceText, label } from "./words.js";

/** @typedef {import("./picture.js").Picture} Picture */

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {Picture} picture @param {string} name */
export function savePng(picture, name) {
  const seen = /** @type {HTMLCanvasElement} */ (picture.element.querySelector("canvas"));
  const copy = el("canvas", { width: seen.width, height: seen.height });
  const ctx = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  ctx.fillStyle = ink.back;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(seen, 0, 0);
  copy.toBlob((blob) => blob && download(blob, name), "image/png");
}

/** @param {Picture} picture @param {string} name */
export function saveSvg(picture, name) {
  download(new Blob([svgText(picture)], { type: "image/svg+xml" }), name);
}

/** The part of the picture that is on the screen, as SVG 1.1. @param {Picture} picture */
export function svgText(picture) {
  const { clientWidth: wide, clientHeight: high } = picture.element;
  const scale = picture.network.getScale();
  const make = (/** @type {string} */ tag, /** @type {Record<string, any>} */ set, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(set)) made.setAttribute(key, String(value));
    if (text) made.textContent = text;
    return made;
  };
  const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;
  const root = make("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": "system-ui, 'Noto Sans CJK SC', sans-serif" });
  root.append(make("rect", { width: wide, height: high, fill: ink.back }));
  const lit = picture.lit;
  for (const [id, { a, b }] of picture.links) {
    const [p, q] = [picture.toScreen(a), picture.toScreen(b)];
    const strong = lit?.links.has(id);
    root.append(make("line", {
      x1: round(p.x), y1: round(p.y), x2: round(q.x), y2: round(q.y), stroke: strong ? ink.strong : ink.line,
      "stroke-width": strong ? 1.6 : 1, opacity: lit && !strong ? 0.2 : 1,
    }));
  }
  const labels = [];
  for (const at of picture.radius.keys()) {
    const { x, y } = picture.toScreen(at);
    const radius = picture.size(at, scale) * scale;
    if (x < -50 || y < -50 || x > wide + 50 || y > high + 50) continue;
    const kind = things[at].kind;
    const faint = lit && !lit.nodes.has(at) ? 0.2 : 1;
    const group = make("g", { transform: `translate(${round(x)} ${round(y)}) scale(${round(radius) / 10})`, opacity: faint });
    group.append(make("title", {}, label(at)), make("path", { d: outline(kind), fill: colour(kind), stroke: ink.back }));
    if (radius > 7) group.append(make("text", { "text-anchor": "middle", y: 4, "font-size": glyph(kind).length > 1 ? 8.5 : 11, fill: onColour() }, glyph(kind)));
    root.append(group);
  }
  for (const entry of picture.seen) {
    labels.push(make("text", {
      x: round(entry.x), y: round(entry.y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": entry.size,
      "font-weight": entry.bold ? 600 : 400, fill: entry.soft ? ink.line : ink.text, stroke: ink.back, "stroke-width": 3, "paint-order": "stroke",
    }, entry.text));
  }
  root.append(...labels);
  return new XMLSerializer().serializeToString(root);
}

const COLUMNS = ["sentence", "subject", "relation", "object", "value", "event_date", "quote", "headline", "file", "published", "start", "end", "confidence", "rule"];

/** A cell that a spreadsheet does not take for a formula (OWASP, CSV injection). @param {string} value */
function cell(value) {
  const flat = value.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {import("./data.js").Fact[]} facts @param {string} name @param {(proof: import("./data.js").Proof) => boolean} passes */
export function saveCsv(facts, name, passes) {
  const rows = facts.flatMap((fact) => fact.proofs.filter(passes).map((proof) => [
    sentenceText(fact), things[fact.subject].label, fact.relation, fact.object >= 0 ? things[fact.object].label : "",
    fact.value?.text ?? "", valueOf(things[fact.subject], "date"), ...proofRow(proof),
  ]));
  const text = [COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  download(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }), name);
}
