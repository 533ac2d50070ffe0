"""From what the reader says to what a template shows."""

from __future__ import annotations

from collections.abc import Iterable

from dabir.ledger.listing import Naming, name_slug, named_list, names_of
from dabir.press import routes
from dabir.press.card import Card
from dabir.press.contexts import CardView, Link
from dabir.press.reading import Reader
from dabir.story import Story


def known(reader: Reader, code: int) -> Story:
    """Return the story *code*. Raises LookupError for one that a plan should not have asked for."""
    record = reader.story(code)
    if record is None:
        raise LookupError(code)
    return record


def section_links(reader: Reader) -> tuple[Link, ...]:
    """Return the menu of sections."""
    return tuple(Link(section.name, routes.section_path(section.slug)) for section in reader.sections())


def section_link(reader: Reader, slug: str) -> Link:
    """Return the link to one section; a closed one goes by its slug."""
    name = next((section.name for section in reader.sections() if section.slug == slug), slug)
    return Link(name, routes.section_path(slug))


def name_links(story: Story, naming: Naming) -> tuple[Link, ...]:
    """Return the links to the tags (or authors, …) of *story*; of two spellings of one the first."""
    spellings: dict[str, str] = {}
    for kind, spelling in names_of(story):
        if kind is naming:
            spellings.setdefault(name_slug(spelling), spelling)
    return tuple(Link(name, routes.list_path(named_list(naming, slug))) for slug, name in spellings.items())


def card_view(reader: Reader, card: Card) -> CardView:
    """Return *card* with its links resolved."""
    series = card.markers.series
    return CardView(
        code=card.code,
        path=routes.story_path(card.code, card.slug),
        kind=card.kind,
        section=section_link(reader, card.section),
        kicker=card.kicker,
        headline=card.headline,
        lead=card.lead,
        byline=card.byline,
        source=card.markers.source,
        series=series.name if series else "",
        series_number=series.number if series else 0,
        has_picture_mark=card.markers.picture,
        has_film_mark=card.markers.film,
        sponsored=card.markers.sponsored,
        published=card.first_published,
        picture=card.picture,
        film=card.film,
    )


def card_views(reader: Reader, codes: Iterable[int]) -> tuple[CardView, ...]:
    """Return the cards of those of *codes* that readers get, in order."""
    return tuple(card_view(reader, card) for card in reader.cards(codes))
