"""The newsstand: baked bytes to readers from memory, everything else to Django.

:mod:`stand` owns the press of this process and keeps it following the ledger;
:mod:`protocol` answers warm pages from the bytes of the request, :mod:`application` the
rest; :mod:`server` runs both under uvicorn.
See ``docs/decisions/0008-delivery.md``.
"""
