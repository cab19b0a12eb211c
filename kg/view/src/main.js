/** The page: a state, and what is drawn and told for it. */
import { arrange } from "./arrange.js";
import { showControls, startControls } from "./controls.js";
import { byId, drawing, pages, things } from "./data.js";
import { byName } from "./dom.js";
import { dress } from "./dress.js";
import { panelContent } from "./panel.js";
import { Picture, linkId } from "./picture.js";
import { Query, pair } from "./query.js";
import { saveCsv, savePng, saveSvg } from "./save.js";
import { searchBox } from "./searchbox.js";
import { mixInk } from "./shapes.js";
import { fromHash, toHash } from "./state.js";
import { label, short, speak, spoken, t, wanted } from "./words.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./arrange.js").Spots} Spots */

let state = fromHash(location.hash);
let shown = /** @type {State | null} */ (null);
let query = new Query(state);
let chosen = /** @type {ReturnType<Query["choose"]>} */ ({ nodes: [], all: 0, path: null });
/** Where things stand in each view, so that going back finds them there. @type {Map<string, Spots>} */
const remembered = new Map();
const dark = matchMedia("(prefers-color-scheme: dark)");
const tell = (/** @type {string} */ text) => { byName("live").textContent = text; };

const picture = new Picture(byName("net"), drawing, {
  click: (what) => {
    const sel = typeof what === "string" ? linkName(what) : what === null ? "" : things[what].id;
    app.set({ sel, path: "", text: "" });
  },
  expand: (at) => app.set({ sel: things[at].id, expanded: [...state.expanded, things[at].id] }),
  moved: (at) => {
    remembered.set(`${state.view} ${state.around}`.trim(), new Map(picture.spots));
    const { id } = things[at];
    if (state.pins.has(id)) app.set({ pins: new Map([...state.pins, [id, picture.spots.get(at) ?? [0, 0]]]) });
  },
  cursor: (at) => tell(t("selected", { name: label(at) })),
});
remembered.set("full", picture.spots);

const app = {
  /** Change the state; the address and all that is shown follow.
   * @param {Partial<State>} change @param {{look?: boolean}} [how] `look`: go to what is selected */
  set(change, { look = false } = {}) {
    state = { ...state, ...change };
    for (const [id, spot] of state.pins) {
      if (Number.isNaN(spot[0])) state.pins.set(id, picture.spots.get(byId.get(id)?.at ?? -1) ?? [0, 0]);
    }
    const hash = toHash(state);
    if (hash !== location.hash.slice(1)) location.hash = hash;
    render(look);
  },
  /** @param {number[]} nodes */
  fitTo: (nodes) => picture.fit(nodes),
  /** Ask where a path from here is to go. @param {number} at */
  pathFrom(at) {
    pathStart = at;
    document.body.classList.add("filtering");
    byName("path-box").setAttribute("open", "");
    /** @type {HTMLInputElement} */ (byName("path-from")).value = label(at);
    byName("path-to").focus();
  },
};
/** Where the next path starts, or -1. */
let pathStart = -1;

/** The ids of both ends of a link. @param {string} id */
const linkName = (id) => id.split("-").map((at) => things[+at].id).join("~");

function render(look = false) {
  const before = shown;
  shown = state;
  speak(/** @type {"zh" | "en"} */ (state.lang || wanted()));
  if (!before || before.lang !== state.lang) dress();
  if (!before || before.theme !== state.theme) paint();
  query = new Query(state);
  chosen = query.choose();
  const { links, all } = query.drawnLinks(chosen.nodes);
  const place = `${state.view} ${state.around}`.trim();
  const moved = !before || place !== `${before.view} ${before.around}`.trim();
  const spots = settle(place, links);
  mark();
  picture.show(chosen.nodes, links, spots);
  picture.grouped = state.view === "full" && !state.around && chosen.nodes.length > 60;
  showControls(state, app);
  showPanel(before);
  byName("status").textContent = [
    chosen.all > chosen.nodes.length ? t("drawnMore", { n: chosen.nodes.length, all: chosen.all }) : t("drawn", { n: chosen.nodes.length, all: things.length }),
    links.length < all ? t("strongest", { n: links.length, all }) : t("links", { n: links.length }),
  ].join(" · ");
  showEmpty();
  if (moved || (before && before.path !== state.path && chosen.path)) picture.fit(chosen.path);
  else if (look || (before && before.sel !== state.sel)) goTo(look);
}

/** Spots for what is drawn: what stands keeps its place, unless most of it is new. @param {string} place @param {{a: number, b: number}[]} links */
function settle(place, links) {
  const known = new Map(remembered.get(place) ?? []);
  for (const [id, spot] of state.pins) known.set(byId.get(id)?.at ?? -1, spot);
  const here = new Map(chosen.nodes.filter((at) => known.has(at)).map((at) => [at, /** @type {[number, number]} */ (known.get(at))]));
  const pins = new Map([...state.pins].map(([id, spot]) => [byId.get(id)?.at ?? -1, spot]));
  const start = here.size * 2 < chosen.nodes.length ? pins : here;
  const spots = arrange(chosen.nodes, links, start, (at) => Math.max(56, Math.min(Array.from(short(at, 12)).length * 13, 130)));
  remembered.set(place, new Map([...known, ...spots]));
  return spots;
}

