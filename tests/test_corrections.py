"""Human corrections: applied last, kept by ``kg add``, told where they fit nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

import kg
from kg.errors import InputError

TEXT = "全县春耕推进会召开\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。副县长郎青、骆一鸣参加会议。"
HEAD = "action,subject,relation,object,note\n"


def build(tmp_path: Path, *rows: str, head: str = HEAD) -> kg.Built:
    file = tmp_path / "corrections.csv"
    file.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
    return kg.build(text=TEXT, date="2024-03-02", corrections=file)


def facts(built: kg.Built) -> set[tuple[str, str, str]]:
    nodes = built.graph.nodes
    return {
        (
            nodes[c.subject].label,
            c.predicate,
            nodes[c.object].label if isinstance(c.object, str) else c.object.value,
        )
        for c in built.claims
    }


def test_one_claim_is_dropped(tmp_path: Path) -> None:
    before = facts(build(tmp_path))
    after = facts(build(tmp_path, "drop,全县春耕推进会,attendedBy,郎青,他在外地"))
    assert before - after == {("全县春耕推进会", "attendedBy", "郎青")} and after < before


def test_a_thing_that_is_none_goes_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    built = build(tmp_path, "drop,骆一鸣,,,")
    assert not any("骆一鸣" in fact for row in facts(built) for fact in row)
    assert not any("骆一鸣" in n.label for n in built.graph.nodes.values())
    assert ("全县春耕推进会", "attendedBy", "郎青") in facts(built)
    holders = {c.subject for c in built.claims if c.predicate == "holder"}
    assert {n.id for n in built.graph.nodes.values() if n.kind == "Tenure"} == holders


def test_two_things_become_one(tmp_path: Path) -> None:
    built = build(tmp_path, "same,王一,,郎青,笔名")
    (one,) = (n for n in built.graph.nodes.values() if n.label == "郎青")
    assert "王一" in one.alt and not any(n.label == "王一" for n in built.graph.nodes.values())
    assert ("全县春耕推进会召开", "author", "郎青") in facts(built)
    assert all(c.subject in built.graph.nodes for c in built.claims)


def test_one_that_fits_nothing_is_told(tmp_path: Path) -> None:
    told = build(tmp_path, "drop,没有此人,,,", "same,方川,,全县春耕推进会,").graph.warnings
    assert len(told) == 2 and all("fits nothing; check its names" in line for line in told)


@pytest.mark.parametrize(
    ("head", "row", "words"),
    [
        ("action,who\n", "", "line 1: the columns are to be action,subject,relation,object,note"),
        (HEAD, "delete,方川,,,", "line 2: action “delete” is neither drop nor same"),
        (HEAD, "drop,,,,", "line 2: drop lacks a name"),
        (HEAD, "same,方川,,,", "line 2: same lacks a name"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_line(tmp_path: Path, head: str, row: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        build(tmp_path, row, head=head)


def test_a_spreadsheet_of_chinese_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes((HEAD + "drop,骆一鸣,,,\r\n").encode("gb18030"))
    built = kg.build(text=TEXT, date="2024-03-02", corrections=tmp_path / "c.csv")
    assert not built.graph.warnings and not any(n.label == "骆一鸣" for n in built.graph.nodes.values())


def test_corrections_outlive_a_later_add(tmp_path: Path, run: Run) -> None:
    (tmp_path / "c.csv").write_text(HEAD + "drop,骆一鸣,,,\n", "utf-8")
    (tmp_path / "a-2024-03-02.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b-2024-03-03.txt").write_text(TEXT.replace("春耕", "防汛"), "utf-8")
    out = tmp_path / "out"
    assert (
        run("build", tmp_path / "a-2024-03-02.txt", "--corrections", tmp_path / "c.csv", "-o", out).code == 0
    )
    assert run("add", out, tmp_path / "b-2024-03-03.txt").code == 0
    csv = (out / "facts.csv").read_text("utf-8")
    assert "防汛" in csv and "骆一鸣" not in csv.replace("、骆一鸣", "")
    (tmp_path / "c.csv").write_text(HEAD, "utf-8")
    assert run("add", out, tmp_path / "b-2024-03-03.txt", "--corrections", tmp_path / "c.csv").code == 0
    assert "attendedBy,骆一鸣" in (out / "facts.csv").read_text("utf-8")
