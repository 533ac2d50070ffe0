"""Advertorials: what is paid for has a label that stays, and an end that readers are told of."""

from __future__ import annotations

from django.utils.translation import gettext, override

from dabir.newsroom.models import StoryPage
from dabir.story import Kind


def reason_of_removal(page: StoryPage) -> str:
    """Return why readers get *page* no longer: what was said, or that an advertorial's time is over.

    Empty if nothing was said and Wagtail did not take it down at its ``expire_at``.
    """
    if page.reason_given.strip() or not page.expired or page.kind != Kind.ADVERTORIAL.value:
        return page.reason_given
    with override(page.language):
        return gettext("The time of this notice is over.")
