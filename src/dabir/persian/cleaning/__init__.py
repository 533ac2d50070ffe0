"""Cleaning: text as it was typed or sent, made into text as the house writes it.

:func:`clean` gives the text, :func:`clean_edits` every change with the rule that asks for
it, and :func:`protected_spans` what in a line no rule may touch.
"""

from dabir.persian.cleaning.engine import clean, clean_edits
from dabir.persian.cleaning.spans import Span, protected_spans

__all__ = ["Span", "clean", "clean_edits", "protected_spans"]
