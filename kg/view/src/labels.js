/** Labels of the picture: always the same size on the screen, the important ones first, none over another. */
import { ink } from "./shapes.js";

/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {{x: number, y: number, away: number, text: string, size: number, bold: boolean, forced: boolean, soft: boolean}} Label */

/** @type {Map<string, number>} */
const measured = new Map();
const FACE = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** @param {Label} label */
export const font = (label) => `${label.bold ? "600 " : ""}${label.size}px ${FACE}`;

/** The labels that find room, in px of the screen: below their thing, above it, or beside it; earlier ones win.
 * @param {CanvasRenderingContext2D} ctx @param {Label[]} labels @param {Box[]} obstacles @returns {Label[]} */
export function settle(ctx, labels, obstacles) {
  const things = new Taken();
  const texts = new Taken();
  const wide = ctx.canvas.clientWidth;
  const inside = (/** @type {Box} */ box) => box[0] >= 0 && box[2] <= wide;
  obstacles.forEach((box) => things.add(box));
  const out = [];
  for (const label of labels) {
    const half = width(ctx, label) / 2 + 2;
    const high = label.size * 0.62;
    const places = label.away ? [[0, label.away + high + 2], [0, -label.away - high - 2], [label.away + half, 0], [-label.away - half, 0]] : [[0, 0]];
    const boxes = places.map(([dx, dy]) => /** @type {Box} */ ([label.x + dx - half, label.y + dy - high, label.x + dx + half, label.y + dy + high]));
    const box = boxes.find((b) => inside(b) && !texts.has(b) && !things.has(b)) ?? (label.bold ? boxes.find((b) => !texts.has(b)) : undefined) ?? (label.forced ? boxes[0] : undefined);
    if (!box) continue;
    texts.add(box);
    out.push({ ...label, x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 });
  }
  return out;
}

/** Boxes that are taken, in cells so that few need to be looked at. */
class Taken {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  add(box) {
    for (const cell of cellsOf(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }

  /** Whether a box lies over one that was added. @param {Box} box */
  has(box) {
    return cellsOf(box).some((cell) => this.cells.get(cell)?.some((other) =>
      other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3]));
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Label} label */
export function width(ctx, label) {
  const key = `${label.bold}${label.size}${label.text}`;
  let known = measured.get(key);
  if (known === undefined) {
    ctx.font = font(label);
    known = ctx.measureText(label.text).width;
    measured.set(key, known);
  }
  return known;
}

/** @param {Box} box */
function cellsOf(box) {
  const out = [];
  for (let x = Math.floor(box[0] / 80); x <= Math.floor(box[2] / 80); x++) {
    for (let y = Math.floor(box[1] / 30); y <= Math.floor(box[3] / 30); y++) out.push(`${x},${y}`);
  }
  return out;
}

/** @param {CanvasRenderingContext2D} ctx @param {Label[]} labels */
export function write(ctx, labels) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of labels) {
    ctx.font = font(label);
    ctx.lineWidth = 4;
    ctx.strokeStyle = ink.back;
    ctx.strokeText(label.text, label.x, label.y);
    ctx.fillStyle = label.soft ? ink.line : ink.text;
    ctx.fillText(label.text, label.x, label.y);
  }
}
