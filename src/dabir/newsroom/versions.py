"""Any two versions of a page beside each other: chosen here, compared by Wagtail.

Wagtail's history compares a version with the one before it, the live one and the newest;
an editor who asks "what changed between noon and now" wants to name both.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Page, Revision

from dabir.newsroom import jalali

_MOST: Final = 200
"""Versions that are offered, newest first."""


class VersionsForm(forms.Form):
    """Two versions of one page."""

    earlier = forms.ChoiceField(label=gettext_lazy("Earlier version"))
    later = forms.ChoiceField(label=gettext_lazy("Later version"))

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        """Offer the versions of *page*; the last two are chosen."""
        super().__init__(*args, **kwargs)
        newest = page.revisions.select_related("user").defer("content").order_by("-created_at", "-id")[:_MOST]
        offered = [(str(revision.pk), _described(revision)) for revision in newest]
        for name in ("earlier", "later"):
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # a choice field
        if offered:
            self.initial = {"later": offered[0][0], "earlier": offered[min(1, len(offered) - 1)][0]}


def _described(revision: Revision) -> str:
    at = jalali.date_format(timezone.localtime(revision.created_at), "DATETIME_FORMAT")
    return gettext("%(at)s, by %(who)s") % {"at": at, "who": revision.user or gettext("the system")}


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Let two versions of the page *pk* be chosen, and lead to where they are compared, the older first."""
    page = get_object_or_404(Page, pk=pk)
    may = page.permissions_for_user(request.user)
    if not (may.can_edit() or may.can_publish()):
        raise PermissionDenied
    form = VersionsForm(page, request.GET if "later" in request.GET else None)
    if form.is_bound and form.is_valid():
        first, second = sorted((int(form.cleaned_data["earlier"]), int(form.cleaned_data["later"])))
        return redirect("wagtailadmin_pages:revisions_compare", page.pk, first, second)
    return render(request, "newsroom/versions.html", {"form": form, "page": page})
