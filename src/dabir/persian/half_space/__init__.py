"""Half-spaces: restored where they were typed as a space or deleted.

>>> from dabir.persian.half_space import half_spaces
>>> half_spaces("می خواهم کتاب ها را ببینم")
'می\u200cخواهم کتاب\u200cها را ببینم'

``lexicon`` and ``verbs`` hold what is known of words, ``stems`` and ``tables`` what is
known of endings; ``parted`` judges a space, ``glued`` and ``glued_compounds`` a word;
``words`` remembers the judgements, and ``restore`` walks along a text with them.
"""

from dabir.persian.half_space.restore import half_space_edits, half_spaces

__all__ = ["half_space_edits", "half_spaces"]
