"""What one person may do with one story: Wagtail's permissions, and a reporter's own stories in a straight section.

Wagtail's rights at a section reach everything below it and the section itself. In a section
whose way is ``straight`` reporters publish what is theirs and nothing else, so they hold no
right there; whoever asks about a story is answered here. What asks about many pages at once
by rights alone (lists for choosing) knows nothing of it and offers less, never more.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from wagtail.models import PagePermissionTester

from dabir.newsroom.models.edition import SectionPage, Way, section_of


class StoryPermissionTester(PagePermissionTester):
    """Answers for a story."""

    def can_publish(self) -> bool:
        """Say whether this person may publish the story in its home section."""
        return bool(super().can_publish()) or self._goes_straight_out

    def can_unpublish(self) -> bool:
        """Say whether this person may withdraw the story."""
        if super().can_unpublish():
            return True
        return bool(self.page.live and not self.page_locked() and self._goes_straight_out)

    @cached_property
    def _goes_straight_out(self) -> bool:
        """Whether the story is theirs and stands where reporters publish."""
        user: Any = self.user
        if not user.is_active or user.is_superuser or self.page.owner_id != user.pk or "add" not in self.permissions:
            return False
        section = section_of(self.page)
        return section is not None and _is_straight(section)


def publishes_in(user: Any, section: SectionPage) -> bool:
    """Say whether a story of this *user*'s own may stand in *section* by their word alone."""
    tester = section.permissions_for_user(user)
    return bool(tester.can_publish() or (_is_straight(section) and tester.can_add_subpage()))


def _is_straight(section: SectionPage) -> bool:
    return bool(section.live) and section.way == Way.STRAIGHT
