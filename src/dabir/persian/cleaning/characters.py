"""Characters: one code for each Persian letter, and nothing that cannot be seen.

The half-space is a character like any other here: it stays between two letters, and what
was typed in its place (the logical NOT of old word processors, a soft hyphen, a
zero-width space) becomes one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dabir.persian.cleaning.alphabet import DIGITS, FORMS, INVISIBLE, LETTERS, MARKS, SPACES, WORD
from dabir.persian.cleaning.rewriting import Pattern, Rule
from dabir.persian.digits import to_persian
from dabir.persian.letters import HALF_SPACE, TATWEEL

_KEPT_FORMS: Final = frozenset("\ufdfa\ufdfb")
"""The blessings written as one sign: ﷺ and ﷻ. They are signs, and stay."""

_LETTERS: Final = {
    "\u064a": "\u06cc",  # Arabic yeh
    "\u0649": "\u06cc",  # alef maksura
    "\u06d2": "\u06cc",  # yeh barree, outside Urdu
    "\u06cd": "\u06cc",  # yeh with tail
    "\u0643": "\u06a9",  # Arabic kaf
    "\u06aa": "\u06a9",  # swash kaf
    "\u06c1": "\u0647",  # heh goal of Urdu keyboards
    "\u06be": "\u0647",  # heh doachashmee, the same
    "\u06d5": "\u0647",  # Kurdish ae, which has the shape of a final heh
    "\u06c0": "\u0647\u0654",  # heh with hamza in one code: ۀ, in house style هٔ
    "\u06c2": "\u0647\u0654",
    "\u06d3": "\u0626",
    "\u0671": "\u0627",  # alef wasla
    "\u0672": "\u0623",
    "\u0673": "\u0625",
    "\u0675": "\u0623",
    "\u0676": "\u0624",
    "\u0678": "\u0626",
}
"""After the Unicode charts of the Arabic block. Letters of other languages (ټ، ڵ، ٹ) are
not here: they make their word foreign, and a foreign word is protected."""

_COMPOSED: Final = {
    "\u0627\u0653": "\u0622",
    "\u0627\u0654": "\u0623",
    "\u0627\u0655": "\u0625",
    "\u0648\u0654": "\u0624",
    "\u06cc\u0654": "\u0626",
    "\u064a\u0654": "\u0626",
}
"""Letter and mark in the composed code, after Unicode's canonical composition; hamza over
Persian yeh too, which Unicode leaves in two."""


def _plain(form: str) -> str:
    """Return the letters of one presentation form (Unicode's compatibility mapping)."""
    if form in _KEPT_FORMS:
        return form
    # The isolated form of a mark maps to a space or a tatweel that bears it.
    letters = unicodedata.normalize("NFKC", form).strip(" " + TATWEEL)
    return "".join(_LETTERS.get(letter, letter) for letter in letters)


def _letter(match: re.Match[str]) -> str:
    character = match[0]
    return _LETTERS.get(character) or _COMPOSED.get(character) or _plain(character)


_JOINS: Final = "ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|تر|ترین|ام|ای|اند|ایم|اید|ام|ات|اش|مان|تان|شان|ی"
_SUFFIX: Final = re.compile(rf"(?:{_JOINS})(?![{LETTERS}])")
_PREFIX: Final = re.compile(rf"(?<![{LETTERS}])(?:می|نمی)\Z")
_APART: Final = frozenset("اآأإدذرزژوؤ")
"""Letters that do not join the next one: after them a half-space is not seen."""

_TYPED_FOR_HALF_SPACE: Final = frozenset("\u200b\u200e\u200f")
"""A zero-width space, and the direction marks that some programs put on the same key."""

_LETTER: Final = re.compile(f"[{LETTERS}{FORMS}]")
_BEFORE_HALF_SPACE: Final = re.compile(f"[{LETTERS}{FORMS}{MARKS}{DIGITS}{WORD}»)\\]\"”'’%٪]")
_AFTER_HALF_SPACE: Final = re.compile(f"[{LETTERS}{FORMS}{DIGITS}{WORD}]")


def _invisible(match: re.Match[str]) -> str:
    """Return what a run of invisible characters becomes: a half-space, a joiner, nothing."""
    run, line = match[0], match.string
    start, end = match.span()
    before, after = line[start - 1 : start], line[end : end + 1]
    persian = bool(_LETTER.match(before) and _LETTER.match(after))
    if "\u00ac" in run and not persian:
        return run  # the sign of logic itself
    if HALF_SPACE in run or "\u00ac" in run or ("\u00ad" in run and persian):
        between = _BEFORE_HALF_SPACE.match(before) and _AFTER_HALF_SPACE.match(after)
        return HALF_SPACE if between else ""
    if persian and not _TYPED_FOR_HALF_SPACE.isdisjoint(run):
        return HALF_SPACE if _was_half_space(line, start, end) else ""
    if "\u200d" in run and _keeps_joiner(before, after):
        return "\u200d"
    return ""


def _was_half_space(line: str, start: int, end: int) -> bool:
    """Tell whether what stands within a word was typed to part two letters."""
    if line[start - 1] not in _APART:
        return True
    return _SUFFIX.match(line, end) is not None or _PREFIX.search(line, max(0, start - 4), start) is not None


def _keeps_joiner(before: str, after: str) -> bool:
    """Tell whether a joiner is meant: in «ه‍.ق» and within an emoji."""
    if _LETTER.match(before):
        return before == "ه" and not _LETTER.match(after)
    return not _LETTER.match(after) and before.strip() != "" and after.strip() != ""


def _mark(match: re.Match[str]) -> str:
    """Return a run of marks without repetitions, or nothing if no letter bears it."""
    before = match.string[match.start() - 1 : match.start()]
    if not (_LETTER.match(before) or before == TATWEEL):
        return ""
    run = match[0]
    return run if len(run) == 1 else "".join(dict.fromkeys(run))


_LONGEST_DASH: Final = 2


def _tatweel(match: re.Match[str]) -> str:
    """Return what a stretch becomes: nothing, or the dash it was typed for."""
    run, line = match[0], match.string
    start, end = match.span()
    before, after = line[start - 1 : start], line[end : end + 1]
    if re.match(f"[{MARKS}]", after) and not _LETTER.match(before):
        return run  # a mark shown by itself
    if _LETTER.match(before):
        alone = before == "ه" and not _LETTER.match(line[start - 2 : start - 1])
        # «هـ» by itself abbreviates the lunar era, and is written in this shape.
        return TATWEEL if alone and not _LETTER.match(after) else ""
    if _LETTER.match(after):
        return ""
    if before.strip() == "" and after.strip() == "" and len(run) <= _LONGEST_DASH:
        return "–"
    return run


_ZERO_WIDTH: Final = INVISIBLE + "\u00ac"
_DIGITS: Final = "0-9\u0660-\u0669"

_NAMES: Final = (
    ("space-character", re.compile(f"[{SPACES}]")),
    ("invisible", re.compile(f"[{_ZERO_WIDTH}]")),
    ("digits", re.compile(f"[{_DIGITS}]")),
    ("tatweel", re.compile(TATWEEL)),
    ("mark", re.compile(f"[{MARKS}]")),
)


def _rule_of(text: str) -> str:
    """Return the name of the rule that changes *text*, by its first character."""
    return next((name for name, pattern in _NAMES if pattern.match(text)), "letter")


def _character(match: re.Match[str]) -> str:
    """Return what one stretch of characters of a kind becomes."""
    text = match[0]
    known = _CHANGED.get(text)
    if known is not None:
        return known
    match match.lastgroup:
        case "invisible":
            return _invisible(match)
        case "digits":
            return to_persian(text)
        case "mark":
            return _mark(match)
        case "tatweel":
            return _tatweel(match)
        case _:
            return _plain(text)


_CHANGED: Final = {
    **_LETTERS,
    **_COMPOSED,
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
}
"""What is the same in every place."""

RULES: Final[tuple[Rule, ...]] = (
    Pattern("hamza-after-heh", re.compile("ه \u0654"), lambda _: "ه\u0654", needs=" \u0654"),
    Pattern("hamza-after-heh", re.compile(f"هء(?![{LETTERS}])"), lambda _: "ه\u0654", needs="هء"),
    Pattern(
        "character",
        re.compile(
            rf"[{_ZERO_WIDTH}{SPACES}{_DIGITS}{MARKS}{TATWEEL}{''.join(_LETTERS)}{FORMS}]"
            # Of all these the half-space between two letters is the most common, and right.
            rf"(?:(?<!\u200c)|(?<![{LETTERS}]\u200c)|(?![{LETTERS}]))(?:"
            rf"(?P<invisible>(?<=[{_ZERO_WIDTH}])[{_ZERO_WIDTH}]*)"
            rf"|(?P<digits>(?<=[{_DIGITS}])[{_DIGITS}]*)"
            rf"|(?P<mark>(?<=[{MARKS}])[{MARKS}]*)"
            rf"|(?P<tatweel>(?<={TATWEEL}){TATWEEL}*)"
            r"|)"
        ),
        _character,
        rule_of=_rule_of,
    ),
    Pattern(
        "letter",
        re.compile("[اوی][\u0653-\u0655]"),
        lambda match: _COMPOSED.get(match[0], match[0]),
    ),
)
"""In the order they are run. The digits are here because they want no pass of their own."""
