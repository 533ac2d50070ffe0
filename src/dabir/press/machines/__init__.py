"""What machines read of the paper: feeds, sitemaps, records, cards, icons.

All of it is pages of the press, made of parts like any other: :mod:`addresses` says where
each one is, :mod:`documents` which part it is made of. XML and plain text have templates;
JSON and pictures are bytes their builders return. Dates are UTC, digits are Latin.
See ``docs/decisions/0017-for-machines.md``.
"""
