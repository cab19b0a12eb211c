/** The panel beside the picture: what is there, what a thing is, why two are linked, a path, a text. */
import { byId, facts, pages, things, valueOf } from "./data.js";
import { bdi, button, el } from "./dom.js";
import { proofElement, textElement } from "./proof.js";
import { Query, STEP, pair } from "./query.js";
import { badge } from "./shapes.js";
import { family, kindName, label, relationName, sentence, t, worth } from "./words.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./state.js").State} State */
/** @typedef {{set: (change: Partial<State>) => void, fitTo: (nodes: number[]) => void,
 *   pathFrom: (at: number) => void}} App */

const CHUNK = 20;
const PERSONS = new Set(["Official", "Person"]);
const FAMILIES = ["people", "events", "business", "places", "texts"];

/** @param {Query} query @param {App} app @param {{nodes: number[], path: number[] | null}} chosen */
export function panelContent(query, app, chosen) {
  const { state } = query;
  if (state.text) return [heading(t("read")), button(t("back"), () => app.set({ text: "" })), textElement(state.text)];
  if (state.path) return pathContent(query, app, chosen.path);
  if (state.sel.includes("~")) return linkContent(query, app, ...pair(state.sel));
  const thing = byId.get(state.sel);
  return thing ? thingContent(query, app, thing, chosen.nodes) : aboutContent(query, app, chosen.nodes);
}

/** @param {string} text */
const heading = (text) => el("h2", { tabindex: "-1" }, bdi(text));

/** A thing as a button that selects it. @param {App} app @param {number} at @param {string} [more] */
function mention(app, at, more = "") {
  const act = () => app.set({ sel: things[at].id, path: "", text: "" });
  return el("button", { type: "button", class: "thing", onclick: act }, badge(things[at].kind), bdi(label(at)), more && el("span", { class: "soft" }, more));
}

/** @param {Query} query @param {App} app @param {number[]} drawn */
function aboutContent(query, app, drawn) {
  const central = query.candidates().slice(0, 8);
  const claims = facts.reduce((sum, fact) => sum + fact.proofs.length, 0);
  return [
    heading(t("about")),
    el("p", {}, t("counts", { pages: pages.length, facts: facts.length, claims })),
    el("p", { class: "hint" }, t("hint")),
    central.length > 0 && el("h3", {}, t("central")),
    el("ul", { class: "plain" }, ...central.map((at) => el("li", {}, mention(app, at, role(at))))),
    ...groupList(query, app, drawn),
    el("details", { class: "help" }, el("summary", {}, t("help")), el("p", {}, t("mouse")), el("p", {}, `${t("keys")}: ${t("keyList")}`)),
  ];
}

/** The communities that are drawn, each by its most central members. @param {Query} query @param {App} app @param {number[]} drawn */
function groupList(query, app, drawn) {
  if (query.view) return [];
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const at of drawn) if (things[at].group >= 0) groups.set(things[at].group, [...(groups.get(things[at].group) ?? []), at]);
  const big = [...groups.values()].filter((members) => members.length > 3).sort((a, b) => b.length - a.length || a[0] - b[0]).slice(0, 8);
  if (big.length < 2) return [];
  return [
    el("h3", {}, t("groups")),
    el("ul", { class: "plain" }, ...big.map((members) => el("li", {}, el("button", { type: "button", class: "thing", onclick: () => app.fitTo(members) },
      bdi(members.slice(0, 3).map((at) => label(at)).join(" · ")), el("span", { class: "soft" }, t("member", { n: members.length })))))),
  ];
}

/** What a thing is in a few words: a post, a sum, a day. @param {number} at */
function role(at) {
  const thing = things[at];
  const posts = thing.facts.filter((fact) => fact.relation === "post" && fact.subject === at).map((fact) => fact.value?.text ?? "");
  if (posts.length) return posts.slice(0, 3).join("、");
  const sum = thing.facts.find((fact) => fact.relation === "investmentCNY" && fact.subject === at);
  if (sum?.value) return worth(sum.value, sum.relation);
  return valueOf(thing, "date");
}

/** @param {Query} query @param {App} app @param {import("./data.js").Thing} thing @param {number[]} drawn */
function thingContent(query, app, thing, drawn) {
  const { state } = query;
  const ranked = strongest(query, thing.at);
  const have = new Set(drawn);
  const seen = ranked.filter(([at]) => have.has(at)).length;
  const { id } = thing;
  const without = (/** @type {string[]} */ list) => list.filter((other) => other !== id);
  return [
    heading(label(thing.at)),
    el("p", { class: "kind" }, badge(thing.kind), kindName(thing.kind), role(thing.at) && " · ", bdi(role(thing.at))),
    thing.alt.length > 0 && el("p", {}, `${t("alias")}: `, bdi(thing.alt.join("、"))),
    el("p", { class: "tools" },
      seen < ranked.length && button(`${t("expand")} +${Math.min(STEP, ranked.length - seen)}`, () => app.set({ expanded: [...state.expanded, id] }), { "data-act": "expand" }),
      state.expanded.includes(id) && button(t("collapse"), () => app.set({ expanded: without(state.expanded) }), { "data-act": "collapse" }),
      state.around === id ? button(t("unfocus"), () => app.set({ around: "" }), { "data-act": "unfocus" })
        : button(t("focus"), () => app.set({ around: id }), { "data-act": "focus" }),
      button(state.pins.has(id) ? t("unpin") : t("pin"), () => app.set({ pins: state.pins.has(id) ? unpinned(state, id) : pinned(state, id) }), { "data-act": "pin", "aria-pressed": state.pins.has(id) }),
      button(t("pathFromHere"), () => app.pathFrom(thing.at), { "data-act": "path" }),
      button(t("hide"), () => app.set({ sel: "", hidden: [...state.hidden, id], expanded: without(state.expanded), pins: unpinned(state, id) }), { "data-act": "hide" })),
    ...chips(app, t("neighbours", { n: ranked.length, d: seen }), ranked),
    ...(query.view || !PERSONS.has(thing.kind) ? [] : chips(app, t("met"), strongest(new Query({ ...state, view: "people" }), thing.at))),
    ...factList(query, app, query.factsOf(thing.at), thing.at),
  ];
}

