"""Sources, and the chain of attribution as a reader understands it.

The chain of a story runs from the nearest source to the farthest: the agency that was
read, whom it quotes, and whom that one quotes, named or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from dabir.story import Source


def sentence(chain: Sequence[Source]) -> str:
    """Return the *chain* as one Persian sentence without a full stop; empty for no chain.

    The first link is the one reported from, each further link is quoted by the one
    before it: «به گزارش الف، به نقل از ب، به نقل از یک مقام (نامش نیامده: …)».
    """
    parts = [("به گزارش " if place == 0 else "به نقل از ") + _named(link) for place, link in enumerate(chain)]
    return "، ".join(parts)


def _named(link: Source) -> str:
    if link.name:
        return link.name
    reason = f" (نامش نیامده: {link.reason})" if link.reason else " (نامش نیامده)"
    return (link.described or "منبعی ناشناس") + reason
