"""The checklist of a draft while it is being written, and the chief's choice of what stops it."""

from __future__ import annotations

import re
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.preview import PreviewOnCreate, PreviewOnEdit

from dabir.newsroom.checks import checklist, suggestions
from dabir.newsroom.checks.lines import LINES, Level
from dabir.newsroom.checks.subject import Subject
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import StoryPage
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.verbs.second_look import second_look
from dabir.sourcing import sentence

_PARAGRAPH: Final = re.compile(r"body-\d+-value")


def report(page: StoryPage) -> dict[str, Any]:
    """Return what is shown beside the form of *page*: failing lines and their fields, the chain, suggestions."""
    subject = Subject(page)
    stories = suggestions.alike(subject)
    failing = checklist.failing(subject)
    return {
        "lines": [_said(each) for each in failing],
        "lacking": [
            {"block": picture.block, "field": each.line.lacks, **_said(each)}
            for each in failing
            if each.line.lacks
            for picture in subject.pictures
            if not getattr(picture, each.line.lacks)
        ],
        "chain": sentence(subject.chain),
        "unnamed": subject.rests_on_one_unnamed,
        "looked_by": str(page.second_look_by) if subject.is_looked_at else "",
        "related": [{"value": story.code, "words": story.headline} for story in suggestions.related(subject, stories)],
        "tags": [{"value": tag, "words": tag} for tag in suggestions.tags(subject, stories)],
    }


def _said(each: checklist.Failing) -> dict[str, Any]:
    return {"name": each.line.name, "sentence": str(each.line.sentence), "stops": each.stops}


def _is_whole(data: QueryDict) -> bool:
    """Say whether the page's script has drawn the body by now, and put into every paragraph what it says."""
    paragraphs = (data[name] for name in data if _PARAGRAPH.fullmatch(name))
    return "body-count" in data and all(paragraphs)


class _Live:
    """Answers a form that was posted with the report of what it says; nothing is saved."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """Return the report; status 422 while the form cannot be read, and what was shown stays."""
        if not _is_whole(request.POST):
            return JsonResponse({}, status=422)
        form = self.get_form(request.POST)  # type: ignore[attr-defined]  # of the views below
        if not self.validate_form(form) or not isinstance(form.instance, StoryPage):  # type: ignore[attr-defined]
            return JsonResponse({}, status=422)
        if not request.POST.get("title", "").strip():
            form.instance.title = ""  # the preview puts a headline of its own where there is none
        return JsonResponse(report(form.instance))


class LiveOnEdit(_Live, PreviewOnEdit):
    """The checklist of a draft that has been saved."""


class LiveOnCreate(_Live, PreviewOnCreate):
    """The checklist of a draft that has not."""


@require_POST
@shows_refusals
def look(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note this person's second look at the newest draft; the script asks."""
    page = get_object_or_404(StoryPage, pk=page_id)
    second_look(page, user=request.user)  # type: ignore[arg-type]  # whoever is in the admin is a user of ours
    return JsonResponse({"success": True})


@shows_refusals
def choose(request: HttpRequest) -> HttpResponse:
    """Show the lines to a chief, and keep which of them stop a publication."""
    front = front_page()
    if not front or not front.permissions_for_user(request.user).can_publish():
        raise NotPermittedError(user=request.user, verb="publish")
    if request.method == "POST":
        checklist.choose(request.POST.getlist("stops"), user=request.user)  # type: ignore[arg-type]  # as above
        messages.success(request, _("The checklist is kept."))
        return redirect("checklist:choose")
    stops = checklist.stopping()
    lines = [(line, line.name in stops, line.level is Level.STOPS) for line in LINES]
    return TemplateResponse(request, "newsroom/checks/choose.html", {"lines": lines})
