"""What each rule of the Persian engine is called at the desk."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_HALF_SPACE: Final = _("Half-space")
_SPACING: Final = _("Spaces about marks")
_LETTERS: Final = _("Persian letters")
_UNPAIRED: Final = _("Its other end is missing")

_NAMES: Final = {
    **dict.fromkeys(
        ("verb-prefix", "plural", "participle", "after-heh", "after-ye", "comparative", "compound", "prefix", "tail"),
        _HALF_SPACE,
    ),
    **dict.fromkeys(
        ("spaces", "space-character", "space-before", "space-after", "space-around", "space-around-bracket"), _SPACING
    ),
    **dict.fromkeys(("letter", "arabic-letter", "teh-marbuta", "hamza-after-heh", "tatweel"), _LETTERS),
    **dict.fromkeys(("unbalanced-guillemets", "unbalanced-brackets", "unpaired-quote"), _UNPAIRED),
    **dict.fromkeys(("digits", "mixed-digits", "latin-digits", "percent"), _("Persian digits")),
    **dict.fromkeys(("quotes", "turned-guillemets"), _("Guillemets")),
    "wrong-weekday": _("The weekday does not fit the date"),
    "impossible-date": _("No calendar has this date"),
    "impossible-time": _("No clock shows this time"),
    "missing-isolate": _("Latin words may change places in a headline"),
}


def said(rule: str) -> str:
    """Return what *rule* is called, in the language of the page."""
    name = _NAMES.get(rule)
    return gettext("The house's writing") if name is None else str(name)
