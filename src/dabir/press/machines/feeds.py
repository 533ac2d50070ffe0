"""Feeds of the paper and its lists: RSS 2.0, Atom 1.0 and JSON Feed 1.1, one content in three forms.

A feed is asked for by the name of a list (``all``, ``section/politics``, ``tag/…``); whatever
list :func:`dabir.press.heading.heading` can name has feeds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from django.conf import settings

from dabir.conf import conf
from dabir.ledger.listing import ALL, CORRECTED, WITHDRAWN, Naming
from dabir.press import routes
from dabir.press.contexts import Link
from dabir.press.heading import heading
from dabir.press.machines.addresses import ICONS
from dabir.press.machines.content import content_html, full_headline, media_address
from dabir.press.machines.contexts import Enclosure, FeedContext, FeedItem, FeedLink
from dabir.press.machines.fields import Fields, present, to_json
from dabir.press.reading import BEFORE_ALL, Reader
from dabir.press.routes import FeedForm
from dabir.press.templates import absolute, machine
from dabir.press.views import name_links, section_link
from dabir.story import Film, Media, Picture, Sound, Story

MEDIA_TYPES: Final[Mapping[FeedForm, str]] = {
    FeedForm.RSS: "application/rss+xml",
    FeedForm.ATOM: "application/atom+xml",
    FeedForm.JSON: "application/feed+json",
}
"""What each form is served as."""

_JSON_FEED: Final = "https://jsonfeed.org/version/1.1"


def rss(reader: Reader, name: str) -> FeedContext:
    """Set the RSS feed of the list *name*."""
    return _feed_of_list(reader, name, FeedForm.RSS)


def atom(reader: Reader, name: str) -> FeedContext:
    """Set the Atom feed of the list *name*."""
    return _feed_of_list(reader, name, FeedForm.ATOM)


def json_feed(reader: Reader, name: str) -> bytes:
    """Return the JSON feed of the list *name*."""
    return feed_json(_feed_of_list(reader, name, FeedForm.JSON))


def feed(
    reader: Reader, stories: Sequence[Story], *, title: str, home: str, address: str, hub: str = ""
) -> FeedContext:
    """Set the feed of *stories* called *title*.

    *home* is the URL of the page it is of, *address* that of the feed itself, *hub* that of
    the WebSub hub that tells its subscribers, or empty.
    """
    return FeedContext(
        paper=conf.PAPER_NAME,
        title=title,
        description=conf.PAPER_MOTTO or conf.PAPER_NAME,
        language=routes.EDITION,
        home=home,
        feed=address,
        hub=hub,
        icon=absolute(ICONS["icon-512.png"]),
        changed=max((story.changed for story in stories), default=BEFORE_ALL),
        items=tuple(_item(reader, story) for story in stories),
    )


def feed_json(feed: FeedContext) -> bytes:
    """Return *feed* as JSON Feed has it."""
    return to_json(
        present(
            version=_JSON_FEED,
            title=feed.title,
            home_page_url=feed.home,
            feed_url=feed.feed,
            description=feed.description,
            icon=feed.icon,
            language=feed.language,
            authors=[{"name": feed.paper, "url": absolute(routes.FRONT)}],
            hubs=[{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
        )
        | {"items": [_json_item(item) for item in feed.items]}
    )


def feed_links(title: str, path: str) -> tuple[FeedLink, ...]:
    """Return the feeds of the list called *title*, whose page is at *path*, for the head of that page."""
    return tuple(FeedLink(mime, title, absolute(feed_path(path, form))) for form, mime in MEDIA_TYPES.items())


def feed_path(path: str, form: FeedForm) -> str:
    """Return the path of a feed of the list whose page is at *path*."""
    return f"{path.rstrip('/')}/{form}"


def has_feeds(name: str) -> bool:
    """Say whether the list *name*, if it has a page, has feeds too: a register is looked up and not followed."""
    return name not in {CORRECTED, WITHDRAWN}


def followed_path(name: str) -> str | None:
    """Return the path of the page of the list *name*, None for a list that has no feed."""
    if name == ALL:
        return routes.FRONT
    return routes.list_path(name) if routes.is_shown(name) and has_feeds(name) else None


def identity(code: int) -> str:
    """Return what names a story for ever, whatever its headline: an address that leads to it."""
    return absolute(f"/{routes.EDITION}/news/{code}")


def _feed_of_list(reader: Reader, name: str, form: FeedForm) -> FeedContext:
    codes = reader.latest(name, conf.FEED_LENGTH)
    head = _heading(reader, name, codes)
    return feed(
        reader,
        [story for story in map(reader.story, codes) if story and story.is_public],
        title=head.name,
        home=absolute(head.path),
        address=absolute(feed_path(head.path, form)),
        hub=conf.WEBSUB_HUB,
    )


def _heading(reader: Reader, name: str, codes: tuple[int, ...]) -> Link:
    """Return what the feed of a list is called, and the path of the list's own page."""
    if name == ALL:
        return Link(conf.PAPER_NAME, routes.FRONT)
    head = heading(reader, name, codes)
    return Link(f"{head.words} | {conf.PAPER_NAME}", head.link.path)


def _item(reader: Reader, story: Story) -> FeedItem:
    return FeedItem(
        id=identity(story.code),
        url=absolute(routes.story_path(story.code, story.slug)),
        title=full_headline(story),
        lead=story.lead,
        content=content_html(story),
        published=story.first_published,
        changed=story.changed,
        authors=story.byline,
        categories=tuple(
            dict.fromkeys(
                link.name
                for link in (*(section_link(reader, slug) for slug in story.sections), *name_links(story, Naming.TAG))
            )
        ),
        enclosures=tuple(map(_enclosure, sorted(story.media, key=lambda item: isinstance(item, Picture)))),
    )


_MEDIUMS: Final[dict[type[Media], str]] = {Picture: "image", Film: "video", Sound: "audio"}


def _enclosure(item: Media) -> Enclosure:
    single = item.single
    return Enclosure(
        url=media_address(single.file),
        mime=single.mime,
        medium=_MEDIUMS[type(item)],
        size=_size(single.file),
        width=single.width,
        height=single.height,
        seconds=0 if isinstance(item, Picture) else item.seconds,
        caption=item.caption,
        credit=item.credit,
    )


def _size(file: str) -> int:
    """Return the bytes of a media *file*, 0 where it lies elsewhere; what a record names never changes."""
    try:
        return (Path(settings.MEDIA_ROOT) / file).stat().st_size
    except OSError:
        return 0


def _json_item(item: FeedItem) -> Fields:
    return present(
        id=item.id,
        url=item.url,
        title=item.title,
        content_html=item.content or "<p></p>",
        summary=item.lead,
        image=next((one.url for one in item.enclosures if one.medium == "image"), ""),
        date_published=machine(item.published),
        date_modified=machine(item.changed),
        authors=[{"name": name} for name in item.authors],
        tags=item.categories,
        attachments=[
            present(
                url=one.url,
                mime_type=one.mime,
                title=one.caption,
                size_in_bytes=one.size or None,
                duration_in_seconds=one.seconds or None,
            )
            for one in item.enclosures
        ],
    )
