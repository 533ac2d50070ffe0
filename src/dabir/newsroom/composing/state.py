"""What the screen is shown: the draft, where its stories are, what fills the rest, and what could be undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from django.utils import timezone

from dabir.newsroom import jalali, ledgers
from dabir.newsroom.composing.draft import draft_of
from dabir.newsroom.composing.saving import steps, the_page
from dabir.newsroom.models import FrontPage, User
from dabir.newsroom.verbs.set_front import record
from dabir.press.front import SECOND
from dabir.press.front_preview import composed
from dabir.search.answers import section_names, stories_of
from dabir.story import Layout, Story


def state(page: FrontPage, user: User) -> dict[str, Any]:
    """Return *page*, as last saved, for the screen of *user*; ready to be JSON."""
    ledger = ledgers.ledger()
    draft = draft_of(page)
    front, ruled = composed(record(page), ledger)
    filled = [card.code for card in (front.lead, *front.second) if card]
    return {
        "revision": page.latest_revision_id or 0,
        "steps": steps(page),
        "draft": msgspec.to_builtins(draft),
        "rooms": {layout.value: SECOND[layout] for layout in Layout},
        "filled": filled,
        "ruled": sorted(ruled),
        "cards": cards((*draft.codes, *filled)),
        "is_live": record(page) == record(the_page()),
        "may_publish": page.permissions_for_user(user).can_publish(),
    }


def cards(codes: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return what the screen shows of each of the stories *codes* that readers have, in order."""
    ledger = ledgers.ledger()
    names = section_names(ledger)
    return {story.code: _card(story, names) for story in stories_of(ledger, list(dict.fromkeys(codes)))}


def _card(story: Story, names: dict[str, str]) -> dict[str, Any]:
    published = timezone.localtime(story.first_published)
    is_today = published.date() == timezone.localdate()
    return {
        "code": story.code,
        "headline": story.headline,
        "section": names.get(story.section, story.section),
        "when": jalali.date_format(published, "H:i" if is_today else "j F، H:i"),
    }
