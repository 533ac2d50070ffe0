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
from dabir.press.card import card_of
from dabir.press.contexts import (
    CloseContext,
    Context,
    DatelineContext,
    FeedContext,
    FilmsContext,
    GoneContext,
    Link,
    MastheadContext,
    MissingContext,
    MoreContext,
    MovedContext,
    OpenContext,
    SectionContext,
    StoryContext,
    StripContext,
)
from dabir.press.frames import DATELINE, frame, furniture_path, open_frame
from dabir.press.front import front
from dabir.press.reading import Reader
from dabir.press.templates import absolute, media_url
from dabir.press.views import card_view, card_views, section_link, section_links
from dabir.sourcing import sentence
from dabir.story import Story

Part = tuple[str, *tuple[Any, ...]]
"""The name of a part and the arguments of its builder, such as ``("story", 291913)``."""

_FILMS = 6
_MORE = 6
_FILMS_LINK: Final = Link("فیلم", routes.FILMS)


def _opening(kind: str, title: str, canonical: str, **known: Any) -> OpenContext:
    plain: dict[str, Any] = {
        "description": "",
        "image": "",
        "section": "",
        "published": None,
        "changed": None,
        "indexed": True,
    }
    return OpenContext(
        kind=kind,
        language=routes.EDITION,
        direction="rtl",
        paper=conf.PAPER_NAME,
        title=title,
        canonical=canonical,
        feed=absolute(routes.FEED),
        **(plain | known),
    )


def open_front(reader: Reader) -> OpenContext:
    """Begin the front page."""
    return _opening("front", "", absolute(routes.FRONT), description=conf.PAPER_MOTTO)


def open_section(reader: Reader, slug: str) -> OpenContext:
    """Begin a section's page."""
    link = section_link(reader, slug)
    return _opening("section", link.name, absolute(link.path), section=slug)


def open_films(reader: Reader) -> OpenContext:
    """Begin the page of films."""
    return _opening("section", _FILMS_LINK.name, absolute(_FILMS_LINK.path))


def open_story(reader: Reader, code: int) -> OpenContext:
    """Begin a story's page."""
    story = _known(reader, code)
    card = card_of(story)
    picture = card.picture if card else None
    return _opening(
        "story",
        story.headline,
        absolute(routes.story_path(code, story.slug)),
        description=story.lead,
        image=absolute(media_url(picture.file)) if picture else "",
        section=story.section,
        published=story.first_published,
        changed=story.changed,
    )


def open_gone(reader: Reader, code: int) -> OpenContext:
    """Begin a tombstone's page: it names no headline and asks not to be indexed."""
    return _opening("gone", "", "", indexed=False)


def open_missing(reader: Reader) -> OpenContext:
    """Begin the page of an address where nothing is."""
    return _opening("missing", "", "", indexed=False)


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


def section(reader: Reader, slug: str) -> SectionContext:
    """Set the list of a section."""
    codes = reader.latest(section_list(slug), conf.LIST_LENGTH)
    return SectionContext(section_link(reader, slug), card_views(reader, codes))


def story(reader: Reader, code: int) -> StoryContext:
    """Set a story."""
    record = _known(reader, code)
    card = card_of(record)
    if card is None:
        raise LookupError(code)
    return StoryContext(
        card=card_view(reader, card),
        body=record.body,
        media={item.key: item for item in record.media},
        chain=sentence(record.sources),
        tags=record.tags,
        sections=tuple(section_link(reader, slug) for slug in record.sections),
        related=card_views(reader, record.related),
        corrections=record.corrections,
        changed=record.changed,
        is_changed=record.changed > record.first_published,
        short=f"/{routes.EDITION}/news/{code}",
    )


def gone(reader: Reader, code: int) -> GoneContext:
    """Set the tombstone of a withdrawn story."""
    record = _known(reader, code)
    return GoneContext(code=code, reason=record.withdrawal, withdrawn=record.changed)


def moved(reader: Reader, code: int) -> MovedContext:
    """Lead from a name a story had before to the one it has."""
    return MovedContext(routes.story_path(code, _known(reader, code).slug))


def missing(reader: Reader) -> MissingContext:
    """Set the page of an address where nothing is."""
    return MissingContext(home=routes.FRONT, menu=section_links(reader))


def more(reader: Reader, slug: str) -> MoreContext:
    """Set the newest of a section, for beside its stories."""
    return MoreContext(section_link(reader, slug), card_views(reader, reader.latest(section_list(slug), _MORE)))


def films(reader: Reader) -> FilmsContext:
    """Set the strip of the newest films."""
    cards = card_views(reader, reader.latest(kind_list("film"), _FILMS))
    return FilmsContext(cards, _FILMS_LINK)


def films_page(reader: Reader) -> SectionContext:
    """Set the page of all sections' films, in the form of a section."""
    return SectionContext(_FILMS_LINK, card_views(reader, reader.latest(kind_list("film"), conf.LIST_LENGTH)))


def strip(reader: Reader) -> StripContext:
    """Set the strip of headlines: the pinned ones first, then the newest."""
    newest = reader.latest(ALL, conf.STRIP_LENGTH)
    codes = dict.fromkeys((*reader.pinned_strip(), *newest))
    return StripContext(card_views(reader, codes)[: conf.STRIP_LENGTH])


def close(reader: Reader) -> CloseContext:
    """Set the foot of every page."""
    return CloseContext(conf.PAPER_NAME, conf.PAPER_MOTTO, section_links(reader), routes.FEED)


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


def _known(reader: Reader, code: int) -> Story:
    record = reader.story(code)
    if record is None:
        raise LookupError(code)
    return record


BUILDERS: Final[Mapping[str, tuple[Callable[..., Context], str]]] = {
    "open_front": (open_front, "press/open.html"),
    "open_section": (open_section, "press/open.html"),
    "open_films": (open_films, "press/open.html"),
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
