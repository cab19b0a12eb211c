/** Soft grounds under the communities of a picture. */
import { things } from "./data.js";
import { ink } from "./shapes.js";

/** Draw one under every community of four or more.
 * @param {CanvasRenderingContext2D} ctx @param {Iterable<number>} nodes @param {import("./arrange.js").Spots} spots */
export function drawGroups(ctx, nodes, spots) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const at of nodes) {
    const group = things[at].group;
    if (group >= 0) groups.set(group, [...(groups.get(group) ?? []), at]);
  }
  ctx.lineJoin = "round";
  for (const [group, members] of groups) {
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
