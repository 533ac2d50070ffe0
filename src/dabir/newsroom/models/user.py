"""The people of the newsroom."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]  # taggit is untyped
    """Someone who signs in to the newsroom.

    A model of our own before the first migration, since it cannot be changed after it.
    """

    byline_name = models.CharField(
        _("name in bylines"), max_length=150, blank=True, help_text=_("As readers see it; empty for the full name.")
    )
    about = models.TextField(_("about the author"), blank=True, help_text=_("One or two sentences for readers."))

    class Meta(AbstractUser.Meta):
        """Named as a newsroom speaks of them."""

        verbose_name = _("colleague")  # type: ignore[assignment]  # the stubs know no lazy strings
        verbose_name_plural = _("colleagues")  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        """Return the full name, or the user name of who gave none."""
        return self.get_full_name() or self.username

    @property
    def signs_as(self) -> str:
        """The name readers see in bylines."""
        return self.byline_name or str(self)
