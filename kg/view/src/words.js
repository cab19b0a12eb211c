/** Chinese and English: interface words, sentences of facts, values as people write them. */
import { things, valueOf, words } from "./data.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {"zh" | "en"} Language */
/** @typedef {string | {thing: number}} Part */

/** @type {Language} */
let language = "zh";

/** @param {Language} chosen */
export function speak(chosen) {
  language = chosen;
}

/** @returns {Language} */
export const spoken = () => language;

/** The language that the browser asks for first among those we have. @returns {Language} */
export function wanted() {
  const first = (navigator.languages ?? [navigator.language]).find((l) => /^(zh|en)\b/i.test(l)) ?? "en";
  return /^zh/i.test(first) ? "zh" : "en";
}

/** A word of the interface with its numbers and names filled in.
 * @param {string} key @param {Record<string, string | number>} [fill] */
export function t(key, fill = {}) {
  const text = words.ui[key][language];
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => show(fill[name] ?? ""));
}

/** @param {string | number} value */
const show = (value) => (typeof value === "number" ? value.toLocaleString("en") : value);

/** @param {string} kind */
export const kindName = (kind) => words.kinds[kind]?.[language] ?? kind;
/** @param {string} kind */
export const glyph = (kind) => words.kinds[kind]?.glyph[language] ?? "?";
/** @param {string} relation */
export const relationName = (relation) => words.relations[relation]?.[language] ?? relation;
/** @param {string} relation @returns {string} */
export const family = (relation) => words.relations[relation]?.family ?? "texts";

/** The label of a thing, never empty. @param {number} at */
export const label = (at) => things[at].label || t("untitled");

/** A label cut for the picture. @param {number} at @param {number} most */
export function short(at, most) {
  const chars = Array.from(label(at));
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : chars.join("");
}

/** A value as people write it. @param {NonNullable<Fact["value"]>} value @param {string} relation */
export function worth(value, relation) {
  const number = Number(value.text);
  if (value.text === "" || !Number.isFinite(number)) return value.text;
  if (relation === "investmentCNY") return money(number);
  if (relation === "landAreaMu") return t("mu", { n: number });
  return value.text;
}

/** @param {number} yuan */
function money(yuan) {
  const steps = language === "zh" ? [[1e8, "亿元"], [1e4, "万元"], [1, "元"]] : [[1e9, " billion"], [1e6, " million"], [1, ""]];
  const [unit, name] = /** @type {[number, string]} */ (steps.find(([u]) => yuan >= Number(u)) ?? steps[2]);
  const amount = (yuan / unit).toLocaleString("en", { maximumFractionDigits: 2 });
  return language === "zh" ? `${amount}${name}` : `CNY ${amount}${name}`;
}

/** A fact as a sentence: text and the things that it names.
 * @param {Fact} fact @returns {Part[]} */
export function sentence(fact) {
  const known = words.relations[fact.relation];
  const subject = things[fact.subject];
  let say = known?.say ?? { zh: `{s} — ${fact.relation} — {o}{v}`, en: `{s} — ${fact.relation} — {o}{v}` };
  let value = fact.value ? worth(fact.value, fact.relation) : "";
  if (known?.at && fact.object >= 0) say = known.at;
  if (fact.relation === "appointee") {
    const [to, off] = [valueOf(subject, "toPost"), valueOf(subject, "fromPost")];
    if (to || off) [say, value] = to ? [known.to, to] : [known.off, off];
  }
  return say[language].split(/(\{[sov]\})/).flatMap((/** @type {string} */ piece) => {
    if (piece === "{s}") return [{ thing: fact.subject }];
    if (piece === "{o}") return fact.object >= 0 ? [{ thing: fact.object }] : [];
    return piece === "{v}" ? [value] : [piece];
  }).filter((/** @type {Part} */ part) => part !== "");
}

/** The sentence as plain text. @param {Fact} fact */
export const sentenceText = (fact) =>
  sentence(fact).map((part) => (typeof part === "string" ? part : label(part.thing))).join("");
