"""A story as ninjs 3.0, IPTC's News in JSON: what another newsroom's program takes in.

Names are those of the standard. What the standard has no place for (which correction was
made when) is told in ``edNote``, which is for the editors who receive it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from dabir.conf import conf
from dabir.ledger.listing import Naming
from dabir.press import routes
from dabir.press.machines.addresses import ShortAddress, machine_path
from dabir.press.machines.content import content_html, content_text, media_address
from dabir.press.machines.feeds import identity
from dabir.press.machines.fields import Fields, present, to_json
from dabir.press.reading import Reader
from dabir.press.templates import absolute, machine
from dabir.press.views import known, name_links, section_link
from dabir.story import Film, Kind, Media, Picture, Rendition, Sound, Source, Story

_STANDARD: Final = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}

_PLAIN: Final = "text/plain"
_HTML: Final = "text/html"

_GENRES: Final[Mapping[Kind, str]] = {
    Kind.NEWS: "Current",
    Kind.REPORT: "Feature",
    Kind.INTERVIEW: "Interview",
    Kind.NOTE: "Opinion",
    Kind.PHOTO: "Picture",
    Kind.FILM: "Video",
    Kind.ADVERTORIAL: "Advertorial",
}
"""Our genres in English, as a name; no code of IPTC's vocabulary is claimed."""


def ninjs(reader: Reader, code: int) -> bytes:
    """Return the story *code* as ninjs; of a withdrawn one no more than that it is canceled, since when, and why."""
    story = known(reader, code)
    return to_json(_record(reader, story) if story.is_public else _canceled(story))


def embargoed(reader: Reader, story: Story, until: datetime) -> Fields:
    """Return a *story* that readers do not have yet as ninjs, withheld until the instant *until* (UTC)."""
    return _record(reader, story) | {"pubStatus": "withheld", "embargoed": machine(until)}


def _record(reader: Reader, story: Story) -> Fields:
    text = content_text(story)
    associations = [*(_association(item, story) for item in story.media), *_related(reader, story)]
    return present(
        uri=identity(story.code),
        standard=_STANDARD,
        type="text",
        representationType="full",
        profile="text-only" if not story.media else "text-media",
        version=machine(story.changed),
        firstCreated=machine(story.first_published),
        versionCreated=machine(story.changed),
        contentCreated=machine(story.first_published),
        pubStatus="usable",
        language=story.language,
        copyrightHolder=conf.PAPER_NAME,
        edNote="\n".join(f"{machine(correction.at)} {correction.note}" for correction in story.corrections),
        headlines=[
            {"role": "main", "contentType": _PLAIN, "value": story.headline},
            *([{"role": "kicker", "contentType": _PLAIN, "value": story.kicker}] if story.kicker else []),
        ],
        descriptions=[{"role": "lead", "contentType": _PLAIN, "value": story.lead}] if story.lead else None,
        bodies=[
            {
                "role": "text",
                "contentType": _PLAIN,
                "charCount": len(text),
                "wordCount": len(text.split()),
                "value": text,
            },
            {"role": "richtext", "contentType": _HTML, "value": content_html(story)},
        ],
        by="، ".join(story.byline),
        subjects=list(_subjects(reader, story)),
        genres=[{"name": _GENRES[story.kind], "literal": story.kind.value}],
        infoSources=[_source(source) for source in story.sources],
        associations=associations,
        renditions=[{"name": "web", "href": absolute(routes.story_path(story.code, story.slug)), "contentType": _HTML}],
        altIds=[
            {"role": "code", "value": str(story.code)},
            {"role": "short", "value": absolute(machine_path(ShortAddress(story.code)))},
        ],
    )


def _canceled(story: Story) -> Fields:
    return present(
        uri=identity(story.code),
        standard=_STANDARD,
        type="text",
        version=machine(story.changed),
        firstCreated=machine(story.first_published),
        versionCreated=machine(story.changed),
        pubStatus="canceled",
        language=story.language,
        edNote=story.withdrawal,
    )


def _subjects(reader: Reader, story: Story) -> Iterator[Fields]:
    for slug in story.sections:
        link = section_link(reader, slug)
        yield {"name": link.name, "rel": "section", "uri": absolute(link.path), "literal": slug}
    for link in name_links(story, Naming.TAG):
        yield {"name": link.name, "rel": "tag", "uri": absolute(link.path)}


def _source(source: Source) -> Fields:
    """Return a link of the chain: by its name, or by the words the text has for one who is not named."""
    return present(
        name=source.name or source.described or "منبعی ناشناس", role=source.kind.value, literal=source.reason
    )


_TYPES: Final[dict[type[Media], str]] = {Picture: "picture", Film: "video", Sound: "audio"}


def _association(item: Media, story: Story) -> Fields:
    address = media_address(item.single.file)
    return present(
        name=item.key,
        uri=address,
        type=_TYPES[type(item)],
        versionCreated=machine(story.first_published),
        by=item.credit,
        headlines=[{"value": item.caption}] if item.caption else None,
        descriptions=[{"role": "alt", "contentType": _PLAIN, "value": item.alt}] if item.alt else None,
        renditions=list(_renditions(item)),
    )


def _renditions(item: Media) -> Iterator[Fields]:
    main = _rendition("main", item.single)
    match item:
        case Sound(seconds=seconds):
            yield main | {"duration": seconds}
        case Film(seconds=seconds, renditions=renditions):
            yield main | {"duration": seconds}
            yield from (_rendition(f"{made.mime}-{made.width}", made) | {"duration": seconds} for made in renditions)
            if item.poster:
                yield _rendition("poster", item.still)
            if item.captions:
                yield {"name": "captions", "href": media_address(item.captions), "contentType": "text/vtt"}
        case Picture(renditions=renditions):
            yield main
            yield from (_rendition(f"{made.mime}-{made.width}", made) for made in renditions)


def _rendition(name: str, made: Rendition) -> Fields:
    return present(
        name=name,
        href=media_address(made.file),
        contentType=made.mime,
        width=made.width or None,
        height=made.height or None,
    )


def _related(reader: Reader, story: Story) -> Iterator[Fields]:
    for card in reader.cards(story.related):
        yield {
            "name": f"related-{card.code}",
            "uri": identity(card.code),
            "type": "text",
            "representationType": "partial",
            "headlines": [{"value": card.headline}],
        }
