"""Which files of an export a page is, of which runs each is made, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache, lru_cache
from http import HTTPStatus
from typing import Final, NamedTuple

from dabir.ledger.entry import Entry
from dabir.ledger.listing import ALL, section_list
from dabir.ledger.protocol import ReadableLedger
from dabir.persian.calendar import DateError
from dabir.press import frames, pages, routes
from dabir.press.about import has_contact
from dabir.press.almanac import sheets
from dabir.press.machines.addresses import (
    STANDING,
    MonthSitemapAddress,
    RecordAddress,
    ShortAddress,
    TextAddress,
    machine_path,
)
from dabir.press.machines.feeds import has_feeds
from dabir.press.month import Month, day_of
from dabir.press.pages import Plan, Run
from dabir.press.reading import Reader
from dabir.press.routes import (
    Address,
    DayAddress,
    FeedAddress,
    FeedForm,
    FrontAddress,
    ListAddress,
    MonthAddress,
    StoryAddress,
    path_of,
)

INDEX: Final = "index.html"
MISSING: Final = "404.html"
_FILES: Final = (".html", ".xml", ".json", ".txt", ".png", ".ico", ".webmanifest")
"""How the paths end that are names of files already."""

_LONGEST_NAME: Final = 255
"""Bytes of one name on nearly every disk."""

_WINDOW: Final = timedelta(days=400)
"""So much of a list is held in memory at once."""

_HOUR: Final = timedelta(hours=1)


class Sheaf(NamedTuple):
    """Files (relative paths) that hold one page, and the runs of its parts."""

    names: tuple[str, ...]
    runs: tuple[Run, ...]


def file_of(path: str) -> str:
    """Return the file that a plain server answers the *path* (percent-decoded) with."""
    name = path.strip("/")
    return name if name.endswith(_FILES) else f"{name}/{INDEX}"


def home_of(code: int) -> str:
    """Return the folder of a story's files."""
    return f"{routes.EDITION}/news/{code}"


# one page by its name, which is that of its first file


def page(reader: Reader, name: str) -> Sheaf | None:
    """Return the page *name* that is not a story's, as the facts now stand; None if there is none."""
    if name == MISSING:
        return _framed((name,), pages.missing())
    for part in frames.furniture(section.slug for section in reader.sections()):
        if name == file_of(frames.furniture_path(part)):
            return Sheaf((name,), (Run(frames.furniture_parts(part), shared=False),))
    address = routes.parse("/" + name.removesuffix(INDEX))
    if address is None:
        return None
    plan = pages.plan(reader, address)
    if plan.status != HTTPStatus.OK or file_of(plan.path) != name:
        return None
    if isinstance(address, FrontAddress):  # it changes with every publication anyway, so it needs no frames
        return Sheaf((name, INDEX), tuple(Run(frames.filed(run.parts), run.shared) for run in plan.runs))
    return _framed((name,), plan)


def of_story(reader: Reader, ledger: ReadableLedger, entry: Entry) -> Iterator[Sheaf]:
    """Give the page of the story in *entry*, and one that leads to it for each name it had before."""
    code = int(entry.key)
    plan = pages.plan(reader, StoryAddress(code))
    home = home_of(code)
    own = [slug for slug in (entry.story.slug,) if _is_a_name(slug)]
    names = (f"{home}/{INDEX}", *(f"{home}/{slug}/{INDEX}" for slug in own))
    yield Sheaf(names, _moved(code)) if entry.story.successor else _framed(names, plan)
    for slug in _earlier(ledger, entry):
        yield Sheaf((f"{home}/{slug}/{INDEX}",), _moved(code))
    yield Sheaf((file_of(machine_path(ShortAddress(code))),), _moved(code))
    for address in (TextAddress(code), RecordAddress(code)):
        yield Sheaf((machine_path(address).strip("/"),), pages.plan(reader, address).runs)


def _moved(code: int) -> tuple[Run, ...]:
    return (Run((("moved", code),), shared=False),)


# which pages there are


