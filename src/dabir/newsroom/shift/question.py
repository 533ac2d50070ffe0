"""What a desk is asked for: a section, a person, a priority, some words of the headline."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from dabir.newsroom.models import Priority, SectionPage


@dataclass(frozen=True, slots=True)
class Question:
    """The filters of the desk; None or "" is no filter.

    *section* is a slug, *person* the key of a colleague whose hands or pen the story has.
    """

    section: str = ""
    person: int | None = None
    priority: int | None = None
    words: str = ""

    @property
    def is_about_stories(self) -> bool:
        """Whether it asks for what only stories have, so that films are left out."""
        return bool(self.section or self.person or self.priority)

    def condition(self, sections: list[SectionPage]) -> Q:
        """Return what a page must be; a section that is not among *sections* matches none."""
        wanted = Q()
        if self.section:
            path = next((page.path for page in sections if page.slug == self.section), None)
            wanted &= Q(path__startswith=path) if path else Q(pk=None)
        if self.person:
            wanted &= Q(holder=self.person) | Q(holder=None, owner=self.person)
        if self.priority:
            wanted &= Q(priority=self.priority)
        for word in self.words.split():
            wanted &= Q(draft_title__icontains=word)
        return wanted


def read(sent: QueryDict) -> Question:
    """Return the question in the parameters of an address; what is no number there is no filter."""
    priority = _number(sent.get("priority", ""))
    return Question(
        section=sent.get("section", ""),
        person=_number(sent.get("person", "")),
        priority=priority if priority in Priority.values else None,
        words=sent.get("q", "").strip()[:100],
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004  # the keys of a database end
