"""Makes what is generated from the vocabulary and the questions: ``python ontology/build.py``.

``ontology/context.jsonld`` and ``docs/ontology.html`` come from ``ontology/govkg.ttl``, ``docs/queries.md`` from
``data/queries/*.rq``. A test holds that they are fresh.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path

from kg.export.jsonld import make_context
from kg.ontology import PREFIXES, Term, store, terms
from kg.query import questions

ROOT = Path(__file__).resolve().parents[1]
_CLASSES = "class"
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
h2 { margin-top: 2.5rem } section { border-top: 1px solid #8886; margin-top: 1.2rem }
h3 { margin: .8rem 0 .2rem } h3 code { font-weight: 400; opacity: .75 }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .1rem 1rem; margin: .3rem 0 }
dt { opacity: .75 } dd { margin: 0 } nav ul { columns: 14rem; list-style: none; padding: 0 }
"""
_TRAITS = {
    "FunctionalProperty": "至多一个 at most one", "SymmetricProperty": "双向 both ways", "TransitiveProperty": "可传递 step by step",
    "IrreflexiveProperty": "不指自身 never itself", "AsymmetricProperty": "不反向 never back",
}  # fmt: skip


def page() -> str:
    """The vocabulary as one page for people, in Chinese and English."""
    known = terms().values()
    classes = [t for t in known if t.kind == _CLASSES]
    properties = [t for t in known if t.kind != _CLASSES]
    version = next(
        q.object.value
        for q in store().quads_for_pattern(None, _iri("owl", "versionInfo"), None)  # type: ignore[union-attr]
    )
    parts = [
        "<!doctype html>", '<html lang="zh-CN">', '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', "<title>govkg 词汇表 vocabulary</title>",
        f"<style>{_STYLE}</style>", "<h1>govkg 词汇表 · vocabulary</h1>",
        f"<p>版本 version {html.escape(version)} · <code>{html.escape(PREFIXES['gov'])}</code> · "
        "由 ontology/govkg.ttl 生成 made from ontology/govkg.ttl</p>",
        "<nav>", *_index("类 · Classes", classes), *_index("属性 · Properties", properties), "</nav>",
        "<h2>类 · Classes</h2>", *(_term(t) for t in classes), "<h2>属性 · Properties</h2>", *(_term(t) for t in properties),
        "</html>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _iri(prefix: str, name: str):  # type: ignore[no-untyped-def]
    import pyoxigraph

    return pyoxigraph.NamedNode(PREFIXES[prefix] + name)


def _index(title: str, found: list[Term]) -> Iterator[str]:
    yield f"<p><b>{title}</b></p><ul>"
    yield from (f'<li><a href="#{t.name}">{html.escape(t.labels["zh"])} {t.name}</a></li>' for t in found)
    yield "</ul>"


def _term(term: Term) -> str:
    rows: list[tuple[str, str]] = []
    narrower = [t.name for t in terms().values() if term.name in t.broader]
    inverse = term.inverse or next((t.name for t in terms().values() if t.inverse == term.name), "")
    for name, found in (
        ("上位 broader", term.broader), ("下位 narrower", narrower), ("对齐 aligned with", term.aligned),
        ("参见 see also", term.see), ("用于 of", term.domain), ("取值 values", term.range),
        ("反向 inverse", [inverse] if inverse else []),
    ):  # fmt: skip
        if found:
            rows.append((name, ", ".join(_link(value) for value in found)))
    if term.traits:
        rows.append(("性质 nature", ", ".join(_TRAITS.get(trait, trait) for trait in term.traits)))
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return (
        f'<section id="{term.name}"><h3>{html.escape(term.labels["zh"])} · {html.escape(term.labels["en"])} '
        f"<code>gov:{term.name}</code></h3><p>{html.escape(term.definitions['zh'])}<br>"
        f"{html.escape(term.definitions['en'])}</p><dl>{told}</dl></section>"
    )


def _link(value: str) -> str:
    if value in terms():
        return f'<a href="#{value}">{html.escape(terms()[value].labels["zh"])} {value}</a>'
    prefix, _, local = value.partition(":")
    if prefix in PREFIXES:
        return f'<a href="{html.escape(PREFIXES[prefix] + local)}">{html.escape(value)}</a>'
    return f'<a href="{html.escape(value)}">{html.escape(value)}</a>'


def queries() -> str:
    """The bundled questions with their parameters, examples and text."""
    lines = [
        "# 现成的问题 · Bundled questions", "",
        "由 `data/queries/*.rq` 生成。每个问题的参数只作为值代入，不会改变问题本身。",
        "Made from `data/queries/*.rq`. A parameter stands for a value and never changes the question.", "",
        "    kg query out                      # 列出全部 lists them",
        "    kg query out NAME --param a=b     # 提问 asks one; --format table, csv, json or turtle", "",
    ]  # fmt: skip
    for q in questions().values():
        lines += [f"## {q.name}", "", f"{q.zh} · {q.en}", ""]
        lines += [f"- `{p.name}` ({p.kind}): {p.zh} · {p.en}" for p in q.params]
        body = q.text.partition("# example:")[2].partition("\n")[2].strip()
        lines += [*([""] if q.params else []), f"    {q.example}", "", "```sparql", body, "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def made() -> dict[Path, str]:
    """Every generated file with what it must hold."""
    context = json.dumps(make_context(), ensure_ascii=False, indent=1) + "\n"
    return {
        ROOT / "ontology" / "context.jsonld": context,
        ROOT / "docs" / "ontology.html": page(),
        ROOT / "docs" / "queries.md": queries(),
    }


if __name__ == "__main__":
    for file, text in made().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        print(file.relative_to(ROOT))
