"""What a list of the paper is called, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dabir.press import routes
from dabir.press.contexts import Link
from dabir.press.reading import Reader
from dabir.press.views import section_link

FILMS_LINK: Final = Link("فیلم", routes.FILMS)
ARCHIVE_LINK: Final = Link("آرشیو", routes.ARCHIVE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A list's name and path, and a *label* that says what it is where the name alone does not."""

    link: Link
    label: str = ""

    @property
    def words(self) -> str:
        """The name within a sentence: a tag may be any word, so it stands in quotation marks."""
        return f"{self.label} «{self.link.name}»" if self.label else self.link.name


def heading(reader: Reader, name: str, codes: Sequence[int]) -> Heading:
    """Return the heading of the list *name* for a page of the stories *codes*, newest first.

    A tag is spelled as the first of them spells it, so that the page depends on nothing
    beyond its own stories.
    """
    what, _, slug = name.partition("/")
    if what == "tag":
        spelling = reader.spelling(codes[0], slug) if codes else slug
        return Heading(Link(spelling, routes.tag_path(slug)), "برچسب")
    return Heading(section_link(reader, slug) if what == "section" else FILMS_LINK)
