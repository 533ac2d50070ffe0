"""One editor at work, in a newsroom of ours or of stock Wagtail: does what standard input says, prints what it cost.

A part of ``newsroom.py``. Every line is a verb (``open``, ``save``, ``publish``, ``list``, ``archive``, ``desk``,
``fill N``, ``count``); every answer is a line of JSON with the milliseconds that the real view took, called in this
process: no network, no server. What prepares a call (a draft to publish, reading the form) is not timed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

IS_STOCK = os.environ["DJANGO_SETTINGS_MODULE"] == "wagtail_peer.settings"
sys.path[:0] = [os.getcwd(), str(Path(__file__).parent)]  # noqa: PTH109  # a site is the folder it is run in

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

AT_ONCE = 200
LATER = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
"""Stock Wagtail's search, told of nothing until it is asked to look."""

DRAFTS = 20
"""One page of so many is a draft."""

WORDS = ("دولت", "مجلس", "ورزش", "بازار", "هوا", "مدرسه")
PARAGRAPH = "بند {number} از خبری که برای سنجش تحریریه نوشته شده است و چیزی جز این نمی‌گوید. " * 4


class Fields(HTMLParser):
    """The inputs, texts and choices of the editor's form, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._text = self._choice = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._inside = given.get("id") == "page-edit-form" or "data-edit-form" in given
        elif not self._inside:
            return
        elif tag == "input" and name and given.get("type") not in {"submit", "button", "file"}:
            ticks = given.get("type") in {"checkbox", "radio"}
            if not ticks or "checked" in given:
                self.values[name] = given.get("value", "on" if ticks else "")
        elif tag == "textarea" and name:
            self._text, self.values[name] = name, ""
        elif tag == "select" and name:
            self._choice = name
        elif tag == "option" and self._choice and ("selected" in given or self._choice not in self.values):
            self.values[self._choice] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._text = ""
        elif tag == "select":
            self._choice = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.values[self._text] += data.removeprefix("\n")


class Editor:
    """Someone signed in, and the stories they work on."""

    def __init__(self) -> None:
        user, _ = get_user_model().objects.get_or_create(
            username="measurer", defaults={"is_staff": True, "is_superuser": True}
        )
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.client.force_login(user)
        self.round = 0
        self.stories = self.at_desk()

    def at_desk(self) -> list[int]:
        return list(Page.objects.filter(content_type__model="storypage", live=True).values_list("pk", flat=True)[:500])

    def do(self, verb: str) -> dict[str, Any]:
        self.round += 1
        if verb.startswith("fill "):
            return {"pages": fill(int(verb.split()[1]))}
        if verb == "count":
            return {"live": Page.objects.filter(content_type__model="storypage", live=True).count()}
        call: Callable[[], Any] = getattr(self, verb)()
        start = time.perf_counter()
        answer = call()
        milliseconds = (time.perf_counter() - start) * 1000
        if answer.status_code >= 400:
            raise RuntimeError(f"{verb}: {answer.status_code}")
        if verb in {"save", "publish"} and answer.status_code != 302:  # a form with errors is shown
            raise RuntimeError(f"{verb} was refused: {answer.context['form'].errors if answer.context else ''}")
        return {"ms": milliseconds, "bytes": len(answer.content)}

    def _edit_address(self) -> str:
        pk = self.stories[(self.round * 37 + os.getpid()) % len(self.stories)]
        return reverse("wagtailadmin_pages:edit", args=(pk,))

    def open(self) -> Callable[[], Any]:
        address = self._edit_address()
        return lambda: self.client.get(address)

    def save(self) -> Callable[[], Any]:
        return self._sent(self._edit_address(), {})

    def publish(self) -> Callable[[], Any]:
        return self._sent(reverse("wagtailadmin_pages:edit", args=(new_draft(self.round),)), {"action-publish": "1"})

    def _sent(self, address: str, more: dict[str, str]) -> Callable[[], Any]:
        fields = Fields()
        fields.feed(self.client.get(address).content.decode())
        paragraphs = [("paragraph", rich_text(f"<p>{PARAGRAPH.format(number=n)}</p>")) for n in range(8)]
        body = {name: value for name, value in fields.values.items() if not name.startswith("body-")}
        data = body | nested_form_data({"body": streamfield(paragraphs)}) | more
        data["lead"] = f"لید سنجش {self.round}"
        if not IS_STOCK:
            data |= {"sources-count": "0"}
        return lambda: self.client.post(address, data)

    def list(self) -> Callable[[], Any]:
        address = reverse("wagtailadmin_pages:search")
        word = WORDS[self.round % len(WORDS)]
        return lambda: self.client.get(address, {"q": word})

    def archive(self) -> Callable[[], Any]:
        word = WORDS[self.round % len(WORDS)]
        return lambda: self.client.get(reverse("archive:index"), {"q": word})

    def desk(self) -> Callable[[], Any]:
        address = reverse("wagtailadmin_home" if IS_STOCK else "desk:index")
        return lambda: self.client.get(address)


def fill(wanted: int) -> int:
    """Put stories at the desk until there are *wanted*; what is there is taken up."""
    there = Page.objects.filter(content_type__model="storypage").count()
    put = put_stock if IS_STOCK else put_ours
    with override_settings(WAGTAILSEARCH_BACKENDS=LATER) if IS_STOCK else nullcontext():
        for begin in range(there, wanted, AT_ONCE):
            with transaction.atomic():
                put(begin, min(wanted, begin + AT_ONCE))
            print(f"  {min(wanted, begin + AT_ONCE):,} of {wanted:,} pages", file=sys.stderr, end="\r", flush=True)
    if IS_STOCK and there < wanted:  # told of each page at once, its search looks at all before it each time
        call_command("update_index", verbosity=0)
    return max(there, wanted)


def put_ours(begin: int, end: int) -> None:
    """Recall the newest stories of the archive; one of so many is a draft instead."""
    from dabir.ledger.store import DatabaseLedger  # noqa: PLC0415  # as above
    from dabir.newsroom.verbs.recall import recall  # noqa: PLC0415  # as above

    newest = DatabaseLedger().newest("all", end)[begin:]
    for place, code in enumerate(newest):
        if place % DRAFTS:
            recall(code)
        else:
            new_draft(begin + place)


def put_stock(begin: int, end: int) -> None:
    for number in range(begin, end):
        new_draft(number, publish=bool(number % DRAFTS))


def new_draft(number: int, *, publish: bool = False) -> int:
    """Put a draft at the desk and return its primary key."""
    title = f"{WORDS[number % len(WORDS)]}: خبر سنجش {number}"
    html = [f"<p>{PARAGRAPH.format(number=n)}</p>" for n in range(8)]
    if IS_STOCK:
        from wagtail_peer.models import StoryPage  # noqa: PLC0415  # each newsroom has its own

        page = StoryPage(title=title, lead="لید", body=[("paragraph", text) for text in html], live=False)
        Page.objects.filter(depth=2).first().add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        return int(page.pk)
    from dabir.newsroom import desk  # noqa: PLC0415  # as above
    from dabir.newsroom.models import StoryPage as Ours  # noqa: PLC0415  # as above

    ours = Ours(title=title, lead="لید", body=[("paragraph", text) for text in html], live=False)
    ours.destined_section = "politics"
    return int(desk.place(ours).pk)


def main() -> None:
    editor = Editor()
    for line in sys.stdin:
        answer = editor.do(line.strip())
        if "pages" in answer:
            editor.stories = editor.at_desk()
        print(json.dumps(answer), flush=True)


main()
