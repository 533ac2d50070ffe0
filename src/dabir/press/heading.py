"""What a list of the paper is called, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dabir.ledger.listing import ALL, CORRECTED, WITHDRAWN, Naming, kind_list
from dabir.press import routes
from dabir.press.contexts import Link
from dabir.press.reading import Reader
from dabir.press.views import section_link

FILMS_LINK: Final = Link("فیلم", routes.FILMS)
ARCHIVE_LINK: Final = Link("آرشیو", routes.ARCHIVE)
CORRECTIONS_LINK: Final = Link("اصلاح‌ها", routes.CORRECTIONS)
REMOVALS_LINK: Final = Link("خبرهای برداشته‌شده", routes.REMOVALS)

_SINGLE: Final = {
    ALL: Link("تازه‌ترین خبرها", routes.NEWEST),
    kind_list("film"): FILMS_LINK,
    kind_list("photo"): Link("عکس", routes.PICTURES),
    CORRECTED: CORRECTIONS_LINK,
    WITHDRAWN: REMOVALS_LINK,
}

_LABELS: Final = {
    Naming.TAG: "برچسب",
    Naming.AUTHOR: "نویسنده",
    Naming.SERIES: "مجموعه",
    Naming.SOURCE: "منبع",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A list's name and path, and a *label* that says what it is where the name alone does not."""

    link: Link
    label: str = ""

    @property
    def words(self) -> str:
        """The name within a sentence: an editor's may be any words, so it stands in quotation marks."""
        return f"{self.label} «{self.link.name}»" if self.label else self.link.name


def heading(reader: Reader, name: str, codes: Sequence[int]) -> Heading:
    """Return the heading of the list *name* for a page of the stories *codes*, newest first.

    A name that editors give is spelled as the first of them spells it, so that the page
    depends on nothing beyond its own stories.
    """
    what, _, slug = name.partition("/")
    if what in _LABELS:
        spelling = reader.spelling(codes[0], name) if codes else slug
        return Heading(Link(spelling, routes.list_path(name)), _LABELS[Naming(what)])
    return Heading(section_link(reader, slug) if what == "section" else _SINGLE[name])
