"""Arabic within Persian: a verse of the Quran, a saying, a quotation, a whole line.

Its letters, marks and spelling are right as they stand. Two things give Arabic away: the
density of its vowel marks, which Persian leaves out, and the words that carry an Arabic
sentence (article, prepositions, pronouns). A letter such as ي alone proves nothing: that
is how an Arabic keyboard writes Persian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dabir.persian.cleaning.alphabet import LETTERS, MARKS

_VOWELS: Final = "\u064b-\u0652\u0670"
_TRIGGER: Final = re.compile(rf"[{_VOWELS}يكةىإٱ]")
"""A line without one of these may be Arabic, but nothing in it would be changed."""

_PERSIAN: Final = re.compile("[پچژگ]")
_QUOTED: Final = re.compile(r"«([^«»\n]+)»|“([^“”\n]+)”|\"([^\"\n]+)\"|\(([^()\n]+)\)|\[([^\[\]\n]+)\]")
_WORDS: Final = re.compile(f"[{LETTERS}{MARKS}\u0640]+")
_MARK: Final = re.compile(f"[{_VOWELS}]")
_LETTER: Final = re.compile(f"[{LETTERS}]")
_ARTICLE: Final = re.compile(r"[وفبك]?(?:ال|لل|ٱل)..")
_PARTICLES: Final = frozenset(
    # Prepositions and conjunctions, then pronouns, verbs and particles.
    re.findall(
        r"\w+",
        """
        في فی إلى الى على عن ثم أو أي حتى بعد قبل بين لكم له لهم به بها إليه عليه عليها عليهم
        هذا هذه ذلك تلك الذي التي الذين هو هي هم نحن أنت أنا أيها كل إياك
        إن أن إنا إنه أنه إنما إلا ليس كان كانت قال قالت صلى ما لا لم لن قد
        """,
    )
)
"""Words that tie an Arabic sentence together. The list is our own, from any Arabic grammar."""

_ALONE: Final = frozenset({"ما", "لا", "بعد", "قبل", "كل", "بين", "هم", "به"})
"""Those of them that Persian has too: they count only beside another."""

_DENSE: Final = 0.3
_FEWEST_MARKS: Final = 2
_FEWEST_WORDS: Final = 3
_MOST: Final = 0.6


def arabic_spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where Arabic stands in *line*, in order: start and end of each stretch."""
    if not _TRIGGER.search(line):
        return
    if _reads_as_arabic(line):
        start = len(line) - len(line.lstrip())
        yield start, len(line.rstrip())
        return
    done = 0
    for quoted in _QUOTED.finditer(line):
        group = quoted.lastindex or 0
        start, end = quoted.span(group)
        if _is_arabic(quoted[group]):
            yield from _vocalised(line, done, start)
            inside = quoted[group]
            yield start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
            done = end
    yield from _vocalised(line, done, len(line))


def _is_arabic(text: str) -> bool:
    """Tell whether a quotation is Arabic: by its marks, or by its words."""
    if _PERSIAN.search(text):
        return False
    marks = len(_MARK.findall(text))
    if marks >= _FEWEST_MARKS and marks >= _DENSE * len(_LETTER.findall(text)):
        return True
    return _reads_as_arabic(text)


def _reads_as_arabic(text: str) -> bool:
    """Tell whether most words of *text* are such as carry an Arabic sentence."""
    if _PERSIAN.search(text):
        return False
    words = [_MARK.sub("", word) for word in _WORDS.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return False
    articles = sum(_ARTICLE.match(word) is not None for word in words)
    particles = [word for word in words if word in _PARTICLES or word.lstrip("وف") in _PARTICLES]
    telling = sum(word not in _ALONE for word in particles)
    enough = articles >= _FEWEST_WORDS or telling >= 1
    return enough and articles + len(particles) >= _MOST * len(words)


def _vocalised(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of words that bear vowel marks throughout, between *start* and *end*."""
    if sum(1 for _ in _MARK.finditer(line, start, end)) < _FEWEST_MARKS:
        return
    run: list[re.Match[str]] = []
    for word in _WORDS.finditer(line, start, end):
        if _is_vocalised(word[0]) and (not run or line[run[-1].end() : word.start()].strip(" ،,") == ""):
            run.append(word)
            continue
        yield from _stretch(run)
        run = [word] if _is_vocalised(word[0]) else []
    yield from _stretch(run)


def _stretch(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    if len(run) > 1 or (run and re.search("[إةيكىٱ]", run[0][0])):
        yield run[0].start(), run[-1].end()


def _is_vocalised(word: str) -> bool:
    marks = len(_MARK.findall(word))
    if marks < _FEWEST_MARKS or _PERSIAN.search(word):
        return False
    return marks >= _DENSE * len(_LETTER.findall(word))
