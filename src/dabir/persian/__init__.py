"""What every part of a Persian newspaper must know of its language.

Digits, letters, slugs and (in :mod:`dabir.persian.calendar`) the Jalali calendar. It is
plain Python without Django or settings, so that the reader of an old page, the press and
the newsroom all agree on what a date or an address is. Nothing here alters a story: what
is folded or mapped here is for keys, addresses and the look of a page.
"""

from dabir.persian.digits import to_latin, to_persian
from dabir.persian.letters import persian_letters
from dabir.persian.slug import slugify

__all__ = ["persian_letters", "slugify", "to_latin", "to_persian"]
