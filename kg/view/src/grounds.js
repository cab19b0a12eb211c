/** What lies under the things of a picture: soft grounds of communities, and lines. */
import { things } from "./data.js";
import { ink } from "./shapes.js";

/** @typedef {import("./picture.js").Picture} Picture */

/** Lines between things, as thin on the screen however far one is, bolder where more facts link.
 * @param {CanvasRenderingContext2D} ctx @param {Picture} picture @param {number} scale */
export function drawLinks(ctx, picture, scale) {
  ctx.strokeStyle = ink.line;
  ctx.globalAlpha = picture.links.size > 250 ? 0.55 : 0.9;
  for (const bold of [1, 2, 3]) {
    ctx.lineWidth = bold / Math.min(scale, 1.5);
    ctx.beginPath();
    for (const { a, b, facts } of picture.links.values()) {
      const [from, to] = [picture.spots.get(a), picture.spots.get(b)];
      if (!from || !to || Math.min(3, Math.ceil(Math.sqrt(facts.length) / 2)) !== bold) continue;
      ctx.moveTo(...from);
      ctx.lineTo(...to);
    }
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** A ground under every community of four or more that hang together in the picture.
 * @param {CanvasRenderingContext2D} ctx @param {Picture} picture */
export function drawGroups(ctx, picture) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  const parts = components(picture);
  for (const at of picture.radius.keys()) {
    const group = `${things[at].group}/${parts(at)}`;
    if (things[at].group >= 0) groups.set(group, [...(groups.get(group) ?? []), at]);
  }
  ctx.lineJoin = "round";
  for (const members of groups.values()) {
    const { group } = things[members[0]];
    const { spots } = picture;
    const points = hull(near(members.map((at) => spots.get(at) ?? [0, 0])));
    if (members.length < 4 || points.length < 3) continue;
    ctx.fillStyle = ctx.strokeStyle = `hsl(${(group * 137.5) % 360} ${ink.dark ? "30% 14%" : "50% 94.5%"})`;
    ctx.lineWidth = 80;
    ctx.beginPath();
    points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.stroke();
    ctx.fill();
  }
}

/** Which connected part of the picture a thing is in (union and find, Galler and Fischer 1964). @param {Picture} picture */
function components(picture) {
  /** @type {Map<number, number>} */
  const up = new Map();
  const top = (/** @type {number} */ at) => {
    let here = at;
    while (up.has(here)) here = /** @type {number} */ (up.get(here));
    return here;
  };
  for (const { a, b } of picture.links.values()) {
    const [p, q] = [top(a), top(b)];
    if (p !== q) up.set(Math.max(p, q), Math.min(p, q));
  }
  return top;
}

/** Points without those far from the rest. @param {[number, number][]} points */
function near(points) {
  const middle = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const [x, y] = [middle(points.map((p) => p[0])), middle(points.map((p) => p[1]))];
  const far = points.map((p) => Math.hypot(p[0] - x, p[1] - y));
  const most = 2.2 * middle(far);
  return points.filter((_, i) => far[i] <= most);
}

/** The convex hull (Andrew's monotone chain, 1979). @param {[number, number][]} points */
function hull(points) {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const half = (/** @type {[number, number][]} */ list) => {
    /** @type {[number, number][]} */
    const out = [];
    for (const p of list) {
      while (out.length > 1) {
        const [o, a] = [out[out.length - 2], out[out.length - 1]];
        if ((a[0] - o[0]) * (p[1] - o[1]) - (a[1] - o[1]) * (p[0] - o[0]) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
