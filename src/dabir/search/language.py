"""The language a reader asks in: words as they spell them, and a few marks for who knows them.

:func:`read` makes a :class:`Query` of whatever was typed. It has no grammar to be broken:
what is no filter, no date and no quotation is a word, and nothing raises.

=========================================  =======================================================
``کتاب خوب``                               both words, in any spelling
``"کتاب خوب"`` (any quotation marks)       the words next to each other
``کتاب OR مجله``, ``کتاب | مجله``          either
``-کتاب``, ``-"کتاب خوب"``, ``-بخش:ورزش``  without
``بخش:ورزش``, ``tag:دانش_آموز``            filed under it; of one facet any, of several facets all
``۱۳۹۲/۵``, ``۱۳۹۲/۵/۲۹``                  of that month, of that day
``از ۱۳۹۲ تا مرداد ۱۳۹۵``, ``از:دیروز``    from, until the end of
``ترتیب:تازه‌ترین``                        in that order
=========================================  =======================================================

Parentheses are nothing. Half-spaces are nothing but in the name of a tag, an author, a
source or a series, where they part words as they do in its slug.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby, takewhile
from typing import Final

from dabir.ledger.listing import name_slug
from dabir.persian import fold
from dabir.persian.calendar import DateError, Period
from dabir.persian.folding import fold_words
from dabir.persian.folding.listing import listed
from dabir.persian.letters import HALF_SPACE
from dabir.search import dates
from dabir.search.pieces import Asking, Piece, bare, clean, name_key, take_apart
from dabir.search.query import Clause, Either, Facet, Filed, Phrase, Query, Sort, Word
from dabir.story import Kind

LONGEST: Final = 1_000
"""Letters of a question that are read."""

MOST: Final = 32
"""Clauses of a question that are asked for: words, phrases and values of filters, excluded ones too."""


class Note(StrEnum):
    """What a reader is told about the question."""

    EMPTY = "empty"
    """It asks for nothing."""
    CUT = "cut"
    """It was longer than :data:`LONGEST`; the rest was not read."""
    MANY = "many"
    """It had more clauses than :data:`MOST`; the rest is not asked for."""
    UNBALANCED = "unbalanced"
    """A quotation mark without a partner was ignored."""
    ONLY_SMALL = "only_small"
    """All its words are small ones, so that all are wanted."""
    NO_SUCH_DATE = "no_such_date"
    """What looks like a date is none, and was taken for words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the *query*, the *text* it was made of, without what was not read, and *notes* for the reader.

    To read *text* again gives the same query.
    """

    query: Query
    text: str
    notes: tuple[Note, ...] = ()


def read(text: str, sections: Mapping[str, str], today: date) -> Asked:
    """Return what *text* asks for.

    *sections* has the Persian name of each open section by its slug; *today* is the
    (Gregorian) date in Tehran. Takes any string, time in proportion to its length at most,
    and raises nothing.
    """
    whole = clean(text)
    cut = whole[:LONGEST].strip(HALF_SPACE + " ")
    reading = _Reading(sections, today)
    if len(whole) > LONGEST:
        reading.notes.add(Note.CUT)
    found, is_balanced = take_apart(cut)
    if not is_balanced:
        reading.notes.add(Note.UNBALANCED)
    reading.take(found)
    query = reading.query()
    if query.is_empty:
        reading.notes.add(Note.EMPTY)
    return Asked(query, cut, tuple(note for note in Note if note in reading.notes))


_SMALL: Final = frozenset(
    map(
        name_key,
        listed("""
        از به با بر در تا را برای که و یا اما ولی اگر چون هم نیز هر همه همین همان این آن این‌ها آن‌ها این‌که آن‌که آن‌را
        من تو او ما شما وی خود یک چه چیست کدام کجا کیست چگونه چطور چرا آیا چقدر است نیست بود هست شد شود باشد
        """),
    )
)
"""Keys of words that tell little: a story need not have them."""

_KINDS: Final = {kind.value: kind for kind in Kind} | {
    name_key(name): kind
    for name, kind in {
        "خبر": Kind.NEWS,
        "گزارش": Kind.REPORT,
        "گفت‌وگو": Kind.INTERVIEW,
        "گفتگو": Kind.INTERVIEW,
        "مصاحبه": Kind.INTERVIEW,
        "یادداشت": Kind.NOTE,
        "عکس": Kind.PHOTO,
        "فیلم": Kind.FILM,
        "آگهی": Kind.ADVERTORIAL,
    }.items()
}

_SORTS: Final = {sort.value: sort for sort in Sort} | {
    name_key(name): sort
    for name, sort in {
        "مرتبط‌ترین": Sort.RELEVANCE,
        "تازه‌ترین": Sort.NEWEST,
        "جدیدترین": Sort.NEWEST,
        "کهنه‌ترین": Sort.OLDEST,
        "قدیمی‌ترین": Sort.OLDEST,
    }.items()
}

_BOUNDS: Final = {"از": Asking.FROM, "تا": Asking.TO}

_CODE: Final = re.compile("[0-9]{1,18}")
"""A code fits the 64 bits an index has for it."""


@dataclass(slots=True)
class _Reading:
    """A question while it is read, piece by piece."""

    sections: Mapping[str, str]
    today: date
    notes: set[Note] = field(default_factory=set)
    asked: list[tuple[list[Clause], bool]] = field(default_factory=list)
    """Alternatives, and whether they are excluded."""
    start: datetime | None = None
    end: datetime | None = None
    sort: Sort = Sort.RELEVANCE
    run: list[Piece] = field(default_factory=list)
    """Words that wait for the next: the two may be one."""
    last: list[Clause] | None = None
    """The alternatives that an OR would add to."""
    is_after_or: bool = False

    def take(self, pieces: Sequence[Piece]) -> None:
        """Read *pieces*, all there are."""
        at = 0
        while at < len(pieces):
            at += self._special(pieces, at) or self._word(pieces[at])
        self._end_run()

    def query(self) -> Query:
        """Return what was asked for, as far as it is within bounds."""
        left = MOST
        clauses: list[Clause] = []
        excluded: list[Clause] = []
        for alternatives, is_excluded in dict.fromkeys((_distinct(some), without) for some, without in self.asked):
            if len(alternatives) > left:
                self.notes.add(Note.MANY)
            if left:
                (excluded if is_excluded else clauses).append(_either(alternatives[:left]))
            left = max(left - len(alternatives), 0)
        wanted = self._weighed(_merged(clauses))
        return Query(wanted, _merged(excluded), self.start, self.end, self.sort)

    def _special(self, pieces: Sequence[Piece], at: int) -> int:
        """Read what says more than a word, and return how many pieces it takes, none if it is a word after all."""
        piece = pieces[at]
        if piece.is_or:
            self._end_run()
            self.is_after_or = self.last is not None
            return 1
        try:
            if piece.asking:
                return self._filter(pieces, at)
            if piece.is_quoted:
                return self._phrase(piece)
            return 0 if piece.is_excluded else self._date(pieces, at)
        except DateError:
            self.notes.add(Note.NO_SUCH_DATE)
            return 0

    def _word(self, piece: Piece) -> int:
        if piece.is_excluded:
            self._end_run()
        self.run.append(piece)
        return 1

    def _end_run(self) -> None:
        """Ask for the words that wait. A minus before them is that of the first."""
        if not self.run:
            return
        without = self.run[0].is_excluded
        for place, keys in _words(" ".join(piece.typed for piece in self.run)):
            self._ask(Word(keys), without=without and place == 0)
        self.run.clear()

    def _phrase(self, piece: Piece) -> int:
        self._end_run()
        if keys := tuple(fold(piece.text).split()):
            self._ask(Phrase(keys), without=piece.is_excluded)
        return 1

    def _filter(self, pieces: Sequence[Piece], at: int) -> int:
        piece = pieces[at]
        if isinstance(piece.asking, Facet):
            text, used = _value(pieces, at)
            value = self._filed(piece.asking, text)
            if value is None:
                return 0
            self._end_run()
            self._ask(Filed(piece.asking, (value,)), without=piece.is_excluded)
            return used
        if piece.is_excluded:
            return 0
        if piece.asking is Asking.SORT:
            text, used = _value(pieces, at)
            sort = _SORTS.get(name_key(text))
            return self._order(sort, used) if sort else 0
        words = [piece.text, *_following(pieces, at)]
        period, used = dates.period_ahead(words, self.today) or (dates.given_period(piece.text, self.today), 1)
        return self._limit(period, used, piece.asking) if period else 0

    def _filed(self, facet: Facet, text: str) -> str | None:
        """Return the value of *facet* that goes by the name *text*; None where there can be none."""
        match facet:
            case Facet.KIND:
                kind = _KINDS.get(name_key(text))
                return kind.value if kind else None
            case Facet.CODE:
                key = fold(text)
                return str(int(key)) if _CODE.fullmatch(key) else None
            case Facet.YEAR:
                year = dates.given_year(text)
                return str(year) if year else None
            case Facet.MONTH:
                month = dates.given_month(text)
                return f"{month.year}-{month.number:02}" if month else None
        if not fold(text):
            return None
        return self._section(text) if facet is Facet.SECTION else name_slug(text)

    def _section(self, text: str) -> str:
        """Return the slug of the section that goes by the name *text*, or of one that there is not."""
        key = _solid(text)
        named = (slug for slug, name in self.sections.items() if key in (_solid(slug), _solid(name)))
        return next(named, name_slug(text))

    def _date(self, pieces: Sequence[Piece], at: int) -> int:
        text = bare(pieces[at].text)
        bound = _BOUNDS.get(text)
        if bound and (ahead := dates.period_ahead(list(_following(pieces, at)), self.today)):
            period, used = ahead
            return self._limit(period, used + 1, bound)
        typed = dates.typed_period(text)
        return self._limit(typed, 1) if typed else 0

    def _order(self, sort: Sort, used: int) -> int:
        self._part()
        self.sort = sort
        return used

    def _limit(self, period: Period, used: int, bound: Asking | None = None) -> int:
        """Keep to *period*, or from its start, or to its end; return *used*."""
        self._part()
        start, end = period.instants()
        if bound is not Asking.TO:
            self.start = max(start, self.start or start)
        if bound is not Asking.FROM:
            self.end = min(end, self.end or end)
        return used

    def _ask(self, clause: Clause, *, without: bool) -> None:
        if without:
            self.asked.append(([clause], True))
            self.last = None
        elif self.is_after_or and self.last:
            self.last.append(clause)
        else:
            self.last = [clause]
            self.asked.append((self.last, False))
        self.is_after_or = False

    def _part(self) -> None:
        """End what came before: the next is no alternative to it."""
        self._end_run()
        self.last = None
        self.is_after_or = False

    def _weighed(self, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """Return *clauses* with the small words known as such, unless there are no other words."""
        small = {clause for clause in clauses if isinstance(clause, Word) and _SMALL.issuperset(clause.keys)}
        if small and all(clause in small or isinstance(clause, Filed) for clause in clauses):
            self.notes.add(Note.ONLY_SMALL)
            return clauses
        return tuple(
            replace(clause, small=True) if isinstance(clause, Word) and clause in small else clause
            for clause in clauses
        )


def _solid(text: str) -> str:
    """Return the key of *text* in one piece."""
    return fold(text).replace(" ", "")


def _following(pieces: Sequence[Piece], at: int) -> Iterator[str]:
    """Give the plain words right after a piece, as many as a date may have."""
    return (piece.text for piece in takewhile(lambda piece: piece.is_plain, pieces[at + 1 : at + 1 + dates.LONGEST]))


def _value(pieces: Sequence[Piece], at: int) -> tuple[str, int]:
    """Return the value of a filter, and how many pieces it takes: a word may have been typed with a space inside."""
    piece = pieces[at]
    if piece.is_quoted:
        return piece.text, 1
    words = [piece.text, *_following(pieces, at)]
    text = " ".join(words)
    end = max((end for _, start, end in fold_words(text) if start < len(piece.text)), default=0)
    used = 1 + text.count(" ", 0, end)
    return " ".join(words[:used]), used


def _words(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the keys of each run of letters of *text*, and how many spaces are before it."""
    spaces = [place for place, character in enumerate(text) if character == " "]
    for place, found in groupby(fold_words(text), lambda word: bisect_left(spaces, word[1])):
        yield place, tuple(key for key, _, _ in found)


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys(clauses))


def _merged(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return *clauses*, those of one facet as one."""
    clauses = _distinct(clauses)
    values: dict[Facet, list[str]] = defaultdict(list)
    for clause in clauses:
        if isinstance(clause, Filed):
            values[clause.facet] += clause.values
    return _distinct(
        Filed(clause.facet, tuple(dict.fromkeys(values[clause.facet]))) if isinstance(clause, Filed) else clause
        for clause in clauses
    )


def _either(alternatives: tuple[Clause, ...]) -> Clause:
    merged = _merged(alternatives)
    return merged[0] if len(merged) == 1 else Either(merged)