/** Say what stands out. */
function mark() {
  const at = byId.get(state.sel)?.at ?? -1;
  picture.pinned = new Set([...state.pins.keys()].map((id) => byId.get(id)?.at ?? -1));
  picture.hover = null;
  queueMicrotask(() => {
    if (chosen.path) {
      const steps = chosen.path;
      picture.lit = { nodes: new Set(steps), links: new Set(steps.slice(1).map((node, i) => linkId(steps[i], node))) };
    } else if (state.sel.includes("~")) picture.lit = picture.edgeHalo(linkId(...pair(state.sel)));
    else picture.lit = at >= 0 ? picture.halo([at]) : null;
    if (at >= 0) picture.cursor = at;
    picture.network.redraw();
  });
}

/** @param {State | null} before */
function showPanel(before) {
  const panel = byName("panel-body");
  const inside = panel.contains(document.activeElement);
  panel.replaceChildren(...panelContent(query, app, chosen).filter((part) => part !== false));
  const open = Boolean(state.sel || state.path || state.text);
  document.body.classList.toggle("reading", open);
  if (inside) panel.querySelector("h2")?.focus({ preventScroll: true });
  if (before && (before.sel !== state.sel || before.path !== state.path || before.text !== state.text)) {
    byName("panel").scrollTop = 0;
    panel.querySelector(".text mark")?.scrollIntoView({ block: "center" });
    if (open) tell(panel.querySelector("h2")?.textContent ?? "");
  }
}

function showEmpty() {
  const none = chosen.nodes.length === 0;
  byName("empty").hidden = !none;
  if (none) byName("empty").replaceChildren(t(things.length ? "emptyFilter" : "empty"), ...(things.length ? [document.createElement("br"), t("emptyHint")] : []));
}

/** Bring what is selected into sight. @param {boolean} close */
function goTo(close) {
  const at = byId.get(state.sel)?.at ?? (state.sel ? pair(state.sel)[0] : -1);
  if (at < 0) return;
  const { x, y } = picture.toScreen(at);
  const { clientWidth: wide, clientHeight: high } = picture.element;
  const out = x < 20 || y < 20 || x > wide - 20 || y > high - 40;
  if (close) picture.fit([...picture.halo([at]).nodes]);
  else if (out) picture.network.focus(at, { animation: false });
}

function paint() {
  const theme = state.theme || (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = theme;
  mixInk();
}

/** @param {string} key */
function keyed(key) {
  const act = { e: "expand", h: "hide", p: "pin" }[key.toLowerCase()];
  if (act) /** @type {HTMLElement | null} */ (document.querySelector(`#panel [data-act=${act}]`))?.click();
  else if (key === "/") byName("search").focus();
  else if (key === "f" || key === "F") picture.fit();
  else if (key === "+" || key === "=") picture.zoom(1.3);
  else if (key === "-") picture.zoom(1 / 1.3);
  else if (key === "Escape") escape();
  else return false;
  return true;
}

function escape() {
  if (state.text) app.set({ text: "" });
  else if (state.path) app.set({ path: "" });
  else if (state.sel) app.set({ sel: "" });
  else document.body.classList.remove("filtering");
}

function start() {
  const on = (/** @type {string} */ id, /** @type {() => void} */ act) => byName(id).addEventListener("click", act);
  searchBox("search", (at) => app.set({ sel: things[at].id, path: "", text: "", hidden: state.hidden.filter((id) => id !== things[at].id) }, { look: true }), tell);
  searchBox("path-from", (at) => { pathStart = at; byName("path-to").focus(); }, tell);
  searchBox("path-to", (at) => {
    if (pathStart >= 0 && at !== pathStart) app.set({ path: `${things[pathStart].id}~${things[at].id}`, text: "" });
  }, tell);
  startControls(app, () => state);
  on("fit", () => picture.fit());
  on("zoom-in", () => picture.zoom(1.3));
  on("zoom-out", () => picture.zoom(1 / 1.3));
  on("tidy", () => { remembered.delete(`${state.view} ${state.around}`.trim()); render(); picture.fit(); });
  on("language", () => app.set({ lang: spoken() === "zh" ? "en" : "zh" }));
  on("theme", () => app.set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
  on("filter-toggle", () => byName("filter-toggle").setAttribute("aria-expanded", String(document.body.classList.toggle("filtering"))));
  on("panel-close", () => app.set({ sel: "", path: "", text: "" }));
  const name = () => `${document.title.replace(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 40) || "graph"}`;
  on("png", () => { savePng(picture, `${name()}.png`); tell(t("saved", { name: "PNG" })); });
  on("svg", () => { saveSvg(picture, `${name()}.svg`); tell(t("saved", { name: "SVG" })); });
  on("csv", () => { saveCsv(query.selected(chosen), `${name()}.csv`, (proof) => query.passesProof(proof)); tell(t("saved", { name: "CSV" })); });
  on("print", () => window.print());
  byName("net").addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) picture.step(way[0], way[1]);
    else if (event.key === "Enter" && picture.cursor >= 0) app.set({ sel: things[picture.cursor].id, path: "", text: "" });
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).matches("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
    if (keyed(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const menu = /** @type {HTMLDetailsElement} */ (byName("menu"));
    if (menu.open && !byName("menu-top").contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  window.addEventListener("hashchange", () => {
    if (toHash(state) === location.hash.slice(1)) return;
    state = fromHash(location.hash);
    render();
  });
  dark.addEventListener("change", () => { paint(); render(); });
}

start();
render();
picture.network.once("afterDrawing", () => {
  performance.mark("kg-ready");
  document.documentElement.dataset.ready = String(pages.length);
});
picture.network.redraw();
