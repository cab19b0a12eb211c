/** Which facts pass the filters, who is linked to whom in a view, what to draw, how two things hang together. */
import { byId, days, facts, otherEnd, pages, things } from "./data.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./state.js").State} State */
/** @typedef {Map<number, Set<Fact>>} Neighbours */

/** Roles in which people are at an event. */
export const PEOPLE = new Set(["presidedBy", "addressedBy", "attendedBy", "visitor", "host", "guest"]);
const PLACES = new Set(["visited", "venue"]);
const PARTIES = new Set(["signatory"]);
/** The simpler views: the kinds they draw, and the two roles at one event that link its things.
 * @type {Record<string, {kinds: Set<string>, roles: [Set<string>, Set<string>]}>} */
const SIMPLER = {
  people: { kinds: new Set(["Official", "Person"]), roles: [PEOPLE, PEOPLE] },
  economy: { kinds: new Set(["Company", "Project", "District"]), roles: [PARTIES, PARTIES] },
  places: { kinds: new Set(["Official", "Person", "District", "Site"]), roles: [PEOPLE, PLACES] },
};
/** Links for each thing that can still be told apart. */
const MANY = 3;
/** Links that can be told apart whatever they link. */
const FEW = 150;
/** Neighbours that one step of expanding adds. */
export const STEP = 30;

