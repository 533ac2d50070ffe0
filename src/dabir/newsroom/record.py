"""From a page of the desk to the record that is published: ``record(page)``.

With :func:`dabir.newsroom.recall.recall` nothing is lost on the way to the desk and
back: ``record(recall(story)) == story`` for every story in the newsroom's form, which is

* no blank paragraphs or list items, marks in the canonical form of
  :mod:`dabir.newsroom.body.richtext`, home section not named twice;
* every media item the body shows is carried. Items come in the order of the record the
  page was recalled from, then in the order of their first use. An item that stood outside
  the body stays.

A picture's alt text, caption and credit are those written at one of its uses in the
story, else the picture's own. A recalled story says exactly what its record said, even
nothing: its captions are at the uses, and the picture's own are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec
from django.utils import timezone
from wagtail.models import Page

from dabir import story as records
from dabir.newsroom.body import stream
from dabir.newsroom.media import holdings
from dabir.newsroom.models import Film, Photo, Sound, StoryPage
from dabir.story import Correction, Kind, Markers, Series, Status, Story

_NOT_YET = 0
"""The code of a story that has none, in a preview."""


def record(page: StoryPage) -> Story:
    """Return what readers get when *page* is published as it stands.

    Files of media that were never published are made on the way. Before the
    first publication the code is 0 and the instants are now.
    """
    raw_body = page.body.get_prep_value()
    used = list(stream.uses(raw_body))
    items = items_of(used)
    key_of = _key_finder(items)
    now = timezone.now()
    home = page.home_section
    return Story(
        code=page.code or _NOT_YET,
        language=page.language,
        kind=Kind(page.kind),
        slug=page.public_slug,
        sections=(home, *(slug for slug in page.other_sections if slug != home)) if home else (),
        kicker=page.kicker,
        headline=page.headline,
        markers=_markers(page),
        lead=page.lead,
        body=tuple(stream.to_blocks(raw_body, key_of, address_of_link)),
        byline=tuple(page.byline),
        sources=stream.to_sources(page.sources.get_prep_value()),
        tags=tuple(page.tags),
        media=tuple(_media(page, used, items, key_of)),
        related=tuple(page.related),
        first_published=_utc(page.first_published or now),
        changed=_utc(page.changed or now),
        corrections=tuple(msgspec.convert(item, Correction) for item in page.corrections),
        status=Status(page.status),
        withdrawal=page.withdrawal,
    )


def _utc(instant: datetime) -> datetime:
    """Return *instant* as records hold it; a revision gives it back in the newsroom's own zone."""
    return instant.astimezone(UTC)


def _markers(page: StoryPage) -> Markers:
    return Markers(
        source=page.source_mark,
        series=None if page.series_number is None else Series(page.series_name, page.series_number),
        picture=page.picture_mark,
        film=page.film_mark,
        sponsored=page.sponsor,
    )


Items = Mapping[tuple[str, int], Photo | Film | Sound]


def items_of(used: Iterable[stream.Use]) -> Items:
    """Return the media *used*, by kind and primary key, with one query for each kind."""
    keys = {(use.kind, use.pk) for use in used}
    found: dict[tuple[str, int], Photo | Film | Sound] = {}
    for kind, model in (("photo", Photo), ("film", Film), ("sound", Sound)):
        pks = [pk for of, pk in keys if of == kind]
        if pks:
            found |= {(kind, pk): item for pk, item in model.objects.in_bulk(pks).items()}
    return found


def _key_finder(items: Items) -> stream.KeyOf:
    def key_of(kind: str, pk: int) -> str:
        item = items.get((kind, pk))
        if isinstance(item, Photo):
            return str(item.get_file_hash())
        return item.key if item else ""  # an item deleted at the desk leaves the story

    return key_of


def _media(page: StoryPage, used: list[stream.Use], items: Items, key_of: stream.KeyOf) -> Iterable[records.Media]:
    """Yield the media items of the record in their order."""
    first: dict[str, stream.Use] = {}
    for use in reversed(used):
        first[key_of(use.kind, use.pk)] = use
    kept = {entry["item"]["key"]: entry for entry in page.kept_media}
    for key, entry in kept.items():
        item: records.Media = msgspec.convert(entry["item"], records.Media)
        if key in first:
            yield msgspec.structs.replace(holdings.supplied(item), **_said(used, key, key_of))
        elif entry["loose"]:
            yield item
    for key in dict.fromkeys(key_of(use.kind, use.pk) for use in used):
        if key and key not in kept:
            said = {name: words for name, words in _said(used, key, key_of).items() if words}
            yield msgspec.structs.replace(holdings.publish(items[first[key].kind, first[key].pk]), **said)


def _said(used: list[stream.Use], key: str, key_of: stream.KeyOf) -> dict[str, str]:
    """Return what the story says of an item: for each thing, the first use that says it."""
    mine = [use for use in used if key_of(use.kind, use.pk) == key]
    return {
        name: next((words for use in mine if (words := getattr(use, name))), "")
        for name in ("alt", "caption", "credit")
    }


def address_of_link(attrs: Mapping[str, str]) -> str:
    """Return where a link of rich text leads: a page of the desk by its public path, else its ``href``.

    A page that readers cannot reach yet gives "", and the words stay without a link.
    """
    if attrs.get("linktype") == "page":
        page = Page.objects.filter(pk=attrs.get("id") or 0).first()
        return (page.specific.get_url() or "") if page else ""
    return attrs.get("href", "")
