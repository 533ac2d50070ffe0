"""The pages of the record, and the one on which a story is shelved by hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from dabir.newsroom.chronicle import export
from dabir.newsroom.chronicle.details import details
from dabir.newsroom.chronicle.lines import Asked, Line, Place, every, lines
from dabir.newsroom.chronicle.words import named, said
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.shelve import shelve_one
from dabir.persian.digits import to_latin

_PAGE: Final = 50

PERMISSION: Final = "wagtailcore.view_pagelogentry"
"""Who has it reads the whole record."""


class RecordForm(forms.Form):
    """What is asked of the record."""

    person = forms.ModelChoiceField(
        User.objects.order_by("last_name", "username"), required=False, label=_("Person"), empty_label=_("All")
    )
    code = forms.CharField(required=False, label=_("Code of the story"))
    action = forms.ChoiceField(required=False, label=_("What was done"))
    since = forms.DateField(required=False, label=_("From day"), widget=AdminDateInput)
    until = forms.DateField(required=False, label=_("To day"), widget=AdminDateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the actions by their names."""
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", _("All")), *named().items()]  # type: ignore[attr-defined]  # a choice field

    def clean_code(self) -> int | None:
        """Return the code, in whichever digits it was typed."""
        typed = to_latin(self.cleaned_data["code"]).strip()
        if typed and not typed.isdecimal():
            raise forms.ValidationError(_("A code has only digits."))
        return int(typed) if typed else None

    def asked(self) -> Asked:
        """Return the question; the days are those of Tehran, both inclusive."""
        given = self.cleaned_data
        until = given["until"] + timedelta(days=1) if given["until"] else None
        person = given["person"].pk if given["person"] else None
        return Asked(person, given["code"], given["action"], _midnight(given["since"]), _midnight(until))


def _midnight(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def may_read(user: Any) -> bool:
    """Say whether *user* may read the record."""
    return bool(user.has_perm(PERMISSION))


def index(request: HttpRequest) -> HttpResponse:
    """Show a page of the record; ``after`` is where it goes on from."""
    form = _form(request)
    found: list[Line] = []
    if form.is_valid():
        found = lines(form.asked(), _PAGE + 1, Place.read(request.GET.get("after", "")))
    query = request.GET.copy()
    query.pop("after", None)
    filters = query.urlencode()
    if len(found) > _PAGE:
        query["after"] = str(found[_PAGE - 1].place)
    context = {
        "form": form,
        "rows": [(line, said(line.action), details(line.action, line.data)) for line in found[:_PAGE]],
        "older": f"?{query.urlencode()}" if len(found) > _PAGE else "",
        "exports": [(kind, f"{reverse('record:export', args=(kind,))}?{filters}") for kind in ("csv", "jsonl")],
    }
    return render(request, "newsroom/chronicle/index.html", context)


def download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Give all that is asked of the record as a file."""
    form = _form(request)
    if kind not in {"csv", "jsonl"} or not form.is_valid():
        raise Http404
    return export.download(request, kind, every(form.asked()))


def _form(request: HttpRequest) -> RecordForm:
    if not may_read(request.user):
        raise PermissionDenied
    return RecordForm(request.GET)


def shelve(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the page *pk* off the desk; the verb asks whether this person may."""
    page = get_object_or_404(StoryPage, pk=pk, code__isnull=False)
    if request.method != "POST":
        return render(request, "newsroom/chronicle/shelve.html", {"page": page})
    parent = page.get_parent().pk
    shelve_one(page.code or 0, user=request.user)  # type: ignore[arg-type]  # the view is for colleagues only
    messages.success(request, _("The story is in the archive; it can be brought back from there any time."))
    return redirect("wagtailadmin_explore", parent)
