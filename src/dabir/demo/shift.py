"""A shift at the desk of the demonstration paper: colleagues, and the stories they have in hand.

Everything is done by the verbs that the newsroom itself uses, once: what visitors make of
it afterwards is theirs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from html import escape
from importlib.resources import files
from typing import Any, Final

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Comment

from dabir.newsroom import desk
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.models.work import Partner
from dabir.newsroom.roles.roles import Role
from dabir.newsroom.verbs.claim import claim
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.schedule import schedule
from dabir.newsroom.verbs.send_back import send_back
from dabir.newsroom.verbs.submit import submit

_COLLEAGUES: Final = (
    ("navid", "نوید", "رستگار", Role.REPORTER),
    ("mina", "مینا", "کاویان", Role.DESK),
)
"""User name, first and last name, and role; nobody signs in as them until they are given a password."""

Draft = Mapping[str, Any]


@transaction.atomic
def begin(editor: User, now: datetime) -> int:
    """Put the stories of a shift on the desk of *editor* as of *now* (UTC), and return how many they are.

    A desk whose colleagues are there already is left alone.
    """
    if User.objects.filter(username=_COLLEAGUES[0][0]).exists():
        return 0
    people = {name: _colleague(name, first, last, role) for name, first, last, role in _COLLEAGUES}
    people[editor.username] = editor
    Partner.objects.get_or_create(name="رادیو شهر")
    drafts = tomllib.loads((files("dabir.demo") / "shift.toml").read_text("utf-8"))["drafts"]
    for draft in drafts:
        _take_along(_placed(draft, people[draft["by"]]), draft, people, now)
    return len(drafts)


def _colleague(name: str, first: str, last: str, role: Role) -> User:
    user = User.objects.create_user(name, first_name=first, last_name=last)
    user.groups.add(Group.objects.get(name=role))
    return user


def _placed(draft: Draft, writer: User) -> StoryPage:
    page = StoryPage(
        title=draft["headline"],
        lead=draft["lead"],
        body=[("paragraph", "".join(f"<p>{escape(words)}</p>" for words in draft["text"]))],
        byline=[writer.signs_as],
        sources=[("source", source) for source in draft.get("sources", ())],
        tags=draft["tags"],
        live=False,
    )
    page.priority = draft.get("priority", page.priority)
    page.destined_section = draft["section"]
    return desk.place(page, user=writer)


def _take_along(page: StoryPage, draft: Draft, people: Mapping[str, User], now: datetime) -> None:
    """Do with *page* what happened to its *draft* since it was written."""
    navid, mina = (people[name] for name, *_ in _COLLEAGUES)
    day = timezone.localdate(now) + timedelta(days=draft.get("day", 0))
    due = timezone.make_aware(datetime.combine(day, draft.get("at", time())))
    match draft["then"]:
        case "submitted":
            submit(page, user=navid)
        case "sent_back":
            submit(page, user=navid)
            send_back(page, draft["note"], user=mina)
        case "claimed":
            claim(page, user=mina)
        case "scheduled":
            schedule(page, due, user=mina)
        case "embargoed":
            embargo(page, due, user=mina)
    if "comment" in draft:
        Comment.objects.create(page=page, user=mina, text=draft["comment"], contentpath="lead")