/** Neighbours of wanted kinds with the facts that link them, most first. @param {Query} query @param {number} at */
const strongest = (query, at) =>
  [...query.neighbours(at)].filter(([other]) => query.wanted(other)).sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);

/** @param {App} app @param {string} title @param {[number, Set<Fact>][]} ranked */
function chips(app, title, ranked) {
  if (!ranked.length) return [];
  const times = (/** @type {Set<Fact>} */ why) => new Set([...why].map((fact) => fact.subject)).size;
  return [el("h3", {}, title), el("p", { class: "chips" }, ...ranked.slice(0, 10).map(([at, why]) => mention(app, at, times(why) > 1 ? `×${times(why)}` : "")))];
}

/** @param {State} state @param {string} id */
const unpinned = (state, id) => new Map([...state.pins].filter(([other]) => other !== id));

/** Pins with one more, whose place is filled in when it is drawn. @param {State} state @param {string} id */
const pinned = (state, id) => new Map([...state.pins, /** @type {[string, [number, number]]} */ ([id, [NaN, NaN]])]);

/** @param {Query} query @param {App} app @param {number} a @param {number} b */
function linkContent(query, app, a, b) {
  const why = [...(query.neighbours(a).get(b) ?? [])];
  const direct = why.some((fact) => [fact.subject, fact.object].every((end) => end === a || end === b));
  const times = new Set(why.map((fact) => fact.subject)).size;
  const names = { a: label(a), b: label(b) };
  const met = !direct && PERSONS.has(things[a].kind) && PERSONS.has(things[b].kind);
  return [
    heading(!met || !why.length ? t("between", names) : t("togetherTimes", { ...names, n: times })),
    el("p", { class: "chips" }, mention(app, a), mention(app, b)),
    ...factList(query, app, why, -1),
  ];
}

/** @param {Query} query @param {App} app @param {number[] | null} path */
function pathContent(query, app, path) {
  const [a, b] = pair(query.state.path);
  const close = button(t("close"), () => app.set({ path: "" }));
  if (!path) return [heading(t("pathTitle", { a: label(a), b: label(b) })), el("p", {}, t("noPath")), close];
  const steps = path.slice(1).flatMap((at, i) => [
    el("h3", {}, mention(app, path[i]), " → ", mention(app, at)),
    ...factItems(query, app, [...(query.neighbours(path[i]).get(at) ?? [])]),
  ]);
  return [heading(t("pathTitle", { a: label(a), b: label(b) })), el("p", {}, t("pathSteps", { n: path.length - 1 })), close, ...steps];
}

/** Facts under headings by what they are about. @param {Query} query @param {App} app @param {Fact[]} list @param {number} self */
function factList(query, app, list, self) {
  const groups = FAMILIES.map((name) => ({ name, facts: list.filter((fact) => family(fact.relation) === name) }));
  return groups.filter((group) => group.facts.length).flatMap((group) => [
    self >= 0 && el("h3", {}, t(`family.${group.name}`)),
    ...factItems(query, app, group.facts, self),
  ]);
}

/** @param {Fact} fact */
const dayOf = (fact) => valueOf(things[fact.subject], "date") || pages[fact.proofs[0]?.page]?.date || "";

/** @param {Query} query @param {App} app @param {Fact[]} list @param {number} [self] */
function factItems(query, app, list, self = -1) {
  const first = (/** @type {Fact} */ fact) => (fact.relation === "post" ? 0 : 1);
  const sorted = [...list].sort((a, b) => first(a) - first(b) || (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : a.at - b.at));
  const box = el("ol", { class: "facts" });
  const grow = (/** @type {number} */ from) => {
    for (const fact of sorted.slice(from, from + CHUNK)) box.append(factItem(query, app, fact, self));
    const left = sorted.length - from - CHUNK;
    if (left > 0) {
      const more = el("li", {}, button(t("more", { n: Math.min(CHUNK, left) }), () => { more.remove(); grow(from + CHUNK); }));
      box.append(more);
    }
  };
  grow(0);
  return [box];
}

/** A fact as a sentence with where it was read. @param {Query} query @param {App} app @param {Fact} fact @param {number} self */
function factItem(query, app, fact, self) {
  const said = el("p", { class: "said", title: relationName(fact.relation) });
  for (const part of sentence(fact)) {
    said.append(typeof part === "string" ? bdi(part) : part.thing === self ? bdi(label(self)) : el("button", { type: "button", class: "link", onclick: () => app.set({ sel: things[part.thing].id, path: "" }) }, bdi(label(part.thing))));
  }
  const day = things[fact.subject].facts.some((other) => other.relation === "date") && fact.relation !== "date" ? valueOf(things[fact.subject], "date") : "";
  const [best, ...rest] = fact.proofs.filter((proof) => query.passesProof(proof)).sort((a, b) => b.confidence - a.confidence);
  const open = (/** @type {string} */ where) => app.set({ text: where });
  return el("li", { class: "fact" }, day && el("time", {}, day), said, best && proofElement(best, open),
    rest.length > 0 && el("details", {}, el("summary", {}, t("sources", { n: rest.length })), ...rest.slice(0, 50).map((proof) => proofElement(proof, open))));
}
