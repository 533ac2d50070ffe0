"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from dabir.newsroom.models import User
from dabir.newsroom.models.work import Partner
from dabir.newsroom.partners import views
from dabir.newsroom.partners.keys import issue


class KeyPanel(HelpPanel):
    """The way from the form of a partner to a new key."""

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one partner."""

        def is_shown(self) -> bool:
            """Say whether there is a key to renew: who is being made gets the first one."""
            return self.instance.pk is not None


class PartnerViewSet(SnippetViewSet):
    """Partners, for those who may change them."""

    model = Partner
    icon = "group"
    menu_label = _("Partners")
    menu_order = 400
    menu_name = "partners"
    add_to_admin_menu = True
    list_display = ["name", "email", "is_active"]
    panels = [
        *map(FieldPanel, ("name", "email", "is_active")),
        KeyPanel(template="newsroom/partners/panel.html", heading=_("Key")),
    ]


register_snippet(PartnerViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the page of a partner's key."""
    return [path("partners/", include(([path("<int:pk>/key/", views.key, name="key")], "partners")))]


@hooks.register("register_snippet_listing_buttons")
def renewal(snippet: object, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Offer a new key in the list of partners."""
    if isinstance(snippet, Partner) and user.has_perm(views.CHANGE):
        yield Button(_("Renew the key"), reverse("partners:key", args=(snippet.pk,)), icon_name="key", priority=30)


@hooks.register("after_create_snippet")
def show_key(request: HttpRequest, item: Any) -> HttpResponse | None:
    """Make a new partner's key and show it, this once."""
    return views.shown(request, item, issue(item)) if isinstance(item, Partner) else None
