"""Telling a CDN what changed: the facts of the press are its purge keys.

A page carries the names of the facts it rests on in a header (:func:`keys.key_header`); a
publication touches facts; :mod:`follower` tells the CDN their names. One file is one
vendor. ``DABIR_PURGE_BACKEND`` names the class and ``DABIR_PURGE_OPTIONS`` its options; none
by default. See ``docs/operating.md`` and ``docs/decisions/0013-in-front.md``.
"""
