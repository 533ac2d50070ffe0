"""The parts that pages are made of.

A part is a pure function of what the tracked reader answers: a builder makes its context
and a template of the same name renders it. Parts that many pages share (masthead, strip,
films, close) are rendered once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from dabir.conf import conf
from dabir.ledger.listing import ALL, Naming, kind_list, name_slug, named_list, section_list
from dabir.persian.calendar import TEHRAN
from dabir.press import routes
from dabir.press.about import about, contact, service_links
from dabir.press.archive import archive, calendar, day
from dabir.press.card import card_of
from dabir.press.contexts import (
    BreakingContext,
    CardView,
    CloseContext,
    Context,
    DatelineContext,
    FilmsContext,
    GoneContext,
    MastheadContext,
    MissingContext,
    MoreContext,
    MovedContext,
    PastContext,
    StoryContext,
    StripContext,
)
from dabir.press.frames import DATELINE, frame, furniture_path, open_frame
from dabir.press.front import front
from dabir.press.heading import ARCHIVE_LINK, FILMS_LINK
from dabir.press.lists import month, newest
from dabir.press.machines.addresses import ShortAddress, machine_path
from dabir.press.machines.feeds import atom, json_feed, rss
from dabir.press.machines.identity import icon, manifest, share_card
from dabir.press.machines.ninjs import ninjs
from dabir.press.machines.plain import plain_story
from dabir.press.machines.sitemaps import lists_sitemap, month_sitemap, news_sitemap, robots, sitemap_index
from dabir.press.month import Month, day_of
from dabir.press.most_read import most_read, most_read_page, open_most_read
from dabir.press.opening import (
    open_about,
    open_archive,
    open_calendar,
    open_contact,
    open_day,
    open_front,
    open_front_filed,
    open_gone,
    open_list,
    open_missing,
    open_month,
    open_past_front,
    open_story,
)
from dabir.press.reading import BEFORE_ALL, Reader
from dabir.press.register import register, register_month
from dabir.press.related import related, related_filed
from dabir.press.templates import Templates
from dabir.press.views import card_view, card_views, known, name_links, section_link, section_links
from dabir.sourcing import sentence
from dabir.story import Status, Story

Part = tuple[str, *tuple[Any, ...]]
"""The name of a part and the arguments of its builder, such as ``("story", 291913)``."""

_FILMS = 6
_MORE = 6


def _masthead(reader: Reader, *, search: str = "", **dated: Any) -> MastheadContext:
    return MastheadContext(
        paper=conf.PAPER_NAME,
        motto=conf.PAPER_MOTTO,
        home=routes.FRONT,
        search=search,
        menu=section_links(reader),
        **dated,
    )


def masthead(reader: Reader) -> MastheadContext:
    """Set the masthead of every page."""
    updated = reader.updated()
    edition = routes.path_of(routes.PastFrontAddress.of(updated)) if updated > BEFORE_ALL else ""
    return _masthead(reader, search=routes.SEARCH, today=reader.today(), updated=updated, edition=edition, frame="")


def masthead_filed(reader: Reader) -> MastheadContext:
    """Set the masthead of a plain file that is written again at every publication; no earlier front page is a file."""
    return _masthead(reader, today=reader.today(), updated=reader.updated(), edition="", frame="")


def masthead_framed(reader: Reader) -> MastheadContext:
    """Set the masthead of a plain file, which shows the day in a frame."""
    return _masthead(reader, today=None, updated=None, edition="", frame=furniture_path(DATELINE))


def breaking(reader: Reader) -> BreakingContext:
    """Set the line of breaking news."""
    news = reader.breaking()
    story = reader.card(news.code) if news and news.code else None
    return BreakingContext(news.words if news else "", routes.story_path(story.code, story.slug) if story else "")


def dateline(reader: Reader) -> DatelineContext:
    """Set what the frame in the masthead of a plain file shows."""
    return DatelineContext(reader.today(), reader.updated())


def past(reader: Reader, address: routes.PastFrontAddress) -> PastContext:
    """Set the line that says of which moment a front page is."""
    return PastContext(address.instant, routes.FRONT)


def story(reader: Reader, code: int) -> StoryContext:
    """Set a story."""
    return _story(reader, code, send=routes.send_path(code))


def story_filed(reader: Reader, code: int) -> StoryContext:
    """Set a story for a plain file, where no server sends it to friends."""
    return _story(reader, code, send="")


def _story(reader: Reader, code: int, *, send: str) -> StoryContext:
    record = known(reader, code)
    card = card_of(record)
    if card is None:
        raise LookupError(code)
    earlier, later = _beside_in_series(reader, record)
    return StoryContext(
        card=card_view(reader, card),
        age=reader.age(record.first_published.astimezone(TEHRAN).date()),
        byline=name_links(record, Naming.AUTHOR),
        body=record.body,
        media={item.key: item for item in record.media},
        chain=sentence(record.sources),
        sources=name_links(record, Naming.SOURCE),
        series=next(iter(name_links(record, Naming.SERIES)), None),
        earlier=earlier,
        later=later,
        tags=name_links(record, Naming.TAG),
        sections=tuple(section_link(reader, slug) for slug in record.sections),
        corrections=record.corrections,
        changed=record.changed,
        is_changed=record.changed > record.first_published,
        short=machine_path(ShortAddress(code)),
        day=routes.day_path(Month.of(record.first_published), day_of(record.first_published)[2]),
        send=send,
    )


def _beside_in_series(reader: Reader, record: Story) -> tuple[CardView | None, CardView | None]:
    """Return the parts of a story's series that were published before and after it."""
    if record.markers.series is None:
        return None, None
    name = named_list(Naming.SERIES, name_slug(record.markers.series.name))
    before, after = map(reader.card, reader.beside(name, record.code))
    return card_view(reader, before) if before else None, card_view(reader, after) if after else None


