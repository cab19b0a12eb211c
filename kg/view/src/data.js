/**
 * The rows that Python wrote (kg/export/view_data.py), as objects that know each other.
 *
 * @typedef {{page: number, article: number, confidence: number, rule: string, source: string,
 *   spans: [number, number][]}} Proof
 * @typedef {{at: number, subject: number, relation: string, object: number,
 *   value: {text: string, type: string} | null, proofs: Proof[]}} Fact
 * @typedef {{at: number, id: string, kind: string, label: string, alt: string[], group: number,
 *   facts: Fact[]}} Thing
 * @typedef {{file: string, date: string, paper: string, number: string, url: string,
 *   sentences: [number, string][]}} Page
 * @typedef {{id: number, group: string, x: number, y: number}} Spot
 * @typedef {{nodes: Spot[], edges: {from: number, to: number}[], options: object}} Drawing
 */

const raw = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "{}");

export const words = raw.words;
/** @type {Record<string, string>} */
export const pinyin = raw.pinyin;
/** @type {Drawing} */
export const drawing = raw.drawing;

/** @type {Page[]} */
export const pages = raw.pages.map((/** @type {any[]} */ row) => {
  const [file, date, paper, number, url, sentences] = row;
  return { file, date, paper, number, url, sentences };
});

/** @type {Thing[]} */
export const things = raw.nodes.map((/** @type {any[]} */ [id, kind, label, alt], /** @type {number} */ at) => ({
  at, id, kind: raw.kinds[kind], label, alt, group: raw.groups[at], facts: [],
}));

/** @type {Fact[]} */
export const facts = raw.facts.map((/** @type {any[]} */ row, /** @type {number} */ at) => {
  const [subject, relation, object, value, proofs] = row;
  const fact = {
    at, subject, relation: raw.relations[relation], object,
    value: value < 0 ? null : { text: raw.values[value][0], type: raw.values[value][1] },
    proofs: proofs.map(readProof),
  };
  things[subject].facts.push(fact);
  if (object >= 0 && object !== subject) things[object].facts.push(fact);
  return fact;
});

/** Every thing by its lasting id. */
export const byId = new Map(things.map((thing) => [thing.id, thing]));

/** The days on which the pages appeared, sorted. */
export const days = [...new Set(pages.map((page) => page.date).filter(Boolean))].sort();

/** @param {any[]} row @returns {Proof} */
function readProof([page, article, confidence, rule, source, flat]) {
  /** @type {[number, number][]} */
  const spans = [];
  for (let i = 0; i < flat.length; i += 2) spans.push([flat[i], flat[i + 1]]);
  return {
    page, article, confidence: confidence / 100, rule: raw.rules[rule],
    source: source < 0 ? "" : raw.sources[source], spans,
  };
}

/** The other end of a fact, seen from one of its things; -1 where it says a value.
 * @param {Fact} fact @param {number} from */
export const otherEnd = (fact, from) => (fact.subject === from ? fact.object : fact.subject);

/** What a fact about a thing says as text, or "".
 * @param {Thing} thing @param {string} relation */
export function valueOf(thing, relation) {
  const found = thing.facts.find((fact) => fact.subject === thing.at && fact.relation === relation && fact.value);
  return found?.value?.text ?? "";
}
