"""The press: pages baked from facts, fresh exactly while the facts they read are unchanged.

It works like an incremental compiler. A publication stamps a handful of *facts* with its
ledger number and touches no page. At its next request a page compares the facts it read
with their numbers; what differs is read again, the *parts* that read it are rendered
again, and where a part comes out byte-equal the change stops there.

The modules, from the ground up: :mod:`facts` (names, and what an entry touches),
:mod:`stamps` (the numbers), :mod:`reading` (the tracked reader), :mod:`contexts` and
:mod:`templates` (what a template is given), :mod:`parts`, :mod:`routes`, :mod:`pages`,
:mod:`memory` (what is kept), :mod:`press` (the whole).
See ``docs/decisions/0005-press.md``.
"""
