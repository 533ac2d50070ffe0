"""A new story begins with the name of who writes it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import init_new_page

from dabir.newsroom.fields import Items
from dabir.newsroom.models import StoryPage, User


@receiver(init_new_page)
def sign(page: Page, **_options: Any) -> None:
    """Put the byline of its owner on *page*, which was just opened and not saved yet."""
    if isinstance(page, StoryPage) and isinstance(page.owner, User) and not page.byline:
        page.byline = Items([page.owner.signs_as])
