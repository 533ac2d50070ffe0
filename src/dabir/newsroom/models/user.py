"""The people of the newsroom."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]  # taggit is untyped
    """Someone who signs in to the newsroom.

    A model of our own before the first migration, since it cannot be changed after it.
    """

    class Meta(AbstractUser.Meta):
        """Named as a newsroom speaks of them."""

        verbose_name = _("colleague")  # type: ignore[assignment]  # the stubs know no lazy strings
        verbose_name_plural = _("colleagues")  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        """Return the full name, or the user name of who gave none."""
        return self.get_full_name() or self.username
