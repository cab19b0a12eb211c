"""A guard in front of a pattern changes nothing that it finds."""

from __future__ import annotations

import re

import pytest

from kg.guard import guarded
from kg.resources import data_path

TEXT = "".join(p.read_text("utf-8") for p in sorted(data_path("pages").glob("*.txt")))


@pytest.mark.parametrize(
    ("source", "guard"),
    [
        (r"\d+年|今年", r"(?=[\d今][\d年])"),
        (r"(?:在|到)?(?:会|场)", "(?=[会到在场])"),
        (r"(?<=,)(?:并|[还又])+讲话", "(?=[又并还][又并讲还])"),
        (r"(?P<who>他|她)?[\s-]*说", r"(?=[\-\s他她][\-\s说]|[说])"),
        (r"会议|大会", ""),  # the engine looks for 会 and 大 by itself
        (r"[^,。]{2,4}会", ""),
        (r".会", ""),
        (r"(?:会)?", ""),
        (r"\W会|会", ""),
        (r"^会|[大小]会", ""),
        (r"(?=[大小])(?:县|市)?[大小]会", ""),
    ],
)
def test_a_guard_is_what_a_match_may_begin_with(source: str, guard: str) -> None:
    compiled = guarded(source)
    assert compiled.pattern == (f"{guard}(?:{source})" if guard else source)
    plain = re.compile(source)
    assert [m.span() for m in compiled.finditer(TEXT)] == [m.span() for m in plain.finditer(TEXT)]
    assert compiled.groupindex == plain.groupindex


def test_a_pattern_that_does_not_compile_raises() -> None:
    with pytest.raises(re.error):
        guarded("(会")
