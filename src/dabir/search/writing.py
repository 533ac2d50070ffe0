"""Questions as they are written: what a link or a form adds to what was typed, in the language of :mod:`.language`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from dabir.ledger.listing import name_slug
from dabir.persian.digits import to_persian
from dabir.press.clock import today
from dabir.press.routes import SEARCH, FeedForm
from dabir.search.language import read
from dabir.search.query import Facet, Filed, Sort
from dabir.story import Kind

KINDS: Final[Mapping[str, str]] = {
    Kind.NEWS: "خبر",
    Kind.REPORT: "گزارش",
    Kind.INTERVIEW: "گفت‌وگو",
    Kind.NOTE: "یادداشت",
    Kind.PHOTO: "عکس",
    Kind.FILM: "فیلم",
    Kind.ADVERTORIAL: "آگهی",
}
"""What readers call each kind of story."""

SORTS: Final[Mapping[Sort, str]] = {
    Sort.RELEVANCE: "مرتبط‌ترین",
    Sort.NEWEST: "تازه‌ترین",
    Sort.OLDEST: "کهنه‌ترین",
}

FACETS: Final[Mapping[Facet, str]] = {
    Facet.SECTION: "بخش",
    Facet.YEAR: "سال",
    Facet.MONTH: "ماه",
    Facet.KIND: "نوع",
    Facet.SOURCE: "منبع",
    Facet.AUTHOR: "نویسنده",
    Facet.TAG: "برچسب",
    Facet.CODE: "کد",
}

_MARKS: Final = re.compile("[\"“”„‟″＂'‘’‚‛«»‹›]")
_OPEN_END: Final = re.compile(r"(?:\bOR\b|[\s|:：()−–-])+$")
_NO_WORDS: Final = re.compile(r"\bOR\b|[^\w\u200c]+")
_ORDERED: Final = re.compile(r"(?<!\S)(?:ترت[یي]ب|sort)[:：] *\S+")

_FIELDS: Final[Mapping[str, Facet]] = {
    "section": Facet.SECTION,
    "kind": Facet.KIND,
    "author": Facet.AUTHOR,
    "source": Facet.SOURCE,
    "tag": Facet.TAG,
}
_BOUNDS: Final = {"from": "از", "to": "تا"}

FORM: Final = frozenset({"words", "phrase", "without", "sort", *_FIELDS, *_BOUNDS})
"""The fields of the form that together are one question."""

_LONGEST: Final = 200
"""Letters of a field of a form that are read."""

_SAFE: Final = frozenset("\u200c-._~:")


def search_path(text: str, page: int = 1) -> str:
    """Return the path of a *page* of the results of *text*, as a reader reads it."""
    return f"{SEARCH}?q={_queried(text)}" + (f"&page={page}" if page > 1 else "")


def like_path(code: int) -> str:
    """Return the path of the stories that are like the story *code*."""
    return f"{SEARCH}?like={code}"


def feed_path(text: str, form: FeedForm) -> str:
    """Return the path of the feed of the results of *text*."""
    return f"{SEARCH}/{form}?q={_queried(text)}"


def _queried(text: str) -> str:
    """Return *text* as it stands in a path; letters stay as they are, as they weigh half and browsers encode them."""
    return "".join(
        letter if letter.isalnum() or letter in _SAFE else "+" if letter == " " else quote(letter, safe="")
        for letter in text
    )


def filter_of(facet: Facet, name: str) -> str:
    """Return the filter that keeps to the stories filed under the *name* of a *facet*: ``بخش:«علم و فناوری»``."""
    return f"{FACETS[facet]}:{_named(name)}"


def month_name(value: str) -> str:
    """Return a month of the index (``1392-05``) as it is written in a question."""
    year, _, month = value.partition("-")
    return to_persian(f"{year}/{int(month)}")


def closed(text: str) -> str | None:
    """Return *text* so that a filter may follow it; None where it asks for too much to be narrowed.

    What waits for another word at its end, or for a quotation to end, is taken away.
    """
    candidates = (text, _OPEN_END.sub("", text), _OPEN_END.sub("", _MARKS.sub(" ", text)), _NO_WORDS.sub(" ", text))
    return next(filter(_is_closed, candidates), None)


def _is_closed(text: str) -> bool:
    """Say whether a filter after *text* is taken for one."""
    clauses = read(f"{text} {FACETS[Facet.CODE]}:«1»", {}, today()).query.clauses
    return any(isinstance(clause, Filed) and clause.facet is Facet.CODE and "1" in clause.values for clause in clauses)


def narrowed(text: str, added: str) -> str:
    """Return the :func:`closed` *text* with one more filter."""
    return f"{text} {added}".strip()


def widened(text: str, taken: str) -> str:
    """Return *text* without a filter that :func:`narrowed` added; the same text where it was written otherwise."""
    return " ".join(re.sub(rf"(?<!\S){re.escape(taken)}(?!\S)", " ", text).split())


def sorted_by(text: str, sort: Sort) -> str:
    """Return the :func:`closed` *text* with its results in another order."""
    plain = _OPEN_END.sub("", " ".join(_ORDERED.sub(" ", text).split()))
    return plain if sort is Sort.RELEVANCE and plain != text else narrowed(plain, f"ترتیب:{SORTS[sort]}")


def written(form: Mapping[str, str], sections: Mapping[str, str]) -> str:
    """Return the question that the fields of a *form* ask, in one line; *sections* has names by slugs."""
    given = {name: " ".join(value[:_LONGEST].split()) for name, value in form.items()}
    said = [given.get("words", "")]
    if phrase := _MARKS.sub(" ", given.get("phrase", "")).strip():
        said.append(f"«{phrase}»")
    said += [f"-{word}" for word in _MARKS.sub(" ", given.get("without", "")).split()]
    for field, facet in _FIELDS.items():
        if value := given.get(field):
            known = KINDS if facet is Facet.KIND else sections if facet is Facet.SECTION else {}
            said.append(filter_of(facet, known.get(value, value)))
    said += [f"{word}:{_MARKS.sub(' ', given[name]).strip()}" for name, word in _BOUNDS.items() if given.get(name)]
    sort = given.get("sort", "")
    if sort in SORTS and sort != Sort.RELEVANCE:
        said.append(f"ترتیب:{SORTS[Sort(sort)]}")
    return " ".join(" ".join(said).split())


def _named(name: str) -> str:
    """Return *name* as the value of a filter: in quotation marks unless it is one plain word."""
    if _MARKS.search(name):
        name = name_slug(name)
    return name if re.fullmatch(r"[\w\u200c/]+", name) else f"«{name}»"
