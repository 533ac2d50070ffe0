"""What each address answers: a plan of parts, or another address.

A plan is read through the tracked reader like everything else, so a story that is
withdrawn turns into its tombstone, and one that comes back into itself.

Parts that change together stand in one run, which is compressed as a whole: the story
by itself, the live furniture below it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from dabir.ledger.listing import ALL, CORRECTED, WITHDRAWN, Naming
from dabir.press.about import has_contact
from dabir.press.machines.addresses import MachineAddress, ShortAddress
from dabir.press.machines.documents import document, gone_status
from dabir.press.machines.feeds import MEDIA_TYPES, has_feeds
from dabir.press.parts import Part
from dabir.press.reading import Reader
from dabir.press.routes import (
    AboutAddress,
    Address,
    ArchiveAddress,
    ContactAddress,
    DayAddress,
    FeedAddress,
    FeedForm,
    FrontAddress,
    ListAddress,
    MonthAddress,
    MostReadAddress,
    PastFrontAddress,
    StoryAddress,
    UnknownAddress,
    path_of,
    target,
)

HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Run:
    """Parts that follow one another and are packed together; *shared* if other pages have the same run."""

    parts: tuple[Part, ...]
    shared: bool


_REGISTERS: Final = frozenset({CORRECTED, WITHDRAWN})
"""Lists that are set as registers: what was put right or taken down, and not stories to read."""

_ALONE: Final = {ArchiveAddress: "archive", AboutAddress: "about"}
"""The parts of pages that there is one of, and always."""

MASTHEAD: Final = Run((("masthead",), ("breaking",)), shared=True)
"""What stands above every page."""

_FURNITURE: Final[tuple[Part, ...]] = (("films",), ("strip",), ("close",))

FURNITURE: Final = Run(_FURNITURE, shared=True)
"""What stands below every page."""


@dataclass(frozen=True)
class Plan:
    """How a page is made: HTTP status, media type, its one right path (percent-decoded), and its runs.

    *story* is the code of the story it shows, 0 if it shows none.
    """

    status: int
    media_type: str
    path: str
    runs: tuple[Run, ...]
    story: int = 0

    @cached_property
    def target(self) -> bytes:
        """The right path as a request names it."""
        return target(self.path)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in order."""
        return tuple(part for run in self.runs for part in run.parts)


def _page(status: int, path: str, opening: Part, body: Part, *beside: Part) -> Plan:
    """Return a page of the paper; *beside* is furniture of its own that stands before the common one."""
    furniture = Run((*beside, *_FURNITURE), shared=True)
    return Plan(status, HTML, path, (_own(opening), MASTHEAD, _own(body), furniture))


def _own(part: Part) -> Run:
    return Run((part,), shared=False)


def plan(reader: Reader, address: Address) -> Plan:  # noqa: PLR0911  # one case a kind of address
    """Return the plan of *address* as the facts now stand."""
    path = path_of(address)
    match address:
        case StoryAddress(code) | ShortAddress(code):
            return _story(reader, code)
        case FrontAddress():
            return _page(200, path, ("open_front",), ("front",), ("most_read",))
        case ArchiveAddress() | AboutAddress():
            name = _ALONE[type(address)]
            return _page(200, path, (f"open_{name}",), (name,))
        case ListAddress() | MonthAddress():
            return _list(reader, address)
        case ContactAddress() if has_contact():
            return _page(200, path, ("open_contact",), ("contact",))
        case DayAddress(month, day) if reader.day(ALL, month, day):
            return _page(200, path, ("open_day", *month, day), ("day", *month, day))
        case MostReadAddress(period):
            return _page(200, path, ("open_most_read", period), ("most_read_page", period))
        case FeedAddress(of, form):
            return _feed(reader, of, form)
        case UnknownAddress() | DayAddress() | ContactAddress() | PastFrontAddress():
            return missing()
        case _:
            return _for_machines(reader, address)


def _list(reader: Reader, address: ListAddress | MonthAddress) -> Plan:
    """Return the plan of the newest or of a month of a list, which the whole paper and the registers have set apart."""
    path = path_of(address)
    match address:
        case ListAddress(name) if _has_page(reader, name):
            return _page(200, path, ("open_list", name), ("register" if name in _REGISTERS else "list", name))
        case MonthAddress(name, month) if name == ALL and any(reader.days(ALL, month)):
            return _page(200, path, ("open_calendar", *month), ("calendar", *month))
        case MonthAddress(name, month) if name != ALL and _is_open(reader, name) and reader.month(name, month):
            part = "register_month" if name in _REGISTERS else "month"
            return _page(200, path, ("open_month", name, *month), (part, name, *month))
    return missing()


def past_front(address: PastFrontAddress) -> Plan:
    """Return the plan of the front page as it was; its parts are to be read from the ledger as it then stood."""
    opening = _own(("open_past_front", address))
    body = Run((("past", address), ("front",)), shared=False)
    return Plan(200, HTML, path_of(address), (opening, MASTHEAD, body, FURNITURE))


def missing() -> Plan:
    """Return the plan of the page for an address where nothing is."""
    return _page(404, path_of(UnknownAddress()), ("open_missing",), ("missing",))


def _has_page(reader: Reader, name: str) -> bool:
    """Say whether the list *name* has a page of its newest: a name that no story bears has none."""
    what = name.partition("/")[0]
    return reader.has_any(name) if what in list(Naming) else _is_open(reader, name)


def _is_open(reader: Reader, name: str) -> bool:
    """Say whether the list *name* is shown: all are but those of closed sections."""
    what, _, slug = name.partition("/")
    return what != "section" or any(section.slug == slug for section in reader.sections())


_FEED_PARTS: Final = {FeedForm.RSS: "rss", FeedForm.ATOM: "atom", FeedForm.JSON: "json_feed"}


def _feed(reader: Reader, of: FrontAddress | ListAddress, form: FeedForm) -> Plan:
    """Return the plan of a feed; a list has one where it has a page, but for the registers."""
    name = ALL if isinstance(of, FrontAddress) else of.name
    if not has_feeds(name) or not _has_page(reader, name):
        return missing()
    right = FrontAddress() if name == ALL else of  # the newest of all are the paper's own feed
    return Plan(200, MEDIA_TYPES[form], path_of(FeedAddress(right, form)), (_own((_FEED_PARTS[form], name)),))


def _for_machines(reader: Reader, address: MachineAddress) -> Plan:
    """Return the plan of what is made for machines alone."""
    found = document(reader, address)
    if found is None:
        return missing()
    return Plan(found.status, found.media_type, path_of(found.address), (_own(found.part),))


def _story(reader: Reader, code: int) -> Plan:
    story = reader.successor(code)
    if story is None:
        return missing()
    code = story.code  # of a moved story, the one that answers for it
    path = path_of(StoryAddress(code, story.slug))
    if not story.is_public:
        return _page(gone_status(story), path, ("open_gone", code), ("gone", code))
    shown = _page(200, path, ("open_story", code), ("story", code), ("more", story.section))
    *before, furniture = shown.runs
    return replace(shown, runs=(*before, _own(("related", code)), furniture), story=code)
