"""How a page begins: what its head says to browsers, search engines and those who share it."""

from __future__ import annotations

from typing import Any

from dabir.conf import conf
from dabir.ledger.listing import ALL, tag_list
from dabir.persian.digits import to_persian
from dabir.press import routes
from dabir.press.archive import days_beside
from dabir.press.card import card_of
from dabir.press.contexts import Link, OpenContext
from dabir.press.heading import ARCHIVE_LINK, FILMS_LINK, heading
from dabir.press.lists import months_beside
from dabir.press.month import Month
from dabir.press.reading import Reader
from dabir.press.templates import absolute, media_url
from dabir.press.views import known, section_link


def _opening(kind: str, title: str, canonical: str, **known: Any) -> OpenContext:
    plain: dict[str, Any] = {
        "description": "",
        "earlier": "",
        "later": "",
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
    return _opening("section", FILMS_LINK.name, absolute(FILMS_LINK.path))


def open_tag(reader: Reader, slug: str) -> OpenContext:
    """Begin a tag's page."""
    name = tag_list(slug)
    head = heading(reader, name, reader.latest(name, conf.LIST_LENGTH))
    description = f"تازه‌ترین خبرها با {head.words}"
    return _opening("tag", head.words, absolute(head.link.path), description=description)


def open_month(reader: Reader, name: str, year: int, number: int) -> OpenContext:
    """Begin the page of a month of the list *name*."""
    month = Month(year, number)
    codes = [code for _, of_day in reader.month(name, month) for code in of_day]
    head = heading(reader, name, codes)
    what, _, slug = name.partition("/")
    return _opening(
        "month",
        f"آرشیو {head.words}، {month.name}",
        absolute(routes.month_path(head.link.path, month)),
        description=f"{head.words} در {month.name}: {to_persian(len(codes))} عنوان، روز به روز",
        section=slug if what == "section" else "",
        **_beside(*months_beside(reader, name, head.link.path, month)),
    )


def open_archive(reader: Reader) -> OpenContext:
    """Begin the page of all years."""
    return _opening(
        "archive",
        ARCHIVE_LINK.name,
        absolute(routes.ARCHIVE),
        description=f"همهٔ خبرهای {conf.PAPER_NAME}، سال به سال و ماه به ماه",
    )


def open_calendar(reader: Reader, year: int, number: int) -> OpenContext:
    """Begin the page of a month of the whole paper."""
    month = Month(year, number)
    return _opening(
        "month",
        f"آرشیو {month.name}",
        absolute(routes.month_path(routes.ARCHIVE, month)),
        description=f"همهٔ خبرهای {conf.PAPER_NAME} در {month.name}، روز به روز",
        **_beside(*months_beside(reader, ALL, routes.ARCHIVE, month)),
    )


def open_day(reader: Reader, year: int, number: int, day: int) -> OpenContext:
    """Begin the page of a day."""
    month = Month(year, number)
    name = f"{month.day_name(day)} {to_persian(year)}"
    return _opening(
        "day",
        f"خبرهای {name}",
        absolute(routes.day_path(month, day)),
        description=f"همهٔ خبرهای {conf.PAPER_NAME} در {name}، از تازه‌ترین تا نخستین",
        **_beside(*days_beside(reader, month, day)),
    )


def _beside(earlier: Link | None, later: Link | None) -> dict[str, str]:
    return {
        "earlier": absolute(earlier.path) if earlier else "",
        "later": absolute(later.path) if later else "",
    }


def open_story(reader: Reader, code: int) -> OpenContext:
    """Begin a story's page."""
    story = known(reader, code)
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