def standing(reader: Reader) -> Iterator[str]:
    """Give the names of the pages that a paper has whatever is in it."""
    sections = [section.slug for section in reader.sections()]
    yield MISSING
    yield from map(file_of, (routes.FRONT, routes.ARCHIVE, routes.ABOUT))
    yield from map(file_of, (routes.CONTACT,) if has_contact() else ())
    yield from (file_of(path_of(FeedAddress(form=form))) for form in FeedForm)
    for name in (*routes.SINGLE, *map(section_list, sections)):
        yield from _of_newest(name)
    yield from (file_of(machine_path(address)) for address in STANDING)
    yield from (file_of(frames.furniture_path(part)) for part in frames.furniture(sections))


def of_list(ledger: ReadableLedger, name: str) -> Iterator[str]:
    """Give the names of the pages of the list *name*: itself, its months, and the days of the whole paper."""
    span = ledger.span(name)
    if span is None or not routes.is_shown(name):
        return
    yield from _of_newest(name)
    seen: set[tuple[Month, int]] = set()
    start, last = span
    while start <= last:
        end = start + _WINDOW
        for listed in ledger.between(name, start, end):
            days = _days_about(listed.published.replace(minute=0, second=0, microsecond=0))
            for day in days - seen:
                yield from _of_day(name, *day)
            seen |= days
        start = end
    if name == ALL:
        for month in {month for month, _ in seen}:
            yield from _sitemaps(ledger, month)


@lru_cache(10_000)
def _days_about(hour: datetime) -> frozenset[tuple[Month, int]]:
    """Return the days that *hour* touches: few to find for many stories, and none too few."""
    return frozenset(filter(None, map(_day_at, (hour, hour + _HOUR))))


def of_place(ledger: ReadableLedger, name: str, instant: datetime) -> Iterator[str]:
    """Give the names of the pages that a story with the place *instant* stands on in the list *name*."""
    if not routes.is_shown(name):
        return
    yield from _of_newest(name)
    day = _day_at(instant)
    if day:
        yield from _of_day(name, *day)
        if name == ALL:
            yield from _sitemaps(ledger, day[0])


def _of_day(name: str, month: Month, day: int) -> Iterator[str]:
    """Give the names of the pages of the list *name* that show a day's stories."""
    yield from _names(MonthAddress(name, month))
    if name == ALL:
        yield from _names(DayAddress(month, day))


def _day_at(instant: datetime) -> tuple[Month, int] | None:
    """Return the Jalali month and day at *instant*; None where no page of the archive can show it."""
    try:
        return Month.of(instant), day_of(instant)[2]
    except DateError:
        return None


def _of_newest(name: str) -> Iterator[str]:
    """Give the names of the page of the newest of the list *name* and of its feeds; the whole paper's always stand."""
    address = ListAddress(name)
    yield from _names(address)
    if name != ALL and has_feeds(name):
        for form in FeedForm:
            yield from _names(FeedAddress(address, form))


def _sitemaps(ledger: ReadableLedger, month: Month) -> Iterator[str]:
    """Give the names of the sitemaps of *month*, of which even an empty one has its first."""
    for sheet in range(1, max(1, sheets(ledger, *month)) + 1):
        yield file_of(machine_path(MonthSitemapAddress(month, sheet)))


def _names(address: Address) -> Iterator[str]:
    """Give the name of the page at *address*, unless a disk cannot hold it."""
    name = file_of(path_of(address))
    if all(map(_is_a_name, name.removesuffix(f"/{INDEX}").split("/"))):
        yield name


def _framed(names: tuple[str, ...], plan: Plan) -> Sheaf:
    runs = (_framed_run(run) if run.shared else Run(frames.framed(run.parts), shared=False) for run in plan.runs)
    return Sheaf(names, tuple(runs))


@cache
def _framed_run(run: Run) -> Run:
    return Run(frames.framed(run.parts), shared=True)


def _earlier(ledger: ReadableLedger, entry: Entry) -> Iterable[str]:
    """Return the names the story of *entry* had in earlier versions and has no more."""
    slugs: dict[str, None] = {}
    before = entry
    while before.replaces:
        found = ledger.entry(before.replaces)
        if found is None:
            break
        before = found
        slugs[before.story.slug] = None
    return [slug for slug in slugs if slug != entry.story.slug and _is_a_name(slug)]


def _is_a_name(name: str) -> bool:
    """Say whether *name* can be a folder beside an index file; a story's that cannot is left to its code."""
    return (
        name not in {"", ".", "..", INDEX, f"{INDEX}.gz"}
        and not {"/", "\0"} & set(name)
        and len(name.encode()) <= _LONGEST_NAME
    )
