/** Places for things that have none yet, by d3-force, run to its end before anything is drawn: nothing trembles. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

/** @typedef {Map<number, [number, number]>} Spots */

/**
 * @param {number[]} nodes what is drawn
 * @param {{a: number, b: number}[]} links
 * @param {Spots} spots where things stand now; what stands there stays
 * @param {(at: number) => number} width px that a thing needs with its label
 * @returns {Spots} a spot for each of `nodes`
 */
export function arrange(nodes, links, spots, width) {
  const fixed = nodes.filter((at) => spots.has(at));
  if (fixed.length === nodes.length) return new Map(nodes.map((at) => [at, at_(spots, at)]));
  const near = neighbours(links);
  const bodies = nodes.map((at, i) => {
    const spot = spots.get(at);
    if (spot) return { at, x: spot[0], y: spot[1], fx: spot[0], fy: spot[1] };
    const beside = (near.get(at) ?? []).filter((other) => spots.has(other)).map((other) => at_(spots, other));
    if (!beside.length) return fixed.length ? { at, ...below(spots, fixed, i) } : { at };
    const turn = i * 2.399963;
    const mean = (/** @type {0 | 1} */ axis) => beside.reduce((sum, spot) => sum + spot[axis], 0) / beside.length;
    return { at, x: mean(0) + 90 * Math.cos(turn), y: mean(1) + 90 * Math.sin(turn) };
  });
  const index = new Map(nodes.map((at, i) => [at, i]));
  const pairs = links.map(({ a, b }) => ({ source: index.get(a) ?? 0, target: index.get(b) ?? 0 }));
  const many = nodes.length > 150;
  const world = forceSimulation(/** @type {any[]} */ (bodies))
    .force("link", forceLink(pairs).distance(110))
    .force("charge", forceManyBody().strength(-420).theta(many ? 1.2 : 0.9).distanceMax(1200))
    .force("apart", forceCollide((/** @type {any} */ body) => width(body.at) / 2))
    .force("x", forceX().strength(0.05))
    .force("y", forceY().strength(0.08))
    .stop();
  world.tick(many ? 130 : 260);
  return new Map(bodies.map((body) => [body.at, [Math.round(body.x ?? 0), Math.round(body.y ?? 0)]]));
}

/** @param {Spots} spots @param {number} at */
const at_ = (spots, at) => /** @type {[number, number]} */ (spots.get(at));

/** @param {{a: number, b: number}[]} links */
function neighbours(links) {
  /** @type {Map<number, number[]>} */
  const out = new Map();
  for (const { a, b } of links) {
    out.set(a, [...(out.get(a) ?? []), b]);
    out.set(b, [...(out.get(b) ?? []), a]);
  }
  return out;
}

/** A start below everything, for what is linked to nothing drawn. @param {Spots} spots @param {number[]} fixed @param {number} i */
function below(spots, fixed, i) {
  const ys = fixed.map((at) => at_(spots, at)[1]);
  const xs = fixed.map((at) => at_(spots, at)[0]);
  return { x: Math.min(...xs) + (i % 12) * 120, y: Math.max(...ys) + 120 };
}
