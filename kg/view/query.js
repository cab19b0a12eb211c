// The query page: text from the graph reaches it only as text nodes.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const [select, params, text, state, answer] = ["question", "params", "text", "state", "answer"].map(id => document.getElementById(id));
for (const q of data.questions) select.add(new Option(`${q.zh} · ${q.en}`, q.name));

function element(name, content, parent) {
  const made = document.createElement(name);
  made.textContent = content;
  parent.append(made);
  return made;
}

function chosen() { return data.questions.find(q => q.name === select.value); }

select.addEventListener("change", () => {
  params.replaceChildren();
  const q = chosen();
  if (!q) return;
  text.value = q.text;
  for (const [name, zh, en] of q.params) {
    const label = element("label", `${zh} · ${en}`, params);
    const input = document.createElement("input");
    input.id = `param-${name}`;
    input.name = name;
    label.htmlFor = input.id;
    params.append(input);
  }
});

function short(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  for (const [prefix, space] of Object.entries(data.prefixes)) {
    if (term.value.startsWith(space)) return `${prefix}:${term.value.slice(space.length)}`;
  }
  return term.value;
}

function show(found) {
  if ("boolean" in found) { element("p", found.boolean ? "是 · yes" : "否 · no", answer); return 1; }
  const table = element("table", "", answer);
  const head = element("tr", "", element("thead", "", table));
  for (const name of found.head.vars) element("th", name, head).scope = "col";
  const body = element("tbody", "", table);
  for (const row of found.results.bindings) {
    const line = element("tr", "", body);
    for (const name of found.head.vars) element("td", short(row[name]), line);
  }
  return found.results.bindings.length;
}

async function ask() {
  answer.replaceChildren();
  state.className = "";
  state.textContent = "…";
  try {
    let question = text.value;
    const q = chosen();
    if (q && q.params.length && question === q.text) {
      const given = new URLSearchParams([...params.querySelectorAll("input")].map(i => [i.name, i.value]));
      const bound = await fetch(`questions/${encodeURIComponent(q.name)}?${given}`);
      question = await bound.text();
      if (!bound.ok) throw new Error(question);
    }
    const begun = performance.now();
    const got = await fetch("sparql", {
      method: "POST", body: question,
      headers: { "Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json, text/turtle" },
    });
    const told = await got.text();
    if (!got.ok) throw new Error(told);
    let rows;
    if (got.headers.get("Content-Type").startsWith("text/turtle")) { element("pre", told, answer); rows = "Turtle"; }
    else rows = `${show(JSON.parse(told))} 行 · rows`;
    state.textContent = `${rows}, ${Math.round(performance.now() - begun)} ms`;
  } catch (error) {
    state.className = "error";
    state.textContent = error.message;
  }
}

document.getElementById("ask").addEventListener("click", ask);
text.addEventListener("keydown", event => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask(); });
