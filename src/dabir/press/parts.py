"""The parts that pages are made of.

A part is a pure function of what the tracked reader answers: a builder makes its context
and a template of the same name renders it. Parts that many pages share (masthead, strip,
films, close) are rendered once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from dabir.conf import conf
from dabir.ledger.listing import ALL, kind_list, section_list
from dabir.press import routes
from dabir.press.archive import archive, calendar, day
from dabir.press.card import card_of
from dabir.press.contexts import (
    CloseContext,
    Context,
    DatelineContext,
    FeedContext,
    FilmsContext,
    GoneContext,
    MastheadContext,
    MissingContext,
    MoreContext,
    MovedContext,
    StoryContext,
    StripContext,
)
from dabir.press.frames import DATELINE, frame, furniture_path, open_frame
from dabir.press.front import front
from dabir.press.heading import ARCHIVE_LINK, FILMS_LINK
from dabir.press.lists import films_page, month, section, tag
from dabir.press.month import Month, day_of
from dabir.press.opening import (
    open_archive,
    open_calendar,
    open_day,
    open_films,
    open_front,
    open_gone,
    open_missing,
    open_month,
    open_section,
    open_story,
    open_tag,
)
from dabir.press.reading import Reader
from dabir.press.templates import absolute
from dabir.press.views import card_view, card_views, known, section_link, section_links, tag_links
from dabir.sourcing import sentence

Part = tuple[str, *tuple[Any, ...]]
"""The name of a part and the arguments of its builder, such as ``("story", 291913)``."""

_FILMS = 6
_MORE = 6


def _masthead(reader: Reader, **dated: Any) -> MastheadContext:
    return MastheadContext(
        paper=conf.PAPER_NAME,
        motto=conf.PAPER_MOTTO,
        home=routes.FRONT,
        feed=routes.FEED,
        menu=section_links(reader),
        **dated,
    )


def masthead(reader: Reader) -> MastheadContext:
    """Set the masthead of every page."""
    return _masthead(reader, today=reader.today(), updated=reader.updated(), frame="")


def masthead_framed(reader: Reader) -> MastheadContext:
    """Set the masthead of a plain file, which shows the day in a frame."""
    return _masthead(reader, today=None, updated=None, frame=furniture_path(DATELINE))


def dateline(reader: Reader) -> DatelineContext:
    """Set what the frame in the masthead of a plain file shows."""
    return DatelineContext(reader.today(), reader.updated())


def story(reader: Reader, code: int) -> StoryContext:
    """Set a story."""
    record = known(reader, code)
    card = card_of(record)
    if card is None:
        raise LookupError(code)
    return StoryContext(
        card=card_view(reader, card),
        body=record.body,
        media={item.key: item for item in record.media},
        chain=sentence(record.sources),
        tags=tag_links(record),
        sections=tuple(section_link(reader, slug) for slug in record.sections),
        related=card_views(reader, record.related),
        corrections=record.corrections,
        changed=record.changed,
        is_changed=record.changed > record.first_published,
        short=f"/{routes.EDITION}/news/{code}",
        day=routes.day_path(Month.of(record.first_published), day_of(record.first_published)[2]),
    )


def gone(reader: Reader, code: int) -> GoneContext:
    """Set the tombstone of a withdrawn story."""
    record = known(reader, code)
    return GoneContext(code=code, reason=record.withdrawal, withdrawn=record.changed)


def moved(reader: Reader, code: int) -> MovedContext:
    """Lead from a name a story had before to the one it has."""
    return MovedContext(routes.story_path(code, known(reader, code).slug))


def missing(reader: Reader) -> MissingContext:
    """Set the page of an address where nothing is."""
    return MissingContext(home=routes.FRONT, menu=section_links(reader))


def more(reader: Reader, slug: str) -> MoreContext:
    """Set the newest of a section, for beside its stories."""
    return MoreContext(section_link(reader, slug), card_views(reader, reader.latest(section_list(slug), _MORE)))


def films(reader: Reader) -> FilmsContext:
    """Set the strip of the newest films."""
    cards = card_views(reader, reader.latest(kind_list("film"), _FILMS))
    return FilmsContext(cards, FILMS_LINK)


def strip(reader: Reader) -> StripContext:
    """Set the strip of headlines: the pinned ones first, then the newest."""
    newest = reader.latest(ALL, conf.STRIP_LENGTH)
    codes = dict.fromkeys((*reader.pinned_strip(), *newest))
    return StripContext(card_views(reader, codes)[: conf.STRIP_LENGTH])


def close(reader: Reader) -> CloseContext:
    """Set the foot of every page."""
    return CloseContext(conf.PAPER_NAME, conf.PAPER_MOTTO, section_links(reader), ARCHIVE_LINK, routes.FEED)


def feed(reader: Reader) -> FeedContext:
    """Set the feed of the whole paper."""
    return FeedContext(
        paper=conf.PAPER_NAME,
        motto=conf.PAPER_MOTTO,
        language=routes.EDITION,
        site=conf.SITE_URL,
        home=absolute(routes.FRONT),
        feed=absolute(routes.FEED),
        built=reader.updated(),
        cards=card_views(reader, reader.latest(ALL, conf.FEED_LENGTH)),
    )


BUILDERS: Final[Mapping[str, tuple[Callable[..., Context], str]]] = {
    "open_front": (open_front, "press/open.html"),
    "open_section": (open_section, "press/open.html"),
    "open_films": (open_films, "press/open.html"),
    "open_tag": (open_tag, "press/open.html"),
    "open_month": (open_month, "press/open.html"),
    "open_archive": (open_archive, "press/open.html"),
    "open_calendar": (open_calendar, "press/open.html"),
    "open_day": (open_day, "press/open.html"),
    "open_story": (open_story, "press/open.html"),
    "open_gone": (open_gone, "press/open.html"),
    "open_missing": (open_missing, "press/open.html"),
    "open_frame": (open_frame, "press/open_frame.html"),
    "masthead": (masthead, "press/masthead.html"),
    "masthead_framed": (masthead_framed, "press/masthead.html"),
    "dateline": (dateline, "press/dateline.html"),
    "frame": (frame, "press/frame.html"),
    "front": (front, "press/front.html"),
    "section": (section, "press/section.html"),
    "films_page": (films_page, "press/section.html"),
    "tag": (tag, "press/section.html"),
    "month": (month, "press/month.html"),
    "archive": (archive, "press/archive.html"),
    "calendar": (calendar, "press/calendar.html"),
    "day": (day, "press/day.html"),
    "story": (story, "press/story.html"),
    "gone": (gone, "press/gone.html"),
    "moved": (moved, "press/moved.html"),
    "missing": (missing, "press/missing.html"),
    "more": (more, "press/more.html"),
    "films": (films, "press/films.html"),
    "strip": (strip, "press/strip.html"),
    "close": (close, "press/close.html"),
    "feed": (feed, "press/feed.xml"),
}
"""Each part's builder and template."""
