"""The publishing verbs as ``dabir story`` is told them, from publish to move-code.

With ``--user`` a verb asks what that colleague may do; without, the system does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from dabir.ledger.errors import UnknownStoryError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.embargo import embargo, lift
from dabir.newsroom.verbs.merge import merge
from dabir.newsroom.verbs.move_code import move_code
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.schedule import schedule
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.press import routes
from dabir.story import Story


def add_to(verbs: Any) -> None:
    """Add a parser for each verb to the subparsers *verbs*; a story is named by the number of its page or its code."""
    at_desk = {
        "publish": "publish a page of the desk",
        "schedule": "publish it at an instant",
        "embargo": "give it to partners now, to readers at an instant",
        "lift": "end its embargo now; its schedule stays",
    }
    for name, text in at_desk.items():
        one = verbs.add_parser(name, help=text)
        one.add_argument("page", type=int, metavar="PAGE", help="the number in the address of its editor")
        one.add_argument("--user", default="")
        if name in {"schedule", "embargo"}:
            one.add_argument("at", type=_instant, metavar="INSTANT", help="ISO 8601; without a zone, Tehran's")
    for name, second in (("withdraw", "reason"), ("restore", ""), ("merge", "into"), ("move-code", "new")):
        one = verbs.add_parser(name, help=f"{name} a story")
        one.add_argument("code", type=int, metavar="CODE")
        one.add_argument("--user", default="")
        if second:
            one.add_argument(second, type=str if second == "reason" else int)
        if name == "withdraw":
            one.add_argument("--by-law", action="store_true", help="the law demands it")


def do(options: Mapping[str, Any]) -> str:
    """Do what *options* say, and return the code and path of the story, or when it is due; raises as the verbs do."""
    user = User.objects.get_by_natural_key(options["user"]) if options["user"] else None
    return _VERBS[options["verb"]](options, user)


def _page(options: Mapping[str, Any]) -> StoryPage:
    """Return the page as it was last saved, drafts included."""
    page = StoryPage.objects.filter(pk=options["page"]).first()
    if page is None:
        raise UnknownStoryError(code=options["page"])
    latest: StoryPage = page.get_latest_revision_as_object()
    return latest


def _schedule(options: Mapping[str, Any], user: User | None) -> str:
    verb = embargo if options["verb"] == "embargo" else schedule
    page = _page(options)
    verb(page, options["at"], user=user)
    return f"{page.pk} {options['at'].isoformat()}"


def _lift(options: Mapping[str, Any], user: User | None) -> str:
    page = _page(options)
    lift(page, user=user)
    return f"{page.pk}"


def _said(story: Story) -> str:
    return f"{story.code} {routes.story_path(story.code, story.slug)}"


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else timezone.make_aware(instant)


_VERBS: Final[Mapping[str, Callable[[Mapping[str, Any], User | None], str]]] = {
    "publish": lambda given, user: _said(publish(_page(given), user=user)),
    "schedule": _schedule,
    "embargo": _schedule,
    "lift": _lift,
    "withdraw": lambda given, user: _said(withdraw(given["code"], given["reason"], by_law=given["by_law"], user=user)),
    "restore": lambda given, user: _said(restore(given["code"], user=user)),
    "merge": lambda given, user: _said(merge(given["code"], given["into"], user=user)),
    "move-code": lambda given, user: _said(move_code(given["code"], given["new"], user=user)),
}
