"""How a page begins: what its head says to browsers, search engines and those who share it."""

from __future__ import annotations

from typing import Any

from dabir.conf import conf
from dabir.ledger.listing import ALL, Naming
from dabir.persian.calendar import clock, long_date
from dabir.persian.digits import to_persian
from dabir.press import routes
from dabir.press.about import ABOUT_LINK, CONTACT_LINK
from dabir.press.archive import days_beside
from dabir.press.card import card_of
from dabir.press.contexts import Link, OpenContext
from dabir.press.heading import ARCHIVE_LINK, Heading, heading
from dabir.press.lists import month_link, months_beside
from dabir.press.machines import drawing
from dabir.press.machines.addresses import ICONS, MANIFEST, RecordAddress, TextAddress, machine_path
from dabir.press.machines.contexts import FeedLink
from dabir.press.machines.feeds import feed_links, has_feeds
from dabir.press.machines.identity import share_card_path
from dabir.press.machines.linked import linked_front, linked_story
from dabir.press.month import Month
from dabir.press.pictures import media_url
from dabir.press.reading import Reader
from dabir.press.templates import absolute
from dabir.press.views import known
from dabir.story import Rendition, Story


def opening(kind: str, title: str, canonical: str, **known: Any) -> OpenContext:
    """Return the beginning of a page of *kind*; *known* are the fields that are not as on most pages."""
    plain: dict[str, Any] = {
        "description": "",
        "earlier": "",
        "later": "",
        "feeds": feed_links(conf.PAPER_NAME, routes.FRONT),
        "image": "",
        "image_width": 0,
        "image_height": 0,
        "record": "",
        "plain": "",
        "linked": "",
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
        icon=ICONS["icon-192.png"],
        touch_icon=ICONS["apple-touch-icon.png"],
        manifest=MANIFEST,
        colour=conf.PAPER_COLOUR,
        **(plain | known),
    )


def open_front(reader: Reader) -> OpenContext:
    """Begin the front page."""
    return _open_front(searched=True)


def open_front_filed(reader: Reader) -> OpenContext:
    """Begin the front page of a paper of plain files, where no server searches the archive."""
    return _open_front(searched=False)


def _open_front(*, searched: bool) -> OpenContext:
    linked = linked_front(searched=searched)
    return opening("front", "", absolute(routes.FRONT), description=conf.PAPER_MOTTO, linked=linked)


def open_past_front(reader: Reader, address: routes.PastFrontAddress) -> OpenContext:
    """Begin the front page as it was; search engines want the page of today."""
    moment = f"{long_date(address.instant)}، ساعت {clock(address.instant)}"
    return opening("front", f"صفحهٔ نخست در {moment}", "", indexed=False)


def open_list(reader: Reader, name: str) -> OpenContext:
    """Begin the page of the newest of the list *name*."""
    what, _, slug = name.partition("/")
    codes = reader.latest(name, conf.LIST_LENGTH) if what in list(Naming) else ()  # only these are named by stories
    head = heading(reader, name, codes)
    return opening(
        what if head.label else "section",
        head.words,
        absolute(head.link.path),
        description=f"تازه‌ترین خبرها با {head.words}" if head.label else "",
        section=slug if what == "section" else "",
        feeds=_feeds(name, head),
    )


def _feeds(name: str, head: Heading) -> tuple[FeedLink, ...]:
    """Return the feeds of the list *name* and, after them, those of the whole paper."""
    own = feed_links(f"{head.words} | {conf.PAPER_NAME}", head.link.path) if has_feeds(name) and name != ALL else ()
    return (*own, *feed_links(conf.PAPER_NAME, routes.FRONT))


def open_month(reader: Reader, name: str, year: int, number: int) -> OpenContext:
    """Begin the page of a month of the list *name*."""
    month = Month(year, number)
    codes = [code for _, of_day in reader.month(name, month) for code in of_day]
    head = heading(reader, name, codes)
    what, _, slug = name.partition("/")
    return opening(
        "month",
        f"آرشیو {head.words}، {month.name}",
        absolute(month_link(name, month).path),
        description=f"{head.words} در {month.name}: {to_persian(len(codes))} عنوان، روز به روز",
        section=slug if what == "section" else "",
        **_beside(*months_beside(reader, name, month)),
    )


def open_about(reader: Reader) -> OpenContext:
    """Begin the page about the paper."""
    return opening("section", ABOUT_LINK.name, absolute(ABOUT_LINK.path), description=conf.PAPER_MOTTO)


def open_contact(reader: Reader) -> OpenContext:
    """Begin the page that says how the paper is reached."""
    return opening("section", CONTACT_LINK.name, absolute(CONTACT_LINK.path))


def open_archive(reader: Reader) -> OpenContext:
    """Begin the page of all years."""
    return opening(
        "archive",
        ARCHIVE_LINK.name,
        absolute(routes.ARCHIVE),
        description=f"همهٔ خبرهای {conf.PAPER_NAME}، سال به سال و ماه به ماه",
    )


def open_calendar(reader: Reader, year: int, number: int) -> OpenContext:
    """Begin the page of a month of the whole paper."""
    month = Month(year, number)
    return opening(
        "month",
        f"آرشیو {month.name}",
        absolute(routes.month_path(routes.ARCHIVE, month)),
        description=f"همهٔ خبرهای {conf.PAPER_NAME} در {month.name}، روز به روز",
        **_beside(*months_beside(reader, ALL, month)),
    )


def open_day(reader: Reader, year: int, number: int, day: int) -> OpenContext:
    """Begin the page of a day."""
    month = Month(year, number)
    name = f"{month.day_name(day)} {to_persian(year)}"
    return opening(
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
    image, width, height = _image(story)
    return opening(
        "story",
        story.headline,
        absolute(routes.story_path(code, story.slug)),
        description=story.lead,
        image=image,
        image_width=width,
        image_height=height,
        record=absolute(machine_path(RecordAddress(code))),
        plain=absolute(machine_path(TextAddress(code))),
        linked=linked_story(reader, story, image),
        section=story.section,
        published=story.first_published,
        changed=story.changed,
    )


def _image(story: Story) -> tuple[str, int, int]:
    """Return the picture that stands for *story* where it is shared, and its size: its first, a still, or a card."""
    card = card_of(story)
    if card and card.picture:
        return _shared(card.picture.single)
    if card and card.film and card.film.poster:
        return _shared(card.film.still)
    return absolute(share_card_path(story)), drawing.WIDTH, drawing.HEIGHT


def _shared(picture: Rendition) -> tuple[str, int, int]:
    return absolute(media_url(picture.file)), picture.width, picture.height


def open_gone(reader: Reader, code: int) -> OpenContext:
    """Begin a tombstone's page: it names no headline and asks not to be indexed."""
    return opening("gone", "", "", indexed=False)


def open_missing(reader: Reader) -> OpenContext:
    """Begin the page of an address where nothing is."""
    return opening("missing", "", "", indexed=False)
