/** The page's own words in the language spoken: elements name them in `data-t` (text), `data-a` (name), `data-p` (hint). */
import { spoken, t } from "./words.js";

/** Say them all again. */
export function dress() {
  document.documentElement.lang = spoken() === "zh" ? "zh-Hans" : "en";
  for (const [data, set] of /** @type {const} */ ([["t", null], ["a", "aria-label"], ["p", "placeholder"]])) {
    for (const node of document.querySelectorAll(`[data-${data}]`)) {
      const text = t(/** @type {HTMLElement} */ (node).dataset[data] ?? "");
      if (set) node.setAttribute(set, text);
      else node.textContent = text;
      if (set === "aria-label" && node.tagName === "BUTTON") node.setAttribute("title", text);
    }
  }
}
