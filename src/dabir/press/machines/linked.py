"""The paper in schema.org's words (JSON-LD), for the head of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dabir.conf import conf
from dabir.ledger.listing import CORRECTED, Naming
from dabir.persian.digits import to_persian
from dabir.press import routes
from dabir.press.machines.addresses import ICONS, ShortAddress, machine_path
from dabir.press.machines.content import content_text, media_address
from dabir.press.machines.feeds import identity
from dabir.press.machines.fields import Fields, present, to_script
from dabir.press.reading import Reader
from dabir.press.templates import absolute, machine
from dabir.press.views import name_links, section_link
from dabir.story import Film, Kind, Picture, Sound, Source, SourceKind, Story

_CONTEXT: Final = "https://schema.org"

_TYPES: Final[Mapping[Kind, str]] = {
    Kind.NEWS: "NewsArticle",
    Kind.REPORT: "ReportageNewsArticle",
    Kind.INTERVIEW: "NewsArticle",
    Kind.NOTE: "OpinionNewsArticle",
    Kind.PHOTO: "NewsArticle",
    Kind.FILM: "NewsArticle",
    Kind.ADVERTORIAL: "AdvertiserContentArticle",
}

_SOURCE_TYPES: Final[Mapping[SourceKind, str]] = {
    SourceKind.AGENCY: "NewsMediaOrganization",
    SourceKind.MEDIA: "NewsMediaOrganization",
    SourceKind.OFFICE: "Organization",
    SourceKind.PERSON: "Person",
}
"""Who a source is; a document is a work itself."""


def linked_front(*, searched: bool) -> str:
    """Return the paper itself as JSON-LD: who publishes it, its site, and how that is *searched* if it can be."""
    home = absolute(routes.FRONT)
    site = _typed(
        "WebSite",
        id_=f"{home}#site",
        url=home,
        name=conf.PAPER_NAME,
        inLanguage=routes.EDITION,
        publisher={"@id": _publisher_id()},
        potentialAction=_search() if searched else None,
    )
    return to_script({"@context": _CONTEXT, "@graph": [_publisher(), site]})


def linked_story(reader: Reader, story: Story, image: str) -> str:
    """Return *story* as JSON-LD with the way to it from the front page; *image* is the URL of its card's picture."""
    return to_script({"@context": _CONTEXT, "@graph": [_article(reader, story, image), _breadcrumbs(reader, story)]})


def _article(reader: Reader, story: Story, image: str) -> Fields:
    url = absolute(routes.story_path(story.code, story.slug))
    authors = [_typed("Person", name=name) for name in story.byline]
    return _typed(
        _TYPES[story.kind],
        id_=identity(story.code),
        url=url,
        mainEntityOfPage=url,
        identifier=str(story.code),
        sameAs=absolute(machine_path(ShortAddress(story.code))),
        headline=story.headline,
        alternativeHeadline=story.kicker,
        description=story.lead,
        inLanguage=story.language,
        image=[media_address(item.single.file) for item in story.media if isinstance(item, Picture)] or [image],
        video=[_video(item, story) for item in story.media if isinstance(item, Film)],
        audio=[_audio(item, story) for item in story.media if isinstance(item, Sound)],
        datePublished=machine(story.first_published),
        dateModified=machine(story.changed),
        author=authors or _publisher(),
        publisher=_publisher(),
        publishingPrinciples=absolute(routes.ABOUT),
        articleSection=[section_link(reader, slug).name for slug in story.sections],
        keywords=[link.name for link in name_links(story, Naming.TAG)],
        wordCount=len(content_text(story).split()),
        isBasedOn=[_work(source) for source in story.sources[:1]],
        citation=[_work(source) for source in story.sources],
        correction=[
            _typed("CorrectionComment", text=item.note, datePublished=machine(item.at)) for item in story.corrections
        ],
        isPartOf=_series(story),
        sponsor=_typed("Organization", name=story.markers.sponsored) if story.markers.sponsored else None,
        isAccessibleForFree=True,
    )


def _breadcrumbs(reader: Reader, story: Story) -> Fields:
    section = section_link(reader, story.section)
    way = ((conf.PAPER_NAME, routes.FRONT), (section.name, section.path))
    places = [
        _typed("ListItem", position=position, name=name, item=absolute(path))
        for position, (name, path) in enumerate(way, 1)
    ]
    last = _typed("ListItem", position=len(way) + 1, name=story.headline)
    return _typed("BreadcrumbList", itemListElement=[*places, last])


def _search() -> Fields:
    """Return how the archive is searched; the query's words go where the template names them."""
    target = _typed("EntryPoint", urlTemplate=f"{absolute(routes.SEARCH)}?q={{words}}")
    return _typed("SearchAction", target=target) | {"query-input": "required name=words"}


def _publisher_id() -> str:
    return f"{absolute(routes.FRONT)}#publisher"


def _publisher() -> Fields:
    logo = _typed("ImageObject", url=absolute(ICONS["icon-512.png"]), width=512, height=512)
    return _typed(
        "NewsMediaOrganization",
        id_=_publisher_id(),
        name=conf.PAPER_NAME,
        slogan=conf.PAPER_MOTTO,
        url=absolute(routes.FRONT),
        logo=logo,
        publishingPrinciples=absolute(routes.ABOUT),
        correctionsPolicy=absolute(routes.list_path(CORRECTED)),
    )


def _work(source: Source) -> Fields | str:
    """Return what a link of the chain told us as a work by its source; in words where it is not named."""
    if not source.name:
        return source.described or "منبعی ناشناس"
    if source.kind is SourceKind.DOCUMENT:
        return _typed("CreativeWork", name=source.name)
    return _typed("CreativeWork", name=source.name, author=_typed(_SOURCE_TYPES[source.kind], name=source.name))


def _series(story: Story) -> Fields | None:
    series = story.markers.series
    if series is None:
        return None
    return _typed("CreativeWorkSeries", name=series.name, description=f"شمارهٔ {to_persian(series.number)}")


def _video(film: Film, story: Story) -> Fields:
    return _typed(
        "VideoObject",
        name=film.caption or story.headline,
        description=film.alt or film.caption or story.headline,
        contentUrl=media_address(film.single.file),
        thumbnailUrl=media_address(film.still.file) if film.poster else "",
        caption=_typed("MediaObject", contentUrl=media_address(film.captions), encodingFormat="text/vtt")
        if film.captions
        else None,
        duration=_duration(film.seconds),
        uploadDate=machine(story.first_published),
        width=film.single.width,
        height=film.single.height,
    )


def _audio(sound: Sound, story: Story) -> Fields:
    return _typed(
        "AudioObject",
        name=sound.caption or story.headline,
        contentUrl=media_address(sound.file),
        duration=_duration(sound.seconds),
        uploadDate=machine(story.first_published),
        transcript=sound.transcript,
    )


def _duration(length: float) -> str:
    """Return a *length* in seconds as ISO 8601 has it."""
    minutes, seconds = divmod(round(length), 60)
    return f"PT{minutes}M{seconds}S"


def _typed(type_: str, *, id_: str = "", **fields: Any) -> Fields:
    """Return a thing of a *type_* of schema.org without its empty fields."""
    return {"@type": type_} | ({"@id": id_} if id_ else {}) | present(**fields)
