"""Slugs: the readable end of a story's address, in Persian.

``/fa/news/291913/<slug>`` answers by its number; the slug is for the person who reads
the address. So two spellings that look alike must give one slug, no invisible character
may hide in it, and words that a half-space kept apart must not be glued together.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dabir.persian.letters import HALF_SPACE, persian_letters, without_tatweel

_FALLBACK: Final = "story"
"""What a title of nothing but punctuation is called."""

_LETTER_MARKS: Final = frozenset("\u0653\u0654\u0655")
"""Madda and the two hamzas. They are the only marks that make another letter
(آ، أ، إ، ؤ، ئ), so they are given the chance to join one before marks are dropped."""

_HEH_WITH_HAMZA: Final = "\u06c0"
_ZERO_WIDTH_SPACE: Final = "\u200b"


def slugify(text: str, longest: int = 80) -> str:
    """Return the slug of *text*, of at most *longest* characters, in NFC.

    It holds letters without diacritics, Latin digits and single inner hyphens, nothing
    else. Spaces, half-spaces, punctuation and symbols part words. A slug too long is
    cut where a word ends, or inside its first word if that alone is too long. A text
    without a letter or a digit gives ``"story"``. A slug is its own slug.

    Raises :class:`ValueError` if *longest* has no room for ``"story"``.
    """
    if longest < len(_FALLBACK):
        message = f"a slug needs room for {len(_FALLBACK)} characters, not {longest}"
        raise ValueError(message)
    characters = "".join(map(_slug_character, _plain(text)))
    # Dropped marks may have stood between the two halves of a composed letter (Hangul).
    words = unicodedata.normalize("NFC", characters)
    return _cut(re.sub("-+", "-", words).strip("-"), longest) or _FALLBACK


def _plain(text: str) -> str:
    """Return *text* lower-cased, composed, in Persian letters, with few marks left.

    The order matters: hamza must join Arabic yeh (ئ) before that becomes Persian yeh,
    with which Unicode does not compose it.
    """
    apart = unicodedata.normalize("NFKD", text).lower()
    kept = "".join(c for c in apart if c in _LETTER_MARKS or not unicodedata.category(c).startswith("M"))
    composed = unicodedata.normalize("NFC", without_tatweel(kept))
    # The ezafe after heh is written in two ways; «خانهٔ» and «خانۀ» are one word.
    return persian_letters(composed).replace(_HEH_WITH_HAMZA, "ه")


def _slug_character(character: str) -> str:
    """Return what *character* becomes: itself, a Latin digit, a hyphen or nothing."""
    if character.isalpha():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category.startswith("M"):
        return ""
    if category == "Cf" and character not in (HALF_SPACE, _ZERO_WIDTH_SPACE):
        # Direction marks and joiners stand inside words and part nothing.
        return ""
    return "-"


def _cut(slug: str, longest: int) -> str:
    """Return *slug* cut to *longest* characters, where a word ends if it can be."""
    if len(slug) <= longest:
        return slug
    whole_words = slug[: longest + 1].rpartition("-")[0]
    return whole_words or slug[:longest]
