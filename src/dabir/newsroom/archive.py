"""The archive at the desk: every public story, found by the engine, and what this person may do with each.

The question stands in the language of readers (:mod:`dabir.search.language`), filters and
order too, so whatever is typed next keeps them. Pages that were never published are in no
archive; those that match are shown beside it, found by Wagtail's own search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.pages.search import page_filter_search
from wagtail.permissions import page_permission_policy

from dabir.newsroom import jalali, ledgers
from dabir.newsroom.models import FrontPage, SectionPage, StoryPage, User
from dabir.newsroom.verbs.permission import may
from dabir.newsroom.verbs.recall import recall
from dabir.persian.digits import to_persian
from dabir.persian.numerals import grouped
from dabir.press import routes
from dabir.search.answers import PAGE, PAGES, section_names, stories_of
from dabir.search.contexts import Choice, FacetValue, FacetView
from dabir.search.errors import SearchError
from dabir.search.index import Found
from dabir.search.language import Asked, Note, read
from dabir.search.page import NOTES
from dabir.search.query import Facet, Filed, Query, Sort
from dabir.search.shelf import shelf
from dabir.search.writing import closed, filter_of, narrowed, sorted_by, widened
from dabir.story import Story

_REACH: Final = PAGE * PAGES
_AT_DESK: Final = 5
"""Pages at the desk that are shown beside the archive."""

_FACETS: Final = {Facet.SECTION: _("Section"), Facet.YEAR: _("Year")}
_SORTS: Final = {Sort.RELEVANCE: _("Best match"), Sort.NEWEST: _("Newest"), Sort.OLDEST: _("Oldest")}


@dataclass(frozen=True, slots=True)
class Row:
    """A *story* of the archive: what its section is called, and where this person may take it.

    *edit_path* is empty unless its page is at the desk and theirs to edit.
    """

    story: Story
    section: str
    is_at_desk: bool
    edit_path: str
    may_recall: bool
    may_take_down: bool

    @property
    def state(self) -> str:
        """Where the story is."""
        return gettext("At the desk") if self.is_at_desk else gettext("In the archive")

    @property
    def date(self) -> str:
        """When it was first published."""
        return jalali.date_format(timezone.localtime(self.story.first_published), "j F Y")

    @property
    def public_path(self) -> str:
        """Where readers find it."""
        return routes.encoded(routes.story_path(self.story.code, self.story.slug))


class ActionsColumn(Column):
    """What may be done with a story; one thing of it is a form."""

    cell_template_name = "newsroom/archive/actions.html"

    def get_cell_context_data(self, instance: Row, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Add what the form is signed with: a column renders its template without the request."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


class EditColumn(TitleColumn):
    """The title of a page, leading to where it is edited."""

    def get_link_url(self, instance: StoryPage, parent_context: dict[str, Any]) -> str:
        """Return where this person edits the page."""
        return _edit_path(instance, parent_context["request"].user)


class ArchiveView(BaseListingView):
    """The page of the archive, and (*results_only*) the part of it that follows what is typed."""

    page_title = _("Archive")
    header_icon = "history"
    results_template_name = "newsroom/archive/results.html"
    index_url_name = "archive:index"
    index_results_url_name = "archive:results"
    is_searchable = True
    paginate_by = PAGE
    columns = [
        TitleColumn("headline", label=_("Headline"), accessor="story.headline", get_url=lambda row: row.edit_path),
        Column("code", label=_("Code"), accessor=lambda row: to_persian(row.story.code), width="8%"),
        Column("section", label=_("Section"), accessor="section", width="10%"),
        Column("date", label=_("Date of publication"), accessor="date", width="13%"),
        StatusTagColumn("state", label=_("State"), accessor="state", primary=lambda row: row.is_at_desk, width="10%"),
        ActionsColumn("actions", label=_("What to do"), width="24%"),
    ]
    desk_columns = [
        EditColumn("title", label=_("Headline"), accessor="get_admin_display_title"),
        Column("section", label=_("Section"), accessor=lambda page: page.get_parent().title, width="20%"),
        StatusTagColumn(
            "status", label=_("State"), accessor="status_string", primary=lambda page: page.live, width="20%"
        ),
    ]

    @cached_property
    def _section_names(self) -> dict[str, str]:
        return section_names(ledgers.ledger())

    @cached_property
    def asked(self) -> Asked:
        """Return the question."""
        return read(self.search_query, self._section_names, timezone.localdate())

    @cached_property
    def query(self) -> Query:
        """Return what the index is asked; without words none is a better match, so the newest come first."""
        query = replace(self.asked.query, counted=tuple(_FACETS))
        return query if query.keys or query.sort is not Sort.RELEVANCE else replace(query, sort=Sort.NEWEST)

    @cached_property
    def answer(self) -> tuple[Found, str]:
        """Return what was found as far as pages can be turned, and why it is nothing if the index cannot be asked."""
        try:
            return shelf().index().find(self.query, _REACH), ""
        except SearchError as trouble:
            return Found((), 0), trouble.sentence((get_language() or "")[:2])

    def get_queryset(self) -> Sequence[int]:
        """Return the codes of the stories that were found."""
        return self.answer[0].codes

    def get_table(self, object_list: Sequence[int]) -> Table:
        """Return the table of the stories of one page."""
        return super().get_table(_rows(object_list, self._section_names, self.request.user))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the table."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        found, trouble = self.answer
        desk = self._at_desk() if context["page_obj"].number == 1 else []
        text = closed(self.asked.text)
        return {
            **context,
            "desk": Table(self.desk_columns, desk[:_AT_DESK]) if desk else None,
            "desk_path": _path("wagtailadmin_pages:search", self._words) if len(desk) > _AT_DESK else "",
            "trouble": trouble,
            "notes": [NOTES[note] for note in self.asked.notes if note is not Note.EMPTY],
            "heading": self._heading(found),
            "facets": list(self._facets(found, text)) if text is not None else [],
            "sorts": list(self._sorts(text)) if text is not None and found.total > 1 else [],
        }

    def _heading(self, found: Found) -> str:
        total, exact = found.total, found.total if found.exact is None else found.exact
        if not total:
            return gettext("The archive has no such story.")
        if self.query.is_empty:
            said = gettext("%(total)s stories are in the archive")
        elif exact < total:
            said = gettext("%(exact)s stories of the archive have every word; %(rest)s more have some of them")
        elif total > _REACH:
            said = gettext("%(total)s stories were found in the archive; the first %(reach)s can be leafed through")
        else:
            said = gettext("%(total)s stories were found in the archive")
        return said % {
            "total": grouped(total),
            "reach": grouped(_REACH),
            "exact": grouped(exact),
            "rest": grouped(total - exact),
        }

    def _sorts(self, text: str) -> Iterator[Choice]:
        for sort, name in _SORTS.items():
            if self.query.keys or sort is not Sort.RELEVANCE:
                path = _path(self.index_url_name, sorted_by(text, sort))
                yield Choice(str(name), path, sort is self.query.sort)

    def _facets(self, found: Found, text: str) -> Iterator[FacetView]:
        """Give the facets in which there is something to choose, or something chosen."""
        filed = {clause.facet: clause.values for clause in self.query.clauses if isinstance(clause, Filed)}
        for facet, name in _FACETS.items():
            counts, chosen = found.counts.get(facet, {}), filed.get(facet, ())
            values = chosen or (sorted(counts, reverse=True) if facet is Facet.YEAR else counts)
            if chosen or len(counts) > 1:
                change = widened if chosen else narrowed
                shown = (self._value(facet, value, counts.get(value, 0), text, change) for value in values)
                yield FacetView(str(name), tuple(shown))

    def _value(self, facet: Facet, value: str, count: int, text: str, change: Callable[[str, str], str]) -> FacetValue:
        """Return a *value* of a facet, and the way *change* leads to from *text*; there may be none back."""
        name = to_persian(value) if facet is Facet.YEAR else self._section_names.get(value, value)
        other = change(text, filter_of(facet, name))
        return FacetValue(name, count, "" if other == text else _path(self.index_url_name, other), change is widened)

    @cached_property
    def _words(self) -> str:
        return " ".join(self.query.keys)

    def _at_desk(self) -> list[StoryPage]:
        """Return the first pages at the desk that have the words, of those this person may see.

        They are one more than are shown. A question with filters is about the archive alone.
        """
        if not self._words or any(isinstance(clause, Filed) for clause in self.query.clauses):
            return []
        seen = page_permission_policy.explorable_instances(self.request.user).values_list("pk", flat=True)
        found, _all = page_filter_search(self._words, StoryPage.objects.filter(pk__in=seen))
        return list(found[: _AT_DESK + 1])


def bring_back(request: HttpRequest, code: int) -> HttpResponse:
    """Recall the story *code* to the desk and lead to where it is edited; the verb asks whether this person may."""
    if request.method != "POST":  # who signed in again in between
        return redirect("archive:index")
    page = recall(code, user=request.user)  # type: ignore[arg-type]  # the view is for colleagues only
    messages.success(request, _("Story %(code)s is at the desk.") % {"code": to_persian(code)})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _rows(codes: Sequence[int], names: Mapping[str, str], user: User) -> list[Row]:
    """Return the stories *codes* as *user* may work on them; *names* are those of sections by slugs."""
    stories = stories_of(ledgers.ledger(), codes)
    pages = {page.code: page for page in StoryPage.objects.filter(code__in=codes)}
    front = FrontPage.objects.get()
    homes = SectionPage.objects.filter(slug__in={story.section for story in stories})
    open_to_user = {home.slug for home in homes if home.permissions_for_user(user).can_add_subpage()}
    return [
        Row(
            story=story,
            section=names.get(story.section, story.section),
            is_at_desk=story.code in pages,
            edit_path=_edit_path(pages[story.code], user) if story.code in pages else "",
            may_recall=story.code not in pages and story.section in open_to_user,
            may_take_down=may(user, "publish", pages.get(story.code, front)),
        )
        for story in stories
    ]


def _edit_path(page: StoryPage, user: User) -> str:
    """Return where *user* edits *page*, "" if they may not."""
    may = page.permissions_for_user(user).can_edit()
    return reverse("wagtailadmin_pages:edit", args=(page.pk,)) if may else ""


def _path(name: str, text: str) -> str:
    """Return the path of the view *name* asking *text*."""
    return f"{reverse(name)}?{urlencode({'q': text})}" if text else reverse(name)
