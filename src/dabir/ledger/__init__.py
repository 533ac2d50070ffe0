"""The ledger: the append-only record of everything published, and the narrow waist.

Publishing appends one frozen record in the same transaction; whatever a reader touches
is built from here. Entries are numbered in commit order without gaps and chained by
SHA-256. See ``docs/decisions/0004-ledger.md``.
"""
