"""The ledger's five tables.

No foreign key joins them to anything of the newsroom: the ledger outlives it.
"""

from __future__ import annotations

from django.db import models


class EntryRow(models.Model):
    """One entry; rows are only ever added."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=255)
    text = models.TextField()
    replaces = models.BigIntegerField()
    chain = models.CharField(max_length=64)

    class Meta:
        """The current record of a kind and key is the one with the greatest number."""

        db_table = "ledger_entry"
        indexes = (models.Index(fields=["kind", "key", "-number"], name="ledger_current"),)

    def __str__(self) -> str:
        """Return number, kind and key."""
        return f"{self.number} {self.kind}:{self.key}"


class HeadRow(models.Model):
    """The one row that writers lock, one after the other: head and next free code."""

    number = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64)
    next_code = models.BigIntegerField(default=1)

    class Meta:
        """The row has primary key 1."""

        db_table = "ledger_head"

    def __str__(self) -> str:
        """Return the head's number."""
        return str(self.number)


class ListingRow(models.Model):
    """A story's place in a list."""

    name = models.CharField(max_length=128)
    code = models.BigIntegerField()
    published = models.DateTimeField()

    class Meta:
        """A story stands in a list once; lists are read newest first."""

        db_table = "ledger_listing"
        constraints = (models.UniqueConstraint(fields=["code", "name"], name="ledger_listing_once"),)
        indexes = (models.Index(fields=["name", "-published", "-code"], name="ledger_newest"),)

    def __str__(self) -> str:
        """Return list and code."""
        return f"{self.name}: {self.code}"


class UsageRow(models.Model):
    """That some version of the story *code*, current or not, carries the media item *key*; rows are only ever added."""

    pk = models.CompositePrimaryKey("key", "code")
    key = models.CharField(max_length=64)
    code = models.BigIntegerField()

    class Meta:
        """The key is also the index that the stories of an item are read by."""

        db_table = "ledger_usage"

    def __str__(self) -> str:
        """Return item and story."""
        return f"{self.key} in {self.code}"


class CursorRow(models.Model):
    """How far a named follower has read."""

    name = models.CharField(max_length=64, primary_key=True)
    number = models.BigIntegerField(default=0)

    class Meta:
        """One row a follower."""

        db_table = "ledger_cursor"

    def __str__(self) -> str:
        """Return the follower and its number."""
        return f"{self.name} at {self.number}"
