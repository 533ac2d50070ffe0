"""What is looked at before a story goes out, and which of it stops it.

:mod:`.subject` gathers what there is to look at, :mod:`.lines` holds one function for each
line of the list, :mod:`.checklist` says which lines fail and which of them stop a
publication, and :mod:`.views` shows it while the story is being written.
"""
