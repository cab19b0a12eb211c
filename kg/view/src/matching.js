/** Find things by name, by other names, by pinyin and by the initials of pinyin, mixed as one types them. */
import { pinyin, things } from "./data.js";

const SKIPPED = /[\s·•・()（）“”"《》-]/;
/** @type {Map<string, string[]>} */
const readings = new Map(Object.entries(pinyin).map(([char, list]) => [char, list.split(" ")]));

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/** Whether a query, from its character `j`, is read off `text` from its character `i`.
 * @param {string} text @param {number} i @param {string} query @param {number} j @returns {boolean} */
function reads(text, i, query, j) {
  if (j === query.length) return true;
  if (i === text.length) return false;
  const char = text[i];
  if (query[j] === char && reads(text, i + 1, query, j + 1)) return true;
  if (SKIPPED.test(char) && reads(text, i + 1, query, j)) return true;
  for (const reading of readings.get(char) ?? []) {
    for (let size = reading.length; size >= 1; size--) {
      const part = size === reading.length || size === 1 || j + size === query.length || reading[size - 1] === "h";
      if (part && query.startsWith(reading.slice(0, size), j) && reads(text, i + 1, query, j + size)) return true;
    }
  }
  return false;
}

/** Where a query starts in a name, or -1. @param {string} name @param {string} query */
export function matchAt(name, query) {
  const text = folded(name);
  for (let i = 0; i < text.length; i++) if (reads(text, i, query, 0)) return i;
  return -1;
}

/** The things that a query may mean, best first.
 * @param {string} typed @param {number} most
 * @returns {{at: number, name: string}[]} */
export function search(typed, most) {
  const query = folded(typed).replace(/[\s·]/g, "").slice(0, 40);
  if (!query) return [];
  /** @type {{at: number, name: string, rank: number, rest: number}[]} */
  const found = [];
  for (const thing of things) {
    for (const name of [thing.label, ...thing.alt]) {
      const place = matchAt(name, query);
      if (place < 0) continue;
      const whole = folded(name) === query ? 0 : place === 0 ? 1 : 2;
      found.push({ at: thing.at, name, rank: whole + (thing.kind === "Article" ? 3 : 0), rest: whole === 2 ? name.length : 0 });
      break;
    }
  }
  return found.sort((a, b) => a.rank - b.rank || a.rest - b.rest || a.at - b.at).slice(0, most);
}
