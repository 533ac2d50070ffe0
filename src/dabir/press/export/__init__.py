"""The whole paper as plain files, written once and then only where something changed.

The result is served right by any plain file server, and with a signed manifest it can be
proven true wherever it is carried.

From the ground up: :mod:`folder` (files that are whole or not there), :mod:`files` (which
files a page is), :mod:`rendering` (pages, and what they read), :mod:`batches` (some
of them, written), :mod:`state` (what was written and why), :mod:`changes` (which
pages a publication touched), :mod:`workers`, :mod:`export` (the whole); for a mirror
:mod:`minisign`, :mod:`manifest` and :mod:`verify`. See ``docs/decisions/0012-plain-files.md``.
"""
