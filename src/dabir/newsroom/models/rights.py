"""By what right the newsroom has a picture, a film or a sound, and how long it may go on using it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class WithRights(models.Model):
    """A media item with the terms of its use: IPTC's "Rights Usage Terms", and the last day of them."""

    rights = models.TextField(
        _("rights of use"), blank=True, help_text=_("By what terms it may be used; readers do not see them.")
    )
    rights_until = models.DateField(
        _("may be used until"),
        null=True,
        blank=True,
        help_text=_("After this day it is not for new stories; empty for no end."),
    )

    class Meta:
        """Each kind of media has a table of its own."""

        abstract = True

    def right_has_ended(self, day: date) -> bool:
        """Say whether the right of use is over on *day*; its last day still counts."""
        return self.rights_until is not None and self.rights_until < day
