"""Where the newsroom hangs itself into Wagtail's admin: menu, style, scripts, dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from dabir.newsroom.models import Film, FrontPage, SectionPage, StoryPage
from dabir.newsroom.paginator import CappedPaginator
from dabir.persian.digits import to_persian

_FAR_FROM_NEWS = frozenset({"help"})
"""Menu items of Wagtail's that lead out of the house."""


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
    list_display = ["title", "credit", "created_at"]
    search_backend_name = "default"


register_snippet(FilmViewSet)


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


class NoDocuments:
    """The address of an API that every page of Wagtail's admin names, documents installed or not."""

    model = type(None)

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """Return the one address, where nothing is."""
        return [path("", cls.listing, name="listing")]

    @staticmethod
    def listing(request: HttpRequest) -> HttpResponse:
        """Say that there is nothing."""
        return HttpResponseNotFound()


@hooks.register("construct_admin_api")
def no_documents(router: Any) -> None:
    """Name the API of documents, which the newsroom does without."""
    router.register_endpoint("documents", NoDocuments)


@hooks.register("register_admin_viewset")
def story_listing() -> StoryListing:
    """Offer the list of stories."""
    return StoryListing("stories")


@hooks.register("construct_homepage_panels")
def add_new_story(request: HttpRequest, panels: list[Component]) -> None:
    """Put the way to a new story first on the dashboard."""
    panels.insert(0, NewStoryPanel())


@hooks.register("register_admin_menu_item")
def paper() -> MenuItem:
    """Offer the way to the paper."""
    return MenuItem(_("The paper"), "/", icon_name="view", order=10_000, attrs={"target": "_blank"})


@hooks.register("construct_main_menu")
def leave_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away what leads out of the house, and call pictures what a newsroom calls them."""
    items[:] = [item for item in items if item.name not in _FAR_FROM_NEWS]
    for item in items:
        if item.name == "images":
            item.label = _("Pictures")


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Put our font and style after Wagtail's."""
    sheets = ("newsroom/vendor/jalalidatepicker.min.css", "newsroom/newsroom.css")
    return SafeString("").join(format_html('<link rel="stylesheet" href="{}">', static(sheet)) for sheet in sheets)


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    """Put the Jalali picker and the half-space after Wagtail's scripts."""
    files = ("newsroom/vendor/jalalidatepicker.min.js", "newsroom/newsroom.js")
    return SafeString("").join(format_html('<script src="{}"></script>', static(file)) for file in files)


@hooks.register("before_unpublish_page")
def take_reason(request: HttpRequest, page: Page) -> None:
    """Hand the reason typed on the confirmation page to the withdrawal."""
    if isinstance(page, StoryPage):
        page.reason_given = request.POST.get("reason", "")


@hooks.register("before_delete_page")
def keep_front(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete the front page: the paper has no other."""
    if page.specific_class is FrontPage:
        messages.error(request, _("The paper cannot be without a front page."))
        return redirect(reverse("wagtailadmin_explore", args=(page.pk,)))
    return None
