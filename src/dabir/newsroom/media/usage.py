"""Which published stories a picture, a film or a sound stands in, as the ledger tells it.

Every version that was ever published counts. What readers see are copies in the folder
``published``; what is kept here is the desk's own, which a correction or a recall needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from dabir.ledger.listing import media_of
from dabir.newsroom import jalali, ledgers
from dabir.newsroom.errors import PublishedMediaError
from dabir.newsroom.models import Film, Photo, Sound
from dabir.persian.digits import to_persian
from dabir.press import routes
from dabir.story import Story

_PAGE: Final = 50

_KINDS: Final[dict[str, type[Photo | Film | Sound]]] = {"picture": Photo, "film": Film, "sound": Sound}


@dataclass(frozen=True, slots=True)
class Row:
    """A *story* that shows the item, now or (not *is_current*) in an earlier version only."""

    story: Story
    is_current: bool

    @property
    def code(self) -> str:
        """Its code, as it is read."""
        return to_persian(self.story.code)

    @property
    def date(self) -> str:
        """When it was first published."""
        return jalali.date_format(timezone.localtime(self.story.first_published), "j F Y")

    @property
    def public_path(self) -> str:
        """Where readers find it."""
        return routes.encoded(routes.story_path(self.story.code, self.story.slug))


def key_of(item: Photo | Film | Sound) -> str:
    """Return the key that records name *item* by, "" if its file never was read."""
    return str(item.file_hash) if isinstance(item, Photo) else item.key


def demand_unused(item: Photo | Film | Sound) -> None:
    """Raise :class:`PublishedMediaError` if any published version of any story carries *item*."""
    key = key_of(item)
    for code in ledgers.ledger().carrying(key, 1) if key else ():
        raise PublishedMediaError(title=item.title, code=to_persian(code), path=path_of(item))


def path_of(item: Photo | Film | Sound) -> str:
    """Return the path of the page that lists the stories of *item*."""
    kind = next(name for name, model in _KINDS.items() if isinstance(item, model))
    return reverse("usage:stories", args=(kind, item.pk))


def stories(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show the published stories of an item, greatest codes first; ``before`` is the code to go on from."""
    if kind not in _KINDS:
        raise Http404
    item: Any = get_object_or_404(_KINDS[kind], pk=pk)
    before = request.GET.get("before", "")
    rows, rest = _rows(key_of(item), int(before) if before.isdecimal() else None)
    older = f"{path_of(item)}?before={rows[-1].story.code}" if rest else ""
    context = {"item": item, "rows": rows, "older": older, "is_first": not before}
    return render(request, "newsroom/usage/stories.html", context)


def _rows(key: str, before: int | None) -> tuple[list[Row], bool]:
    """Return a page of the stories that carry *key*, and whether there are more."""
    ledger = ledgers.ledger()
    codes = ledger.carrying(key, _PAGE + 1, before=before) if key else ()
    current = ledger.stories(codes[:_PAGE])
    shown = [current[code].story for code in codes[:_PAGE]]
    return [Row(story, key in media_of(story)) for story in shown], len(codes) > _PAGE
