"""Make ``divisions.tsv`` from the tables of china-division: ``python data/gazetteer/build.py FOLDER``.

FOLDER is the unpacked ``dist`` of china-division 2.7.0, which repeats the
statistical codes of the National Bureau of Statistics. The result is the same bytes every time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Write code, name and level of every province, city and county."""
    rows = []
    for file, level in (("provinces", "province"), ("cities", "city"), ("areas", "county")):
        for row in json.loads((folder / f"{file}.json").read_text("utf-8")):
            code = str(row["code"]).ljust(6, "0")
            if (
                not row["name"].endswith(
                    ("市辖区", "直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政区划")
                )
                and row["name"] != "县"
            ):
                rows.append((code, row["name"], level))
    out = Path(__file__).with_name("divisions.tsv")
    out.write_text(
        "code\tname\tlevel\n" + "".join("\t".join(r) + "\n" for r in sorted(rows)), "utf-8", newline="\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