/** A question asked of the graph under one state: filters are applied once, when it is made. */
export class Query {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.view = SIMPLER[state.view];
    this.article = state.article ? byId.get(state.article)?.at ?? -1 : -1;
    this.passing = facts.map((fact) => this.passes(fact));
  }

  /** @param {Fact} fact */
  passes(fact) {
    return !this.state.relationsOff.has(fact.relation) && fact.proofs.some((proof) => this.passesProof(proof));
  }

  /** @param {import("./data.js").Proof} proof */
  passesProof(proof) {
    const { from, to, confidence } = this.state;
    if (proof.confidence < confidence) return false;
    if (this.article >= 0 && proof.article !== this.article) return false;
    if (!from && !to) return true;
    const day = proof.page < 0 ? "" : pages[proof.page].date;
    return day !== "" && day >= (from || days[0]) && day <= (to || days[days.length - 1]);
  }

  /** Whether things of this kind are drawn without being asked for. @param {number} at */
  wanted(at) {
    const kind = things[at].kind;
    return this.state.kinds.has(kind) && (!this.view || this.view.kinds.has(kind));
  }

  /** The facts of a thing that pass. @param {number} at */
  factsOf(at) {
    return things[at].facts.filter((fact) => this.passing[fact.at]);
  }

  /** Who is linked to a thing in this view, by what facts. @param {number} at @returns {Neighbours} */
  neighbours(at) {
    /** @type {Neighbours} */
    const found = new Map();
    this.eachLink(at, (other, ...why) => {
      const known = found.get(other) ?? new Set();
      for (const fact of why) known.add(fact);
      found.set(other, known);
      return false;
    });
    return found;
  }

  /** Call `take` with every link of a thing until it returns true.
   * @param {number} at @param {(other: number, ...why: Fact[]) => boolean} take */
  eachLink(at, take) {
    for (const fact of things[at].facts) {
      const other = otherEnd(fact, at);
      if (!this.passing[fact.at] || other < 0 || other === at) continue;
      if (!this.view) {
        if (take(other, fact)) return true;
        continue;
      }
      if (this.view.kinds.has(things[other].kind) && take(other, fact)) return true;
      const [one, two] = this.view.roles;
      if (one.has(fact.relation) && this.meet(fact, at, other, two, take)) return true;
      if (one !== two && two.has(fact.relation) && this.meet(fact, at, other, one, take)) return true;
    }
    return false;
  }

  /** @param {Fact} fact @param {number} at @param {number} event @param {Set<string>} roles
   * @param {(other: number, ...why: Fact[]) => boolean} take */
  meet(fact, at, event, roles, take) {
    if (fact.subject !== event) return false;
    for (const more of things[event].facts) {
      const other = otherEnd(more, event);
      if (more.subject !== event || !roles.has(more.relation) || !this.passing[more.at]) continue;
      if (other >= 0 && other !== at && this.view.kinds.has(things[other].kind) && take(other, fact, more)) return true;
    }
    return false;
  }

  /** Things linked to another of the wanted kinds, most central first; those without links where there is no link. */
  candidates() {
    const wanted = things.filter((thing) => this.wanted(thing.at)).map((thing) => thing.at);
    const linked = wanted.filter((at) => this.eachLink(at, (other) => this.wanted(other)));
    return linked.length ? linked : wanted.filter((at) => this.factsOf(at).length || !this.filtered());
  }

  /** Whether any filter but kinds is set. */
  filtered() {
    const { from, to, confidence, article, relationsOff } = this.state;
    return Boolean(from || to || confidence || article || relationsOff.size);
  }

  /** What to draw: `nodes` in drawing order, `all` that could be, `path` if one is asked for. */
  choose() {
    const { state } = this;
    const at = (/** @type {string} */ id) => byId.get(id)?.at ?? -1;
    const hidden = new Set(state.hidden.map(at));
    const around = state.around ? at(state.around) : -1;
    const base = around >= 0 ? [around, ...this.ranked(around)] : this.candidates();
    const nodes = new Set(this.core(base.filter((n) => !hidden.has(n)), state.limit));
    const path = state.path ? this.path(...pair(state.path)) : null;
    const forced = [...state.sel.split("~"), ...state.path.split("~"), ...state.pins.keys(), ...state.expanded].filter(Boolean).map(at);
    for (const n of [...forced, ...(path ?? [])]) nodes.add(n);
    /** @type {Map<number, number>} */
    const steps = new Map();
    for (const id of state.expanded) steps.set(at(id), (steps.get(at(id)) ?? 0) + STEP);
    for (const [n, most] of steps) {
      const fresh = this.ranked(n).filter((other) => !nodes.has(other) && !hidden.has(other));
      for (const other of fresh.slice(0, most)) nodes.add(other);
    }
    return { nodes: [...nodes].sort((a, b) => a - b), all: base.length, path };
  }

  /** Those that say most: the first third, and those that most of these are linked to (`most_linked` in Python).
   * @param {number[]} base most central first @param {number} limit */
  core(base, limit) {
    if (base.length <= limit) return base;
    const could = new Set(base);
    const core = new Set(base.slice(0, Math.max(1, Math.floor(limit / 3))));
    /** @type {Map<number, number>} */
    const links = new Map();
    for (const at of core) {
      for (const other of this.neighbours(at).keys()) if (could.has(other) && !core.has(other)) links.set(other, (links.get(other) ?? 0) + 1);
    }
    const more = [...links].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit - core.size).map(([at]) => at);
    const chosen = new Set([...core, ...more]);
    const linked = [...chosen].filter((at) => this.eachLink(at, (other) => chosen.has(other)));
    return linked.length ? linked : [...core];
  }

  /** Neighbours of wanted kinds, most central first. @param {number} at */
  ranked(at) {
    return [...this.neighbours(at).keys()].filter((other) => this.wanted(other)).sort((a, b) => a - b);
  }

  /** The links between drawn things; where they are so many that nothing could be read, the strongest of each thing
   * and those of what is selected. @param {number[]} nodes */
  drawnLinks(nodes) {
    const all = this.links(nodes);
    if (all.length <= Math.max(FEW, MANY * nodes.length)) return { links: all, all: all.length };
    const chosen = new Set(`${this.state.sel}~${this.state.path}`.split("~").map((id) => byId.get(id)?.at ?? -1));
    /** @type {Map<number, number>} */
    const had = new Map();
    const ranked = [...all].sort((x, y) => y.facts.length - x.facts.length || x.a - y.a || x.b - y.b);
    const strong = new Set(ranked.filter(({ a, b }) => {
      const few = Math.min(had.get(a) ?? 0, had.get(b) ?? 0) < MANY;
      if (few) for (const at of [a, b]) had.set(at, (had.get(at) ?? 0) + 1);
      return few || chosen.has(a) || chosen.has(b);
    }));
    return { links: all.filter((link) => strong.has(link)), all: all.length };
  }

  /** All links between things. @param {number[]} nodes */
  links(nodes) {
    const drawn = new Set(nodes);
    /** @type {{a: number, b: number, facts: Fact[]}[]} */
    const out = [];
    for (const a of nodes) {
      for (const [b, why] of this.neighbours(a)) if (b > a && drawn.has(b)) out.push({ a, b, facts: [...why] });
    }
    return out;
  }

  /** The facts of what is selected, of the path, or of all that is drawn.
   * @param {{nodes: number[], path: number[] | null}} chosen */
  selected({ nodes, path }) {
    const { sel } = this.state;
    const thing = byId.get(sel);
    if (thing && !path) return this.factsOf(thing.at);
    const found = new Set(sel && !path ? this.neighbours(pair(sel)[0]).get(pair(sel)[1]) : this.links(path ?? nodes).flatMap((link) => link.facts));
    if (!sel && !path) for (const at of nodes) for (const fact of this.factsOf(at)) if (fact.object < 0) found.add(fact);
    return [...found].sort((a, b) => a.at - b.at);
  }

  /** A shortest path, or null. @param {number} from @param {number} to @returns {number[] | null} */
  path(from, to) {
    const before = new Map([[from, from]]);
    let edge = [from];
    while (edge.length && !before.has(to)) {
      const next = [];
      for (const at of edge) {
        for (const other of [...this.neighbours(at).keys()].sort((a, b) => a - b)) {
          if (before.has(other) || (other !== to && !this.wanted(other))) continue;
          before.set(other, at);
          next.push(other);
        }
      }
      edge = next;
    }
    if (!before.has(to)) return null;
    const out = [to];
    while (out[0] !== from) out.unshift(/** @type {number} */ (before.get(out[0])));
    return out;
  }
}

/** The two things that `a~b` names. @param {string} both @returns {[number, number]} */
export function pair(both) {
  const [a, b] = both.split("~").map((id) => byId.get(id)?.at ?? -1);
  return [a, b];
}
