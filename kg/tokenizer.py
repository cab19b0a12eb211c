"""Chinese words: one small interface, whichever of two libraries cuts them.

rjieba is jieba's dictionary and algorithm in Rust (28 times its speed, a seventh
of its start); jieba stands in where rjieba has no wheel. Both cut Chinese text alike,
which a test holds on the sample pages. Method: the most probable path through the
dictionary, and for what it does not know a hidden Markov model of word positions.
"""

from __future__ import annotations

import contextlib
import functools
import warnings
from importlib import metadata
from typing import Any, Protocol


class Tokenizer(Protocol):
    """What the extractors ask of a tokenizer."""

    def cut(self, text: str, *, hmm: bool = True) -> list[str]:
        """The words of ``text`` in order; joined they are ``text`` again. Without ``hmm`` only known words."""

    def tag(self, word: str) -> str:
        """The dictionary's part of speech (``n``, ``v``, ``nr`` …) of a Chinese word that it knows."""


class Rjieba:
    """rjieba with a dictionary of its own.

    >>> Rjieba().cut("县长到乡镇调研")
    ['县长', '到', '乡镇', '调研']
    """

    def __init__(self) -> None:
        import rjieba  # a tenth of a second, which not every page needs

        self._words: Any = rjieba.Jieba()

    def cut(self, text: str, *, hmm: bool = True) -> list[str]:
        return list(self._words.cut(text, hmm))

    @functools.lru_cache(maxsize=16_384)  # noqa: B019  # there is one tokenizer, and it stays
    def tag(self, word: str) -> str:
        return str(self._words.tag(word, False)[0][1])


class Jieba:
    """jieba's own tokenizer: not the global one that every library shares, and without its cache in /tmp."""

    def __init__(self) -> None:
        with warnings.catch_warnings():  # jieba's sources are older than some warnings
            warnings.simplefilter("ignore")
            import jieba

        self._words: Any = jieba.Tokenizer()
        self._words.FREQ, self._words.total = self._words.gen_pfdict(self._words.get_dict_file())
        self._words.initialized = True
        with self._words.get_dict_file() as rows:
            self._tags: dict[str, str] = {word: tag for word, _, tag in (r.decode().split() for r in rows)}

    def cut(self, text: str, *, hmm: bool = True) -> list[str]:
        return list(self._words.cut(text, HMM=hmm))

    def tag(self, word: str) -> str:
        return self._tags.get(word, "x")


def tokenizer_name() -> str:
    """Which library cuts words here, with its version, for the report of a build.

    >>> tokenizer_name().split()[0] in ("rjieba", "jieba")
    True
    """
    for name in ("rjieba", "jieba"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            return f"{name} {metadata.version(name)}"
    return ""


@functools.cache
def tokenizer() -> Tokenizer:
    """The tokenizer of this process: rjieba where it is installed, else jieba.

    >>> tokenizer().tag("调研")
    'vn'
    """
    try:
        return Rjieba()
    except ImportError:
        return Jieba()
