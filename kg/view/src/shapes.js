/** How a kind looks: one outline as a path that a canvas and an SVG file both take, its colour and its glyph. */
import { things, words } from "./data.js";
import { glyph } from "./words.js";

/** Outlines around (0, 0) for a radius of 10. @type {Record<string, string>} */
const OUTLINES = {
  circle: "M10 0A10 10 0 1 1-10 0A10 10 0 1 1 10 0Z",
  square: "M-6-9H6Q9-9 9-6V6Q9 9 6 9H-6Q-9 9-9 6V-6Q-9-9-6-9Z",
  diamond: "M-1.8-11.5Q0-13 1.8-11.5L11.5-1.8Q13 0 11.5 1.8L1.8 11.5Q0 13-1.8 11.5L-11.5 1.8Q-13 0-11.5-1.8Z",
  hexagon: "M-5.8-10H5.8L11.5 0L5.8 10H-5.8L-11.5 0Z",
  pin: "M0 13Q-10 4-10-2A10 9.5 0 1 1 10-2Q10 4 0 13Z",
  page: "M-7.5-10H4.5L8-6.5V10H-7.5Z",
};
/** @type {Map<string, Path2D>} */
const paths = new Map(Object.entries(OUTLINES).map(([name, d]) => [name, new Path2D(d)]));

/** Colours of the page, read from its style. */
export const ink = { back: "#fff", text: "#1b1f24", line: "#8a94a0", strong: "#1d5fa6", ring: "#f5b800", dark: false };

/** Read the colours again, after light or dark was chosen. */
export function mixInk() {
  const style = getComputedStyle(document.documentElement);
  const read = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  Object.assign(ink, {
    back: read("--back"), text: read("--text"), line: read("--line"), strong: read("--accent"), ring: read("--ring"),
    dark: read("color-scheme") === "dark",
  });
}

/** @param {string} kind @returns {string} */
export const colour = (kind) => words.kinds[kind]?.[ink.dark ? "dark" : "light"] ?? (ink.dark ? "#bbb" : "#555");
/** The colour of the glyph on it. */
export const onColour = () => (ink.dark ? "#14181d" : "#ffffff");
/** @param {string} kind @returns {string} */
export const outline = (kind) => OUTLINES[words.kinds[kind]?.shape] ?? OUTLINES.circle;

/**
 * Draw a thing at (x, y) with a radius, both in px of the canvas.
 * @param {CanvasRenderingContext2D} ctx @param {number} at @param {number} x @param {number} y
 * @param {number} radius @param {{lettered: boolean, ring: string}} how
 */
export function drawThing(ctx, at, x, y, radius, { lettered, ring }) {
  const kind = things[at].kind;
  const path = paths.get(words.kinds[kind]?.shape) ?? paths.get("circle");
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius / 10, radius / 10);
  ctx.lineJoin = "round";
  if (ring) {
    ctx.strokeStyle = ring;
    ctx.lineWidth = 7;
    ctx.stroke(/** @type {Path2D} */ (path));
  }
  ctx.strokeStyle = ink.back;
  ctx.lineWidth = 2;
  ctx.stroke(/** @type {Path2D} */ (path));
  ctx.fillStyle = colour(kind);
  ctx.fill(/** @type {Path2D} */ (path));
  if (lettered) {
    ctx.fillStyle = onColour();
    const sign = glyph(kind);
    ctx.font = `600 ${sign.length > 1 ? 8.5 : 11}px system-ui, "Noto Sans CJK SC", sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(sign, 0, words.kinds[kind]?.shape === "pin" ? -2 : 0.6);
  }
  ctx.restore();
}

/** A small picture of a kind for the legend and the lists. @param {string} kind */
export function badge(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-14 -14 28 28");
  svg.setAttribute("class", "badge");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", outline(kind));
  path.setAttribute("fill", colour(kind));
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("y", words.kinds[kind]?.shape === "pin" ? "2" : "4.5");
  text.setAttribute("font-size", glyph(kind).length > 1 ? "9" : "12");
  text.setAttribute("fill", onColour());
  text.textContent = glyph(kind);
  svg.append(path, text);
  return svg;
}
