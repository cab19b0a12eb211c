/** The network on its canvas: vis-network moves and hits, this module says how things look. */
import { captions, obstacles } from "./captions.js";
import { things } from "./data.js";
import { drawGroups, drawLinks } from "./grounds.js";
import { settle, write } from "./labels.js";
import { drawThing, ink } from "./shapes.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {{a: number, b: number, facts: Fact[]}} Link */
/** @typedef {import("./arrange.js").Spots} Spots */
/** @typedef {{nodes: Set<number>, links: Set<string>}} Lit */

/** vis-network finds the lines under the pointer; drawLinks draws them. */
const CLEAR = "rgba(0, 0, 0, 0)";
const still = matchMedia("(prefers-reduced-motion: reduce)");
/** @param {number} a @param {number} b */
export const linkId = (a, b) => `${Math.min(a, b)}-${Math.max(a, b)}`;

export class Picture {
  /**
   * @param {HTMLElement} element
   * @param {import("./data.js").Drawing} drawing
   * @param {{click: (what: number | string | null) => void, expand: (at: number) => void, moved: (at: number) => void,
   *   cursor: (at: number) => void}} on
   */
  constructor(element, drawing, on) {
    this.on = on;
    /** @type {Map<string, Link>} */
    this.links = new Map();
    /** @type {Spots} */
    this.spots = new Map(drawing.nodes.map((node) => [node.id, [node.x, node.y]]));
    /** @type {Map<number, number>} */
    this.radius = new Map();
    /** @type {Lit | null} */
    this.lit = null;
    this.hover = /** @type {number | string | null} */ (null);
    this.cursor = -1;
    /** @type {Set<number>} */
    this.pinned = new Set();
    this.grouped = false;
    /** Labels that found room when last drawn. @type {import("./labels.js").Label[]} */
    this.seen = [];
    this.nodes = new vis.DataSet(drawing.nodes);
    this.edges = new vis.DataSet(drawing.edges.map((e) => ({ id: linkId(e.from, e.to), ...e })));
    this.network = new vis.Network(element, { nodes: this.nodes, edges: this.edges }, this.options(drawing.options));
    this.element = element;
    this.listen();
  }

  /** @param {object} base */
  options(base) {
    return {
      ...base,
      autoResize: true,
      nodes: { shape: "custom", ctxRenderer: (/** @type {any} */ how) => this.renderNode(how) },
      edges: { ...(/** @type {any} */ (base)).edges, color: { color: CLEAR, hover: CLEAR, highlight: CLEAR, inherit: false } },
    };
  }