def gone(reader: Reader, code: int) -> GoneContext:
    """Set the tombstone of a withdrawn story."""
    record = known(reader, code)
    return GoneContext(
        code=code,
        reason=record.withdrawal,
        withdrawn=record.changed,
        by_law=record.status is Status.WITHHELD,
    )


def moved(reader: Reader, code: int) -> MovedContext:
    """Lead from a name a story had before to the one it has."""
    story = reader.successor(code) or known(reader, code)
    return MovedContext(routes.story_path(story.code, story.slug))


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
    return CloseContext(
        paper=conf.PAPER_NAME,
        motto=conf.PAPER_MOTTO,
        menu=section_links(reader),
        archive=ARCHIVE_LINK,
        service=service_links(),
        feed=routes.FEED,
    )


BUILDERS: Final[Mapping[str, tuple[Callable[..., Context], str]]] = {
    "open_front": (open_front, "press/open.html"),
    "open_front_filed": (open_front_filed, "press/open.html"),
    "open_past_front": (open_past_front, "press/open.html"),
    "open_list": (open_list, "press/open.html"),
    "open_month": (open_month, "press/open.html"),
    "open_about": (open_about, "press/open.html"),
    "open_contact": (open_contact, "press/open.html"),
    "open_archive": (open_archive, "press/open.html"),
    "open_calendar": (open_calendar, "press/open.html"),
    "open_day": (open_day, "press/open.html"),
    "open_most_read": (open_most_read, "press/open.html"),
    "open_story": (open_story, "press/open.html"),
    "open_gone": (open_gone, "press/open.html"),
    "open_missing": (open_missing, "press/open.html"),
    "open_frame": (open_frame, "press/open_frame.html"),
    "masthead": (masthead, "press/masthead.html"),
    "masthead_filed": (masthead_filed, "press/masthead.html"),
    "masthead_framed": (masthead_framed, "press/masthead.html"),
    "breaking": (breaking, "press/breaking.html"),
    "dateline": (dateline, "press/dateline.html"),
    "frame": (frame, "press/frame.html"),
    "past": (past, "press/past.html"),
    "front": (front, "press/front.html"),
    "list": (newest, "press/section.html"),
    "month": (month, "press/month.html"),
    "register": (register, "press/register.html"),
    "register_month": (register_month, "press/register.html"),
    "about": (about, "press/about.html"),
    "contact": (contact, "press/contact.html"),
    "archive": (archive, "press/archive.html"),
    "calendar": (calendar, "press/calendar.html"),
    "day": (day, "press/day.html"),
    "most_read_page": (most_read_page, "press/ranking.html"),
    "most_read": (most_read, "press/most_read.html"),
    "story": (story, "press/story.html"),
    "story_filed": (story_filed, "press/story.html"),
    "related": (related, "press/related.html"),
    "related_filed": (related_filed, "press/related.html"),
    "gone": (gone, "press/gone.html"),
    "moved": (moved, "press/moved.html"),
    "missing": (missing, "press/missing.html"),
    "more": (more, "press/more.html"),
    "films": (films, "press/films.html"),
    "strip": (strip, "press/strip.html"),
    "close": (close, "press/close.html"),
    "rss": (rss, "press/machines/rss.xml"),
    "atom": (atom, "press/machines/atom.xml"),
    "sitemap_index": (sitemap_index, "press/machines/sitemap_index.xml"),
    "month_sitemap": (month_sitemap, "press/machines/sitemap.xml"),
    "lists_sitemap": (lists_sitemap, "press/machines/sitemap.xml"),
    "news_sitemap": (news_sitemap, "press/machines/news.xml"),
    "robots": (robots, "press/machines/robots.txt"),
    "plain_story": (plain_story, "press/machines/story.txt"),
    "plain_gone": (gone, "press/machines/gone.txt"),
}
"""Each part's builder and template."""

MAKERS: Final[Mapping[str, Callable[..., bytes]]] = {
    "json_feed": json_feed,
    "ninjs": ninjs,
    "share_card": share_card,
    "icon": icon,
    "manifest": manifest,
}
"""The parts that are made without a template, each by what returns its bytes."""


def render(part: Part, reader: Reader, templates: Templates) -> bytes:
    """Return the bytes of *part*, as *reader* answers."""
    name, *arguments = part
    if maker := MAKERS.get(name):
        return maker(reader, *arguments)
    build, template = BUILDERS[name]
    return templates.render(template, build(reader, *arguments))
