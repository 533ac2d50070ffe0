"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from dabir.newsroom.models.work import Partner
from dabir.newsroom.partners.keys import issue


class PartnerViewSet(SnippetViewSet):
    """Partners, for those who may change them."""

    model = Partner
    icon = "group"
    menu_label = gettext_lazy("Partners")
    menu_order = 400
    menu_name = "partners"
    add_to_admin_menu = True
    list_display = ["name", "email", "is_active"]
    panels = [FieldPanel("name"), FieldPanel("email"), FieldPanel("is_active")]


register_snippet(PartnerViewSet)


@hooks.register("after_create_snippet")
def show_key(request: HttpRequest, item: object) -> None:
    """Make a new partner's key and show it, this once."""
    if isinstance(item, Partner):
        messages.warning(request, _("The partner's key, shown only now: %(key)s") % {"key": issue(item)})
