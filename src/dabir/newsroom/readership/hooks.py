"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dabir.newsroom.readership import views


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the figures to whoever may enter the newsroom."""
    figures = [path("", views.index, name="index"), path("story/<int:code>/", views.story, name="story")]
    return [path("figures/", include((figures, "figures")))]


@hooks.register("register_admin_menu_item")
def figures() -> MenuItem:
    """Offer the figures after the archive."""
    return MenuItem(_("Figures"), reverse("figures:index"), icon_name="order", order=97)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Put the style of charts after the newsroom's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/readership.css"))
