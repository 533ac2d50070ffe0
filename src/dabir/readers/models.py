"""The tables of the readers. None holds an address, a name or a word that a reader typed."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How often a story was read in one span of time, which began at *start* (UTC)."""

    pk = models.CompositePrimaryKey("span", "start", "code")
    span = models.CharField(max_length=16)
    start = models.DateTimeField()
    code = models.BigIntegerField()
    reads = models.BigIntegerField()

    class Meta:
        """The key is also the index that rankings are read by."""

        db_table = "readers_tally"

    def __str__(self) -> str:
        """Return span, story and reads."""
        return f"{self.span} {self.start}: {self.code} read {self.reads}"


class Salt(models.Model):
    """What the addresses of one *day* (in Tehran) are hashed with; forgotten with it."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField()

    class Meta:
        """One row a day."""

        db_table = "readers_salt"

    def __str__(self) -> str:
        """Return the day, never the salt."""
        return str(self.day)


class Sending(models.Model):
    """That a letter was sent: from whom and to whom only as hashes of the day, and nothing of what it said.

    *ticket* names the form it was sent with. *at* is UTC.
    """

    ticket = models.CharField(max_length=32)
    client = models.CharField(max_length=32)
    friend = models.CharField(max_length=32)
    code = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """Counted by sender, by friend and by story; a form sends to a friend once."""

        db_table = "readers_sending"
        constraints = (models.UniqueConstraint(fields=["ticket", "friend"], name="readers_sending_once"),)
        indexes = (
            models.Index(fields=["client", "at"], name="readers_sending_client"),
            models.Index(fields=["friend", "at"], name="readers_sending_friend"),
            models.Index(fields=["code", "at"], name="readers_sending_code"),
        )

    def __str__(self) -> str:
        """Return story and time."""
        return f"{self.code} at {self.at}"
