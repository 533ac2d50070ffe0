"""What is kept about colleagues' coming in: invitations, sign-ins, failed tries, recovery codes."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """A letter that lets one person make their own account; the token in it is kept as its SHA-256 only.

    It is good until *good_until* (UTC) and once; a withdrawn one is deleted.
    """

    email = models.EmailField(_("e-mail"), unique=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    roles = models.ManyToManyField(Group, verbose_name=_("roles"), related_name="+")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    good_until = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-sent_at", "-pk")
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        """Return whom it was sent to."""
        return self.email

    @property
    def is_good(self) -> bool:
        """Whether its time is not over."""
        return timezone.now() < self.good_until


class SignIn(models.Model):
    """One browser in which a colleague is or was signed in; when its row has ended the session is over.

    *seal* changes with the password, so what an older password opened is not listed any more
    (Django itself ends it). Instants are UTC; *seen_at* is right to a minute.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ins")
    browser = models.CharField(max_length=16)
    network = models.CharField(max_length=64)
    seal = models.CharField(max_length=16)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """The one last seen first."""

        ordering = ("-seen_at", "-pk")

    def __str__(self) -> str:
        """Return who is signed in, and in what."""
        return f"{self.user}: {self.browser}"


class SignInFailure(models.Model):
    """How often a secret of an account was typed wrong from one network, and when last (UTC).

    The account is a hash: people type passwords into the field for names.
    """

    account = models.CharField(max_length=64)
    network = models.CharField(max_length=64, db_index=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        """One row for each account and network."""

        constraints = (models.UniqueConstraint(fields=["account", "network"], name="newsroom_failure_once"),)

    def __str__(self) -> str:
        """Return the count and the network."""
        return f"{self.failures} × {self.network}"


class RecoveryCode(models.Model):
    """A code that takes the place of a lost device once; it is kept as its SHA-256 only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)

    class Meta:
        """No code twice for one colleague."""

        constraints = (models.UniqueConstraint(fields=["user", "code_hash"], name="newsroom_recovery_once"),)

    def __str__(self) -> str:
        """Return whose it is; never the hash."""
        return f"{self.user}"
