"""All that the machine would change in a text, for an editor to take or to leave."""

from __future__ import annotations

from dabir.persian.cleaning import clean_edits
from dabir.persian.edit import Edit, apply, compose
from dabir.persian.half_space import half_space_edits


def suggest(text: str) -> list[Edit]:
    """Return the edits that clean *text* and restore its half-spaces, in order.

    Nothing is suggested within what cleaning protects. Where the two meet in one place
    there is one edit, with the rule of the cleaning and the confidence of the less
    certain of the two.
    """
    cleaning = clean_edits(text)
    clean = apply(text, cleaning)
    return compose(text, cleaning, half_space_edits(clean))
