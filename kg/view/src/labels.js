/** Labels of the picture: always the same size on the screen, the important ones first, none over another. */
import { ink } from "./shapes.js";

/** @typedef {{x: number, y: number, text: string, size: number, bold: boolean, forced: boolean, soft: boolean}} Label */

/** @type {Map<string, number>} */
const measured = new Map();
const FACE = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** @param {Label} label */
export const font = (label) => `${label.bold ? "600 " : ""}${label.size}px ${FACE}`;

/** The labels that find room, in px of the screen; earlier ones win.
 * @param {CanvasRenderingContext2D} ctx @param {Label[]} labels @returns {Label[]} */
export function settle(ctx, labels) {
  /** @type {Map<string, [number, number, number, number][]>} */
  const grid = new Map();
  return labels.filter((label) => {
    const half = width(ctx, label) / 2 + 3;
    const high = label.size * 0.65;
    const box = /** @type {[number, number, number, number]} */ ([label.x - half, label.y - high, label.x + half, label.y + high]);
    const cells = cellsOf(box);
    const taken = cells.some((cell) => grid.get(cell)?.some((other) =>
      other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3]));
    if (taken && !label.forced) return false;
    for (const cell of cells) grid.set(cell, [...(grid.get(cell) ?? []), box]);
    return true;
  });
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

/** @param {[number, number, number, number]} box */
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