  listen() {
    const { network, on } = this;
    network.on("click", (/** @type {any} */ p) => on.click(p.nodes[0] ?? p.edges[0] ?? null));
    network.on("doubleClick", (/** @type {any} */ p) => p.nodes.length && on.expand(p.nodes[0]));
    const follow = (/** @type {any} */ p) => {
      for (const at of p.nodes) {
        const { x, y } = network.getPosition(at);
        this.spots.set(at, [Math.round(x), Math.round(y)]);
      }
    };
    network.on("dragging", follow);
    network.on("dragEnd", (/** @type {any} */ p) => { follow(p); p.nodes.forEach(on.moved); });
    for (const [event, value] of /** @type {const} */ ([["hoverNode", "node"], ["hoverEdge", "edge"]])) {
      network.on(event, (/** @type {any} */ p) => this.point(p[value]));
    }
    for (const event of ["blurNode", "blurEdge"]) network.on(event, () => this.point(null));
    network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
      if (this.grouped) drawGroups(ctx, this);
      drawLinks(ctx, this, network.getScale());
    });
    network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => this.drawOver(ctx));
  }

  /** @param {number | string | null} what */
  point(what) {
    this.hover = what;
    this.element.classList.toggle("pointing", what !== null);
    this.network.redraw();
  }

  /** Draw these things and links at these spots.
   * @param {number[]} nodes @param {Link[]} links @param {Spots} spots */
  show(nodes, links, spots) {
    this.spots = spots;
    this.links = new Map(links.map((link) => [linkId(link.a, link.b), link]));
    this.radius = new Map(nodes.map((at) => [at, 0]));
    for (const { a, b } of links) for (const at of [a, b]) this.radius.set(at, (this.radius.get(at) ?? 0) + 1);
    for (const [at, degree] of this.radius) this.radius.set(at, 12 + Math.min(16, 2.1 * Math.sqrt(degree)));
    const keep = new Set(nodes);
    this.edges.remove(this.edges.getIds().filter((/** @type {string} */ id) => !this.links.has(id)));
    this.nodes.remove(this.nodes.getIds().filter((/** @type {number} */ at) => !keep.has(at)));
    this.nodes.update(nodes.map((at) => {
      const [x, y] = spots.get(at) ?? [0, 0];
      return { id: at, group: things[at].kind, x, y };
    }));
    this.edges.update(links.map(({ a, b }) => ({ id: linkId(a, b), from: a, to: b })));
  }

  /** What stands out now: what is pointed at, else what is selected. @returns {Lit | null} */
  standing() {
    if (this.hover === null) return this.lit;
    return typeof this.hover === "number" ? this.halo([this.hover]) : this.edgeHalo(this.hover);
  }

  /** Things with their links and neighbours. @param {number[]} centres @returns {Lit} */
  halo(centres) {
    const lit = { nodes: new Set(centres), links: new Set() };
    for (const [id, { a, b }] of this.links) {
      if (!centres.includes(a) && !centres.includes(b)) continue;
      lit.links.add(id);
      lit.nodes.add(a).add(b);
    }
    return lit;
  }

  /** @param {string} id @returns {Lit} */
  edgeHalo(id) {
    const link = this.links.get(id);
    return { nodes: new Set(link ? [link.a, link.b] : []), links: new Set(link ? [id] : []) };
  }

  /** The radius at which a thing is drawn, never too small to see. @param {number} at @param {number} scale */
  size(at, scale) {
    return Math.max(this.radius.get(at) ?? 13, (this.radius.size > 150 ? 5 : 8) / scale);
  }

  /** @param {any} how */
  renderNode({ ctx, id, x, y }) {
    const scale = this.network.getScale();
    const radius = this.size(id, scale);
    return {
      drawNode: () => drawThing(ctx, id, x, y, radius, { lettered: radius * scale > 7, ring: this.ring(id) }),
      nodeDimensions: { width: radius * 2, height: radius * 2 },
    };
  }

  /** @param {number} at */
  ring(at) {
    if (at === this.cursor) return ink.ring;
    return this.pinned.has(at) ? ink.strong : "";
  }

  /** @param {CanvasRenderingContext2D} ctx */
  drawOver(ctx) {
    const lit = this.standing();
    const scale = this.network.getScale();
    if (lit) this.dim(ctx, lit, scale);
    ctx.save();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.seen = settle(ctx, captions(this, lit, scale), obstacles(this, lit, scale));
    write(ctx, this.seen);
    ctx.restore();
  }

  /** Veil everything and draw again what stands out. @param {CanvasRenderingContext2D} ctx @param {Lit} lit @param {number} scale */
  dim(ctx, lit, scale) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.78;
    ctx.fillStyle = ink.back;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    ctx.strokeStyle = ink.strong;
    for (const id of lit.links) {
      const link = this.links.get(id);
      const [a, b] = [this.spots.get(link?.a ?? -1), this.spots.get(link?.b ?? -1)];
      if (!a || !b) continue;
      ctx.lineWidth = 1.6 / Math.min(scale, 1);
      ctx.beginPath();
      ctx.moveTo(...a);
      ctx.lineTo(...b);
      ctx.stroke();
    }
    for (const at of lit.nodes) {
      const spot = this.spots.get(at);
      if (!spot) continue;
      const radius = this.size(at, scale);
      drawThing(ctx, at, spot[0], spot[1], radius, { lettered: radius * scale > 7, ring: this.ring(at) || (at === this.hover ? ink.ring : "") });
    }
  }

  /** @param {number} at */
  toScreen(at) {
    const [x, y] = this.spots.get(at) ?? [0, 0];
    return this.network.canvasToDOM({ x, y });
  }

  /** Show all, or these, with room for labels and buttons. @param {number[] | null} nodes */
  fit(nodes = null) {
    const spots = (nodes ?? [...this.radius.keys()]).map((at) => this.spots.get(at) ?? [0, 0]);
    if (!spots.length) return;
    this.network.setSize("100%", "100%"); // the stage may just have made room for the panel
    const [xs, ys] = [spots.map((spot) => spot[0]), spots.map((spot) => spot[1])];
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), low: Math.max(...ys) };
    const wide = Math.max(80, this.element.clientWidth - 150);
    const high = Math.max(80, this.element.clientHeight - 110);
    const scale = Math.min(1.3, wide / Math.max(1, box.right - box.left), high / Math.max(1, box.low - box.top));
    this.network.moveTo({
      position: { x: (box.left + box.right) / 2 + 10 / scale, y: (box.top + box.low) / 2 + 8 / scale }, scale,
      animation: still.matches ? false : { duration: 350 },
    });
  }

  /** @param {number} times */
  zoom(times) {
    this.network.moveTo({ scale: Math.min(4, Math.max(0.03, this.network.getScale() * times)) });
  }

  /** The nearest thing from the keyboard's mark in a direction, the first one where there is no mark, or -1.
   * @param {number} dx @param {number} dy */
  nearest(dx, dy) {
    const all = [...this.radius.keys()];
    const from = this.spots.get(this.cursor);
    if (!from) return all[0] ?? -1;
    let best = -1;
    let least = Infinity;
    for (const at of all) {
      const [x, y] = this.spots.get(at) ?? [0, 0];
      const along = (x - from[0]) * dx + (y - from[1]) * dy;
      const aside = Math.abs((x - from[0]) * dy) + Math.abs((y - from[1]) * dx);
      if (along > 0 && at !== this.cursor && along + 2 * aside < least) [best, least] = [at, along + 2 * aside];
    }
    return best;
  }

  /** Move the keyboard's mark to the nearest thing in a direction. @param {number} dx @param {number} dy */
  step(dx, dy) {
    const best = this.nearest(dx, dy);
    if (best < 0) return;
    this.cursor = best;
    const { x, y } = this.toScreen(best);
    const { clientWidth, clientHeight } = this.element;
    if (x < 30 || y < 30 || x > clientWidth - 30 || y > clientHeight - 30) this.network.focus(best, { animation: false });
    this.network.redraw();
    this.on.cursor(best);
  }
}

