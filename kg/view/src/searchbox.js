/** A text field that completes names: a combobox after the ARIA Authoring Practices, used by search and path. */
import { byName, el } from "./dom.js";
import { badge } from "./shapes.js";
import { search } from "./matching.js";
import { things } from "./data.js";
import { kindName, t } from "./words.js";

const MOST = 12;

/** @param {string} name id of the input; its list is `name-list`
 * @param {(at: number) => void} pick @param {(text: string) => void} tell */
export function searchBox(name, pick, tell) {
  const input = /** @type {HTMLInputElement} */ (byName(name));
  const list = byName(`${name}-list`);
  /** @type {{at: number, name: string}[]} */
  let found = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (/** @type {number} */ i) => {
    if (!found[i]) return;
    input.value = things[found[i].at].label;
    pick(found[i].at);
    close();
  };
  const light = (/** @type {number} */ i) => {
    active = i;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === i)));
    list.children[i]?.scrollIntoView({ block: "nearest" });
    if (i >= 0) input.setAttribute("aria-activedescendant", `${name}-${i}`);
  };
  const complete = () => {
    found = search(input.value, MOST);
    list.replaceChildren(...found.map(({ at, name: hit }, i) => {
      const { kind, label, facts } = things[at];
      const post = facts.find((fact) => fact.relation === "post" && fact.subject === at)?.value?.text;
      const option = el("li", { role: "option", id: `${name}-${i}`, "aria-selected": "false" },
        badge(kind), el("bdi", {}, label), hit !== label && el("bdi", { class: "soft" }, hit), el("span", { class: "soft" }, post ?? kindName(kind)));
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(i); });
      return option;
    }));
    const typed = input.value.trim() !== "";
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (typed) tell(found.length ? t("hits", { n: found.length }) : t("noHit"));
    if (found.length) light(0);
  };
  input.addEventListener("input", complete);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) complete();
      else light((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(Math.max(0, active));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}
