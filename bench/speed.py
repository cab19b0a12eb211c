"""Speed and peak memory of extraction beside jieba on the same text in the same run, and a cold ``kg build``.

Every measurement is a process of its own, so that none warms or fattens another.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import zhconv

from bench.pages import read, sets

# Each prepares (timed as the start) and defines work(row): what is timed for every page.
PEERS = {
    "kg extraction": """
from kg.extract.read_page import read_page
from kg.model import Page
work = lambda row: read_page(Page(**row))
""",
    "jieba.cut": """
import jieba
words = jieba.Tokenizer()
work = lambda row: list(words.cut(row["text"]))
""",
    "jieba.posseg": """
import jieba.posseg
words = jieba.posseg.POSTokenizer(jieba.Tokenizer())
work = lambda row: list(words.cut(row["text"]))
""",
    "rjieba.cut": """
import rjieba
words = rjieba.Jieba()
work = lambda row: words.cut(row["text"])
""",
}
# The sample pages come first, as a run of many pages has its patterns compiled and its tables loaded once; one
# of them is put into traditional characters, whose table is loaded for such a page alone. What is timed is one
# pass over all other pages, so that what an extractor remembers of a page does not make the next pass look fast.
_PROGRAM = """
import json, logging, resource, sys, time, warnings
warnings.simplefilter("ignore")
logging.disable()
samples, rows = json.load(sys.stdin)
begun = time.perf_counter()
{peer}
work(samples[0])
start = time.perf_counter() - begun
for row in samples[1:]:
    work(row)
begun = time.perf_counter()
for row in rows:
    work(row)
took = time.perf_counter() - begun
size = sum(len(row["text"].encode()) for row in rows)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([size / 1000 / took, start, peak]))
"""
_RUNS = 5


def main() -> None:
    """Print both tables."""
    found = dict(sets())
    samples = [_row(file) for file in found.pop("samples")]
    samples.append(samples[0] | {"text": zhconv.convert(samples[0]["text"], "zh-hant")})
    files = [file for each in found.values() for file in each]
    rows = json.dumps([samples, [_row(file) for file in files]])
    runs = [{name: _measure(peer, rows) for name, peer in PEERS.items()} for _ in range(_RUNS)]
    told = {name: tuple(statistics.median(run[name][i] for run in runs) for i in range(3)) for name in PEERS}
    print(f"{'':16}{'KB/s':>9}{'start s':>9}{'peak MB':>9}   speed as a ratio to cut, posseg")
    for name, (speed, start, peak) in told.items():
        ratios = "".join(f"{speed / told[peer][0]:9.2f}" for peer in ("jieba.cut", "jieba.posseg"))
        print(f"{name:16}{speed:9.0f}{start:9.2f}{peak:9.0f}   {ratios}")
    memory = " and ".join(
        f"{told['kg extraction'][2] / told[p][2]:.2f} of {p}" for p in ("jieba.cut", "jieba.posseg")
    )
    print(f"peak memory of extraction: {memory}; {len(files)} pages\n")
    _cold(next((f for f in files if f.stem.startswith("luoyang")), files[0]))


def _row(file: Path) -> dict[str, str]:
    page, _ = read(file)
    return {"text": page.text, "date": page.date, "place": page.place}


def _measure(peer: str, rows: str) -> tuple[float, float, float]:
    args = [sys.executable, "-c", _PROGRAM.format(peer=peer)]
    done = subprocess.run(args, input=rows, capture_output=True, text=True, check=True)
    speed, start, peak = json.loads(done.stdout)
    return speed, start, peak


def _cold(gold: Path) -> None:
    """``kg build`` of one page in a new process: the median of several, and its peak memory."""
    page, _ = read(gold)
    seconds, peaks = [], []
    for _ in range(_RUNS):
        with tempfile.TemporaryDirectory() as folder:
            args = [sys.executable, "-m", "kg", "build", str(gold.with_suffix(".txt")), "--date", page.date]
            args += ["--place", page.place, "-o", str(Path(folder, "out"))]
            begun = time.perf_counter()
            child = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds.append(time.perf_counter() - begun)
            peaks.append(usage.ru_maxrss / 1024)
            if child.returncode not in (0, 1):
                raise SystemExit(f"kg build of {gold.stem} failed with exit code {child.returncode}")
    median = statistics.median(seconds)
    print(f"cold kg build of {gold.stem}: {median:.2f} s (median of {_RUNS}), {max(peaks):.0f} MB")


if __name__ == "__main__":
    main()
