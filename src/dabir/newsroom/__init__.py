"""The newsroom: where a story is written, checked and published (Wagtail).

Nothing else of Dabir imports Wagtail, and nothing a reader touches imports the newsroom.
A story has a page here while it is in work or lately published; whatever is published
goes, in the same transaction, to the ledger as a frozen record. :mod:`.record` turns a
page into a record, :mod:`.recall` a record into a page, and :mod:`.verbs` holds one
module for each thing a newsroom does.
"""
