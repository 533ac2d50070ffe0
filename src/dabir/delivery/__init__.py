"""The newsstand: baked bytes to readers from memory, everything else to Django.

:mod:`stand` owns the press of this process and keeps it following the ledger;
:mod:`application` answers requests; :mod:`server` runs it under Granian.
See ``docs/decisions/0008-delivery.md``.
"""
