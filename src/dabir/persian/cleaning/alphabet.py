"""Character classes that the rules of cleaning are written with.

Each constant is the inside of a regular expression's ``[...]``. They follow the names and
categories of the Unicode Character Database (Arabic, Arabic Supplement, Extended-A).
"""

from __future__ import annotations

from typing import Final

LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9"
)
"""Letters of the Arabic script in its own blocks. Presentation forms are not among them."""

FORMS: Final = "\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
"""Letters in their presentation forms, one code for each shape of a letter."""

MARKS: Final = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Marks that stand over or under a letter: vowels, tanwin, shadda, hamza, Quranic signs."""

DIGITS: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
"""Latin, Arabic-Indic and Persian digits."""

FOREIGN: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386-\u052f"
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0904-\u0939\u10a0-\u10ff\u1e00-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
"""Letters of the other scripts a newspaper meets: Latin, Greek, Cyrillic, Hebrew and so on."""

INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff"
)
"""Controls, direction marks and zero-width characters, the half-space among them."""

SPACES: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Every space but the plain one. Ends of lines are not among them."""

WORD: Final = "\ue000"
"""Stands, while a line is worked on, for a protected span that reads as a word."""

OPAQUE: Final = "\ue001"
"""The same for one that is no word (a tag, code), beside which nothing is spaced."""
