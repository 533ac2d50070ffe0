"""The page on which a partner's key is renewed, and the one that shows a key, this once."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import permission_required

from dabir.newsroom.models import User
from dabir.newsroom.models.work import Partner
from dabir.newsroom.partners.keys import renew

CHANGE = "newsroom.change_partner"
"""The permission of who may renew a key."""


@permission_required(CHANGE)
@never_cache
def key(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask; then give the partner a new key and show it."""
    partner = get_object_or_404(Partner, pk=pk)
    if request.method != "POST":
        return TemplateResponse(request, "newsroom/partners/renew.html", {"partner": partner})
    return shown(request, partner, renew(partner, cast("User", request.user)))


def shown(request: HttpRequest, partner: Partner, made: str) -> HttpResponse:
    """Return the page that shows the key *made* for *partner*; nothing keeps it."""
    return TemplateResponse(request, "newsroom/partners/key.html", {"partner": partner, "key": made})
