"""Checks for editors: what is probably wrong, and what only a person can put right.

Cleaning changes what is safe to change. A check asks: is this the day that was meant, was
a guillemet forgotten, is this word Persian? Where the answer is known the edit holds it;
where it is not, ``after`` equals ``before`` and the edit marks the place.

====================== ======================================================= ===========
rule                   what is wrong                                           ``after``
====================== ======================================================= ===========
mixed-digits           digits of two scripts in one number (``۶٠``)            Persian digits
latin-digits           a date or a time in Latin digits, which clean protects  Persian digits
arabic-letter          Arabic letters in a Persian word                        Persian letters
teh-marbuta            a Persian word that ends in ``ة``                       with ``ه``
unbalanced-guillemets  a guillemet without its other end in the paragraph      as it is
unbalanced-brackets    the same of a bracket                                   as it is
unpaired-quote         a straight or curly quote without its other end         as it is
wrong-weekday          a day of the week that is not that of its date          the right day
impossible-date        a date no calendar has                                  as it is
impossible-time        an hour or minute no clock shows                        as it is
missing-isolate        Latin in a headline outside a bidi isolate              isolated
====================== ======================================================= ===========
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from dabir.persian.checks.dates import date_edits
from dabir.persian.checks.headline import headline_edits, looks_like_headline
from dabir.persian.checks.letters import letter_edits, number_edits
from dabir.persian.checks.pairs import pair_edits
from dabir.persian.cleaning.spans import protected_spans
from dabir.persian.edit import Edit

__all__ = ["RULES", "check"]

RULES: Final = (
    "impossible-date",
    "wrong-weekday",
    "impossible-time",
    "mixed-digits",
    "latin-digits",
    "missing-isolate",
    "arabic-letter",
    "teh-marbuta",
    "unbalanced-guillemets",
    "unbalanced-brackets",
    "unpaired-quote",
)
"""Every rule. Where two edits overlap, the one whose rule stands first here is kept."""


def check(text: str, *, headline: bool | None = None) -> list[Edit]:
    """Return what an editor should look at in *text*, in order and without overlaps.

    With *headline* the text is checked as a headline is, without it as a body; by default
    a short line without a full stop is taken for a headline. Any string is taken, in time
    that grows with its length alone.
    """
    edits: list[Edit] = []
    start = 0
    for line in text.split("\n"):
        if line:
            edits += (_moved(edit, start) for edit in _line_edits(line))
        start += len(line) + 1
    if looks_like_headline(text) if headline is None else headline:
        edits += headline_edits(text)
    return _apart(edits)


def _line_edits(line: str) -> Iterator[Edit]:
    spans = protected_spans(line)
    yield from date_edits(line)
    yield from number_edits(line, spans)
    yield from letter_edits(line, spans)
    yield from pair_edits(line, spans)


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.before, edit.after, edit.rule, edit.confidence)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return *edits* sorted by place, without those that overlap one of a weightier rule."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        while kept and kept[-1].end > edit.start and _weight(edit) < _weight(kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return kept


def _weight(edit: Edit) -> int:
    return RULES.index(edit.rule)
