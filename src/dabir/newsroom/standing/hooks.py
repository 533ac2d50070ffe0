"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator

from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.standing import embargoes, views
from dabir.newsroom.standing.history import is_known


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve where stories stand: by code what readers had, by page what they wait for."""
    served = [
        path("", views.index, name="index"),
        path("<int:code>/", views.story, name="story"),
        path("<int:code>/withdraw/", views.withdraw_story, name="withdraw"),
        path("<int:code>/restore/", views.restore_story, name="restore"),
        path("<int:code>/merge/", views.merge_story, name="merge"),
        path("<int:code>/move/", views.move_story, name="move"),
        path("embargo/<int:pk>/", embargoes.show, name="embargo"),
        path("embargo/<int:pk>/until/", embargoes.set_until, name="set_until"),
        path("embargo/<int:pk>/lift/", embargoes.lift, name="lift"),
    ]
    return [path("standing/", include((served, "standing")))]


@hooks.register("register_admin_menu_item")
def withdrawn() -> MenuItem:
    """Offer what was withdrawn right after the archive."""
    return MenuItem(
        _("Withdrawn stories"), reverse("standing:index"), name="withdrawn", icon_name="circle-xmark", order=97
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Put the style of these pages after Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/standing.css"))


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the story's standing in the head of its form: an embargo before readers have it, the rest after."""
    story = page.specific_deferred
    if not isinstance(story, StoryPage) or not story.permissions_for_user(user).can_publish():
        return
    if is_known(ledgers.ledger(), story.code):
        label, address = _("Withdraw, merge, change code"), reverse("standing:story", args=(story.code,))
        yield Button(label, address, icon_name="circle-xmark", priority=72)
    else:
        yield Button(_("Embargo"), reverse("standing:embargo", args=(page.pk,)), icon_name="time", priority=72)
