"""The edition this paper prints: the language its addresses begin with."""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "fa"
"""Its language (BCP 47), and the first word of every path of a page."""
