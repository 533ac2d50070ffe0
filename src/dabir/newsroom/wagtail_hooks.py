"""Where the newsroom hangs itself into Wagtail's admin: menu, style, scripts, dashboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from dabir.newsroom.archive import ArchiveView, bring_back
from dabir.newsroom.checks import hooks as _checks  # noqa: F401  # each room registers its own, here and below
from dabir.newsroom.checks.gate import GuardedPublication, let_through
from dabir.newsroom.chronicle import hooks as _chronicle  # noqa: F401
from dabir.newsroom.composing import hooks as _composing  # noqa: F401
from dabir.newsroom.media import encoding
from dabir.newsroom.models import Film, FrontPage, SectionPage, Sound, StoryPage
from dabir.newsroom.paginator import CappedPaginator
from dabir.newsroom.partners import hooks as _partners  # noqa: F401
from dabir.newsroom.people import hooks as _people  # noqa: F401
from dabir.newsroom.readership import hooks as _readership  # noqa: F401
from dabir.newsroom.record import record
from dabir.newsroom.roles import hooks as _roles  # noqa: F401
from dabir.newsroom.shift import hooks as _shift  # noqa: F401
from dabir.newsroom.standing import hooks as _standing  # noqa: F401
from dabir.newsroom.versions import versions
from dabir.newsroom.writing import hooks as _writing  # noqa: F401
from dabir.persian.digits import to_persian

_NOT_OURS = frozenset({"help", "documents"})
"""Menu items of Wagtail's that lead out of the house, or to what the newsroom does without."""


class StoryIndexView(IndexView):
    """The list of stories at the desk."""

    paginator_class = CappedPaginator


class StoryListing(PageListingViewSet):
    """Stories at the desk, newest work first, whatever their section."""

    model = StoryPage
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_order = 90
    add_to_admin_menu = True
    name = "stories"
    index_view_class = StoryIndexView
    list_display = [
        *(column for column in IndexView.base_columns if column.name not in {"type", "parent"}),
        Column("code", label=_("Code"), accessor=lambda page: to_persian(page.code) if page.code else "—", width="8%"),
        Column("section", label=_("Section"), accessor=lambda page: page.get_parent().title, width="10%"),
    ]


class FilmViewSet(SnippetViewSet):
    """Films beside pictures."""

    model = Film
    icon = "media"
    menu_label = _("Films")
    menu_order = 310
    menu_name = "films"
    add_to_admin_menu = True
    list_display = ["title", "credit", Column("state", label=_("Sizes for readers"), accessor="state"), "created_at"]
    search_backend_name = "default"


class SoundViewSet(SnippetViewSet):
    """Sounds beside films."""

    model = Sound
    icon = "media"
    menu_label = _("Sounds")
    menu_order = 320
    menu_name = "sounds"
    add_to_admin_menu = True
    list_display = ["title", "credit", "created_at"]
    search_backend_name = "default"


register_snippet(FilmViewSet)
register_snippet(SoundViewSet)


PagesAdminAPIViewSet.actions["publish"] = GuardedPublication


class NewStoryPanel(Component):
    """One click from the dashboard to an empty story in a section."""

    name = "new_story"
    template_name = "newsroom/home/new_story.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the sections in which this person may write."""
        user = (parent_context or {})["request"].user
        pages = SectionPage.objects.filter(live=True).order_by("order", "slug")
        return {"sections": [page for page in pages if page.permissions_for_user(user).can_add_subpage()]}


@hooks.register("register_admin_viewset")
def story_listing() -> StoryListing:
    """Offer the list of stories."""
    return StoryListing("stories")


@hooks.register("register_admin_urls")
def archive_addresses() -> list[URLResolver]:
    """Serve the archive to whoever may enter the newsroom."""
    views = [
        path("", ArchiveView.as_view(), name="index"),
        path("results/", ArchiveView.as_view(results_only=True), name="results"),
        path("<int:code>/recall/", bring_back, name="recall"),
    ]
    return [path("archive/", include((views, "archive")))]


@hooks.register("register_admin_urls")
def versions_address() -> list[URLResolver]:
    """Serve the choice of two versions."""
    return [path("versions/", include(([path("<int:pk>/", versions, name="choose")], "versions")))]


@hooks.register("register_page_header_buttons")
def compare_versions(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the choice of two versions beside the history."""
    if page.permissions_for_user(user).can_edit():
        yield Button(_("Compare versions"), reverse("versions:choose", args=(page.pk,)), icon_name="copy", priority=75)


@hooks.register("register_admin_menu_item")
def archive() -> MenuItem:
    """Offer the archive right after the stories at the desk."""
    return MenuItem(_("Archive"), reverse("archive:index"), icon_name="history", order=StoryListing.menu_order + 5)


@hooks.register("construct_homepage_panels")
def add_new_story(request: HttpRequest, panels: list[Component]) -> None:
    """Put the way to a new story first on the dashboard."""
    panels.insert(0, NewStoryPanel())


@hooks.register("register_admin_menu_item")
def paper() -> MenuItem:
    """Offer the way to the paper; with its mark no address of the newsroom begins, so that it is never the open one."""
    return MenuItem(_("The paper"), "/#", icon_name="view", order=10_000, attrs={"target": "_blank"})


@hooks.register("construct_main_menu")
def leave_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away what is not the newsroom's, and call pictures what a newsroom calls them."""
    items[:] = [item for item in items if item.name not in _NOT_OURS]
    for item in items:
        if item.name == "images":
            item.label = _("Pictures")


@hooks.register("construct_homepage_summary_items")
def leave_out_documents(request: HttpRequest, items: list[Component]) -> None:
    """Take the count of documents off the dashboard."""
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Put our font and style after Wagtail's."""
    sheets = ("newsroom/vendor/jalalidatepicker.min.css", "newsroom/newsroom.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    """Put the Jalali picker and the half-space after Wagtail's scripts."""
    files = ("newsroom/vendor/jalalidatepicker.min.js", "newsroom/newsroom.js")
    return format_html_join("", '<script src="{}"></script>', ((static(file),) for file in files))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def make_sizes(request: HttpRequest, item: object) -> None:
    """Have the sizes of a new film made while the editor goes on."""
    if isinstance(item, Film) and not item.encoded:
        encoding.start()


@hooks.register("before_publish_page")
def make_files(request: HttpRequest, page: Page) -> None:
    """Let a story through the gate, and make its pictures before its publication locks the ledger."""
    if isinstance(page, StoryPage):
        let_through(page, request.user)  # type: ignore[arg-type]  # whoever is in the admin is a user of ours
        record(page)


@hooks.register("before_unpublish_page")
def take_reason(request: HttpRequest, page: Page) -> None:
    """Hand the reason typed on the confirmation page to the withdrawal."""
    if isinstance(page, StoryPage):
        page.reason_given = request.POST.get("reason", "")
        page.demanded_by_law = "by_law" in request.POST


@hooks.register("before_delete_page")
def keep_front(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete the front page: the paper has no other."""
    if page.specific_class is FrontPage:
        messages.error(request, _("The paper cannot be without a front page."))
        return redirect(reverse("wagtailadmin_explore", args=(page.pk,)))
    return None
