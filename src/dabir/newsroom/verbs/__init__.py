"""What a newsroom does: one module for each verb.

Each checks whether it may be done, makes the change at the desk and appends to the
ledger in one transaction: all of it happens, or none. Editors, commands and importers
come through here alike; whatever Wagtail itself publishes ends in the ``enter``
functions, by way of :class:`dabir.newsroom.models.kept.KeptPage`.

Each verb takes ``user``, the person who does it (None for the system itself, which may),
and ``ledger``, the ledger to write to (None for the database's).
"""
