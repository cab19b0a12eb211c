/** Where a fact was read: the quote marked in its sentence, and the whole text of a page with it. */
import { pages, things } from "./data.js";
import { bdi, button, el } from "./dom.js";
import { label, t } from "./words.js";

/** @typedef {import("./data.js").Proof} Proof */
/** @typedef {[number, number][]} Spans */

/** The characters of a sentence as code points, which is what offsets count. @param {string} text */
const points = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
/** @param {string | string[]} chars @param {number} from @param {number} [to] */
const cut = (chars, from, to) => (typeof chars === "string" ? chars.slice(from, to) : chars.slice(from, to).join(""));

/** A sentence with the stretches of it that spans cover marked.
 * @param {number} start @param {string} text @param {Spans} spans @param {boolean} flat line ends as spaces */
function marked(start, text, spans, flat) {
  const chars = points(text);
  const tidy = (/** @type {string} */ piece) => (flat ? piece.replace(/\s+/g, " ") : piece);
  const out = el("bdi");
  let at = 0;
  for (const [from, to] of spans) {
    const [a, b] = [Math.max(from - start, at), Math.min(to - start, chars.length)];
    if (b <= a) continue;
    out.append(tidy(cut(chars, at, a)), el("mark", {}, tidy(cut(chars, a, b))));
    at = b;
  }
  out.append(tidy(cut(chars, at)));
  return out;
}

/** The sentences of a page that spans touch, those between two near ones too.
 * @param {Proof} proof */
function quote(proof) {
  const sentences = pages[proof.page]?.sentences ?? [];
  const touched = sentences.filter(([start, text]) =>
    proof.spans.some(([from, to]) => from < start + points(text).length && to > start));
  const out = el("blockquote");
  let end = -1;
  for (const [start, text] of touched) {
    if (end >= 0 && start > end) out.append(" … ");
    out.append(marked(start, text, proof.spans, true));
    end = start + points(text).length;
  }
  return out;
}

/** One place where a fact was read. @param {Proof} proof @param {(text: string) => void} open */
export function proofElement(proof, open) {
  const page = pages[proof.page];
  const facts = [];
  if (proof.article >= 0) facts.push(el("cite", {}, bdi(label(proof.article))));
  if (page) facts.push([page.paper, page.date, page.number].filter(Boolean).join(" ") || page.file);
  facts.push(el("span", { title: t("rule", { id: proof.rule }) }, t("confidenceIs", { n: `${Math.round(proof.confidence * 100)}%` })));
  const links = [];
  if (page && proof.spans.length) {
    const where = `${proof.page}${proof.spans.map(([a, b]) => `@${a}-${b}`).join("")}`;
    links.push(button(t("read"), () => open(where), { class: "link" }));
  }
  if (page?.url) links.push(el("a", { href: page.url, rel: "noopener noreferrer", target: "_blank" }, t("site")));
  const caption = el("figcaption");
  for (const piece of [...facts, ...links]) caption.append(piece, " ");
  const body = proof.spans.length ? quote(proof) : el("p", { class: "given" }, proof.source ? `${t("gazetteer")} (${proof.source})` : t("given"));
  return el("figure", { class: "proof" }, body, caption);
}

/** The text of a page with the quote marked. @param {string} where `page@start-end…` */
export function textElement(where) {
  const [number, ...ranges] = where.split("@");
  const page = pages[Number(number)];
  if (!page) return el("p", {}, t("noHit"));
  const spans = /** @type {Spans} */ (ranges.map((range) => range.split("-").map(Number)));
  const body = el("div", { class: "text", tabindex: "0", role: "document", "aria-label": page.file });
  let end = 0;
  let gaps = false;
  for (const [start, text] of page.sentences) {
    if (start > end) {
      gaps = true;
      body.append(el("p", { class: "gap" }, "…"));
    }
    body.append(marked(start, text, spans, false));
    end = start + points(text).length;
  }
  const where_ = spans.map(([a, b]) => t("chars", { a: String(a), b: String(b) })).join(", ");
  return el("article", {},
    el("p", { class: "meta" }, bdi([page.paper, page.date, page.number, page.file].filter(Boolean).join(" · "))),
    el("p", { class: "meta" }, where_),
    gaps && el("p", { class: "meta" }, t("notAll")), body);
}

/** A proof as one line of text, for CSV. @param {Proof} proof */
export function proofRow(proof) {
  const page = pages[proof.page];
  const said = proof.spans.map(([from, to]) => {
    let text = "";
    for (const [start, sentence] of page?.sentences ?? []) {
      const chars = points(sentence);
      if (from < start + chars.length && to > start) text += cut(chars, Math.max(0, from - start), to - start);
    }
    return text;
  });
  const spans = proof.spans;
  return [
    said.join("…"), proof.article >= 0 ? things[proof.article].label : "", page?.file ?? "", page?.date ?? "",
    spans.length ? String(spans[0][0]) : "", spans.length ? String(spans[spans.length - 1][1]) : "",
    proof.confidence.toFixed(2), proof.rule,
  ];
}
