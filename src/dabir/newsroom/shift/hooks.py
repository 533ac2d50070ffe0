"""Where the desk hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dabir.newsroom.shift import views


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    """Serve the desk to whoever may enter the newsroom."""
    addresses = [path("", views.index, name="index"), path("lanes/", views.lanes, name="lanes")]
    return [path("desk/", include((addresses, "desk")))]


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """Offer the desk before everything else."""
    return MenuItem(_("Desk"), reverse("desk:index"), name="desk", icon_name="clipboard-list", order=1)
