/** The filters: kinds (which is the legend too), relations, days, confidence, article, how much to draw. */
import { days, facts, pages, things } from "./data.js";
import { byName, button, el } from "./dom.js";
import { badge } from "./shapes.js";
import { LIMITS, VIEWS, fresh, kinds, relations } from "./state.js";
import { family, kindName, label, relationName, t } from "./words.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{set: (change: Partial<State>) => void}} App */

/** @param {string[]} list */
function count(list) {
  /** @type {Map<string, number>} */
  const out = new Map();
  for (const item of list) out.set(item, (out.get(item) ?? 0) + 1);
  return out;
}
const perKind = count(things.map((thing) => thing.kind));
const perRelation = count(facts.map((fact) => fact.relation));
const perDay = count(facts.flatMap((fact) => fact.proofs.map((proof) => pages[proof.page]?.date ?? "")));

/** Fill the filters anew for a state. @param {State} state @param {App} app */
export function showControls(state, app) {
  const kept = document.activeElement?.id;
  byName("views").replaceChildren(...VIEWS.map((view) => button(t(view), () => app.set({ view, around: "" }),
    { "aria-pressed": state.view === view, id: `view-${view}` })));
  byName("kinds").replaceChildren(...kinds.map((kind) => el("div", { class: "row" },
    check(`kind-${kind}`, state.kinds.has(kind), () => app.set({ kinds: flipped(state.kinds, kind) }),
      badge(kind), kindName(kind), el("span", { class: "count" }, String(perKind.get(kind)))),
    button(t("only"), () => app.set({ kinds: new Set([kind]) }), { id: `only-${kind}`, class: "only", "aria-label": `${t("only")} ${kindName(kind)}` }))));
  showRelations(state, app);
  showDays(state, app);
  showRest(state, app);
  if (kept) document.getElementById(kept)?.focus();
}

/** @param {string} id @param {boolean} on @param {() => void} act @param {...(Node | string)} inside */
const check = (id, on, act, ...inside) =>
  el("label", { class: "check" }, el("input", { type: "checkbox", id, checked: on, onchange: act }), ...inside);

/** A set with one member taken out or put in. @param {Set<string>} set @param {string} member */
function flipped(set, member) {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

/** @param {State} state @param {App} app */
function showRelations(state, app) {
  const groups = [...new Set(relations.map(family))];
  byName("relations").replaceChildren(
    el("p", { class: "tools" },
      button(t("all"), () => app.set({ relationsOff: new Set() }), { id: "relations-all" }),
      button(t("none"), () => app.set({ relationsOff: new Set(relations) }), { id: "relations-none" })),
    ...groups.map((group) => el("fieldset", {}, el("legend", {}, t(`family.${group}`)),
      ...relations.filter((relation) => family(relation) === group).map((relation) => check(`relation-${relation}`, !state.relationsOff.has(relation), () => {
        app.set({ relationsOff: flipped(state.relationsOff, relation) });
      }, relationName(relation), el("span", { class: "count" }, String(perRelation.get(relation))))))));
}

/** Two sliders over the days of the papers, with a bar for how much each day has. @param {State} state @param {App} app */
function showDays(state, app) {
  const box = byName("days");
  byName("days-box").hidden = days.length < 2;
  if (days.length < 2) return;
  const from = Math.max(0, days.indexOf(state.from || days[0]));
  const to = days.indexOf(state.to || days[days.length - 1]);
  const slider = (/** @type {"from" | "to"} */ name, /** @type {number} */ value) => {
    const output = el("output", { for: `day-${name}` }, days[value]);
    const input = el("input", { type: "range", id: `day-${name}`, min: 0, max: days.length - 1, value, "aria-valuetext": days[value] });
    input.addEventListener("input", () => { output.textContent = days[+input.value]; input.setAttribute("aria-valuetext", days[+input.value]); });
    input.addEventListener("change", () => {
      const day = +input.value;
      const [a, b] = name === "from" ? [day, Math.max(day, to)] : [Math.min(from, day), day];
      app.set({ from: a === 0 ? "" : days[a], to: b === days.length - 1 ? "" : days[b] });
    });
    return el("label", { class: "slider" }, el("span", {}, t(name)), input, output);
  };
  box.replaceChildren(bars(from, to), slider("from", from), slider("to", to),
    ...(pages.some((page) => !page.date) ? [el("p", { class: "hint" }, t("undated"))] : []));
}

/** @param {number} from @param {number} to */
function bars(from, to) {
  const bins = Math.min(days.length, 48);
  const sums = Array.from({ length: bins }, () => 0);
  const bin = (/** @type {number} */ i) => Math.floor((i * bins) / days.length);
  days.forEach((day, i) => { sums[bin(i)] += perDay.get(day) ?? 0; });
  const most = Math.max(...sums, 1);
  const out = el("div", { class: "bars", "aria-hidden": "true" });
  sums.forEach((sum, i) => {
    const bar = el("i", { class: i >= bin(from) && i <= bin(to) ? "in" : "" });
    bar.style.height = `${Math.max(4, (100 * sum) / most)}%`;
    out.append(bar);
  });
  return out;
}

/** @param {State} state @param {App} app */
function showRest(state, app) {
  const sure = /** @type {HTMLInputElement} */ (byName("confidence"));
  sure.value = String(Math.round(state.confidence * 100));
  byName("confidence-out").textContent = `${sure.value}%`;
  const article = /** @type {HTMLSelectElement} */ (byName("article"));
  const articles = things.filter((thing) => thing.kind === "Article");
  if (article.options.length !== articles.length + 1 || article.options[0].text !== t("allArticles")) {
    const dated = articles.map((thing) => ({ thing, day: thing.facts.find((fact) => fact.relation === "publishedOn")?.value?.text ?? "" }));
    dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.thing.at - b.thing.at));
    article.replaceChildren(new Option(t("allArticles"), ""), ...dated.map(({ thing, day }) => new Option(`${day} ${label(thing.at)}`.trim(), thing.id)));
  }
  article.value = state.article;
  byName("article-box").hidden = !articles.length;
  const limit = /** @type {HTMLSelectElement} */ (byName("limit"));
  if (!limit.options.length) limit.replaceChildren(...LIMITS.map((n) => new Option(n.toLocaleString("en"), String(n))));
  limit.value = String(state.limit);
  byName("hidden").replaceChildren(...(state.hidden.length ? [button(t("showHidden", { n: state.hidden.length }), () => app.set({ hidden: [] }), { id: "show-hidden" })] : []));
}

/** Listen once to what is not made anew. @param {App} app @param {() => State} now */
export function startControls(app, now) {
  const sure = /** @type {HTMLInputElement} */ (byName("confidence"));
  sure.addEventListener("input", () => { byName("confidence-out").textContent = `${sure.value}%`; });
  sure.addEventListener("change", () => app.set({ confidence: +sure.value / 100 }));
  byName("article").addEventListener("change", (event) => app.set({ article: /** @type {HTMLSelectElement} */ (event.target).value }));
  byName("limit").addEventListener("change", (event) => app.set({ limit: +/** @type {HTMLSelectElement} */ (event.target).value }));
  byName("reset").addEventListener("click", () => {
    const { kinds: usual, relationsOff, from, to, confidence, article, hidden, around } = fresh();
    app.set({ kinds: usual, relationsOff, from, to, confidence, article, hidden, around, limit: now().limit });
  });
}
