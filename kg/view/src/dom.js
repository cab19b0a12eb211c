/** Elements made by hand: strings become text nodes, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [set] attributes; `on…` functions are listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, set = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-")) made.setAttribute(name, String(value));
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** @template {HTMLElement} [T=HTMLElement] @param {string} id @returns {T} */
export const byName = (id) => /** @type {T} */ (document.getElementById(id));

/** Text of a page, kept from steering the text around it. @param {string} text */
export const bdi = (text) => el("bdi", {}, text);

/** @param {string} text @param {() => void} act @param {Record<string, any>} [set] */
export const button = (text, act, set = {}) => el("button", { type: "button", onclick: act, ...set }, text);
