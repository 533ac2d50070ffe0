"""What readers do: they read, and they send what they read to friends. No account, no cookie.

:mod:`counting` counts which stories are read most and keeps it in :mod:`tallies`;
:mod:`views`, :mod:`letter`, :mod:`ticket`, :mod:`allowance` and :mod:`send` let a reader
send a story by e-mail; :mod:`forget` lets go of whatever is no longer needed.
See ``docs/decisions/0018-readers.md`` and ``docs/readers.md``.
"""
