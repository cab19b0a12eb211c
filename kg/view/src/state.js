/**
 * What the user has chosen, kept after the # of the address: a view can be sent
 * to a colleague, and the browser's back and forward go through it.
 */
import { byId, days, facts, things, words } from "./data.js";

/**
 * @typedef {{view: string, sel: string, path: string, around: string, text: string, kinds: Set<string>,
 *   relationsOff: Set<string>, from: string, to: string, confidence: number, article: string, limit: number,
 *   expanded: string[], hidden: string[], pins: Map<string, [number, number]>, lang: string, theme: string}} State
 */

export const VIEWS = ["full", "people", "economy", "places"];
export const LIMITS = [100, 300, 600, 1000, 2000];
const QUIET = new Set(["Article", "Page"]);

const order = Object.keys(words.kinds);
/** Kinds that the graph has, in the order of the legend. */
export const kinds = [...new Set(things.map((thing) => thing.kind))].sort(
  (a, b) => (order.indexOf(a) + 99) % 99 - (order.indexOf(b) + 99) % 99 || (a < b ? -1 : 1),
);
const relationOrder = Object.keys(words.relations);
/** Relations that the graph has, in the order of the words file. */
export const relations = [...new Set(facts.map((fact) => fact.relation))].sort(
  (a, b) => (relationOrder.indexOf(a) + 999) % 999 - (relationOrder.indexOf(b) + 999) % 999 || (a < b ? -1 : 1),
);
export const usualKinds = new Set(kinds.filter((kind) => !QUIET.has(kind)));

/** @returns {State} */
export const fresh = () => ({
  view: "full", sel: "", path: "", around: "", text: "", kinds: new Set(usualKinds), relationsOff: new Set(),
  from: "", to: "", confidence: 0, article: "", limit: 300, expanded: [], hidden: [], pins: new Map(),
  lang: "", theme: "",
});

/** @param {State} state */
export function toHash(state) {
  /** @type {Record<string, string>} */
  const out = {};
  const plain = fresh();
  for (const key of /** @type {const} */ (["view", "sel", "path", "around", "text", "from", "to", "article", "lang", "theme"])) {
    if (state[key] !== plain[key]) out[key] = state[key];
  }
  if (state.confidence) out.confidence = String(state.confidence);
  if (state.limit !== plain.limit) out.limit = String(state.limit);
  const flipped = kinds.filter((kind) => state.kinds.has(kind) !== usualKinds.has(kind));
  if (flipped.length) out.kinds = flipped.join(",");
  if (state.relationsOff.size) out.without = [...state.relationsOff].sort().join(",");
  if (state.expanded.length) out.expanded = state.expanded.join(",");
  if (state.hidden.length) out.hidden = state.hidden.join(",");
  if (state.pins.size) out.pins = [...state.pins].map(([id, [x, y]]) => `${id}@${x}@${y}`).join(",");
  return new URLSearchParams(out).toString().replaceAll("%2F", "/").replaceAll("%7E", "~").replaceAll("%2C", ",").replaceAll("%40", "@");
}

/** What an address says; what makes no sense in this graph is passed over.
 * @param {string} hash @returns {State} */
export function fromHash(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const state = fresh();
  const known = (/** @type {string | null} */ id) => (id && byId.has(id) ? id : "");
  const list = (/** @type {string} */ key) => (said.get(key) ?? "").split(",").filter(Boolean);
  const two = (/** @type {string | null} */ pair) => (pair?.split("~").length === 2 && pair.split("~").every((id) => byId.has(id)) ? pair : "");
  state.view = VIEWS.includes(said.get("view") ?? "") ? String(said.get("view")) : "full";
  state.sel = known(said.get("sel")) || two(said.get("sel"));
  state.path = two(said.get("path"));
  state.around = known(said.get("around"));
  state.text = /^\d+(@\d+-\d+)*$/.test(said.get("text") ?? "") ? String(said.get("text")) : "";
  state.from = days.includes(said.get("from") ?? "") ? String(said.get("from")) : "";
  state.to = days.includes(said.get("to") ?? "") ? String(said.get("to")) : "";
  state.article = known(said.get("article"));
  const sure = Number(said.get("confidence"));
  state.confidence = sure > 0 && sure <= 1 ? sure : 0;
  state.limit = LIMITS.includes(Number(said.get("limit"))) ? Number(said.get("limit")) : state.limit;
  for (const kind of list("kinds")) if (kinds.includes(kind) && !state.kinds.delete(kind)) state.kinds.add(kind);
  state.relationsOff = new Set(list("without").filter((relation) => relations.includes(relation)));
  state.expanded = list("expanded").filter((id) => byId.has(id));
  state.hidden = list("hidden").filter((id) => byId.has(id));
  for (const [id, x, y] of list("pins").map((pin) => pin.split("@"))) {
    if (byId.has(id) && Number.isFinite(+x) && Number.isFinite(+y)) state.pins.set(id, [+x, +y]);
  }
  state.lang = ["zh", "en"].includes(said.get("lang") ?? "") ? String(said.get("lang")) : "";
  state.theme = ["light", "dark"].includes(said.get("theme") ?? "") ? String(said.get("theme")) : "";
  return state;
}
