"""Two tokenizers behind one interface: which of them is installed does not show."""

from __future__ import annotations

import re
import sys

import pytest

from kg import tokenizer as module
from kg.resources import data_path
from kg.tokenizer import Jieba, Rjieba, Tokenizer, tokenizer

_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile("[\u4e00-\u9fff]{2,}")


@pytest.fixture(scope="module")
def both() -> tuple[Tokenizer, Tokenizer]:
    return Rjieba(), Jieba()


def test_both_cut_and_tag_the_sample_pages_alike(both: tuple[Tokenizer, Tokenizer]) -> None:
    fast, slow = both
    pages = sorted(data_path("pages").rglob("*.txt"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        for hmm in (True, False):
            words, others = fast.cut(text, hmm=hmm), slow.cut(text, hmm=hmm)
            assert "".join(words) == "".join(others) == text
            # Figures and letters with a hyphen (0972-83) are one word of rjieba and several of jieba.
            assert [w for w in words if _HAN.search(w)] == [w for w in others if _HAN.search(w)], page.name
        for word in filter(_WORD.fullmatch, fast.cut(text, hmm=False)):
            assert fast.tag(word) == slow.tag(word), word


def test_jieba_stands_in_where_rjieba_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    tokenizer.cache_clear()
    try:
        assert isinstance(tokenizer(), Jieba)
    finally:
        tokenizer.cache_clear()


def test_the_tokenizer_of_other_libraries_is_left_alone(both: tuple[Tokenizer, Tokenizer]) -> None:
    jieba = sys.modules["jieba"]
    assert not jieba.dt.initialized
    assert both[1]._words is not jieba.dt  # type: ignore[attr-defined]
    assert module.tokenizer() is module.tokenizer()
