"""What the work itself leaves behind: notices to colleagues, rules of the checklist, partners."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A word to one colleague about a story; it stays unread until they open it.

    *verb* is what was done (``submitted``, ``handed_over``, ``sent_back``, ``approved``,
    ``published``, ``taken_over``, ``commented``, ``schedule_failed``, ``schedule_late``,
    ``second_look``); *note* is what was said with it. Instants are UTC.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    page = models.ForeignKey("newsroom.StoryPage", models.CASCADE, related_name="notices")
    verb = models.CharField(max_length=32)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; the badge counts by the partial index."""

        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["user"], condition=models.Q(read_at=None), name="newsroom_notice_unread"),)

    def __str__(self) -> str:
        """Return what was done, to whom."""
        return f"{self.verb} → {self.user}"


class ChecklistRule(models.Model):
    """Whether one line of the checklist stops a publication; a line without a row only warns."""

    name = models.CharField(max_length=64, unique=True)
    stops = models.BooleanField(_("stops a publication"), default=False)

    def __str__(self) -> str:
        """Return the line's name."""
        return self.name


class Partner(models.Model):
    """Who gets the paper's stories before or beside its readers; the key is kept as its SHA-256 only."""

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Withdrawals are told to this address."))
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    is_active = models.BooleanField(_("gets stories"), default=True)

    class Meta:
        """Partners by name."""

        ordering = ("name",)
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; who has no key yet has the hash of none, unlike any other's."""
        self.key_hash = self.key_hash or secrets.token_hex(32)
        super().save(*args, **kwargs)


class Delivery(models.Model):
    """That a partner got a story, first and last (UTC); what is withdrawn is told to all who got it."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="deliveries")
    code = models.BigIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        """One row for each partner and story."""

        constraints = (models.UniqueConstraint(fields=["code", "partner"], name="newsroom_delivery_once"),)

    def __str__(self) -> str:
        """Return the story and who got it."""
        return f"{self.code} → {self.partner}"
