"""Search: the whole archive, one rank for every spelling.

An index that follows the ledger (:mod:`.follower`), a language to ask it in (:mod:`.language`),
and the pages that answer. All that knows the engine is in :mod:`.engine`.
"""
