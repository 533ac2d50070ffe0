"""From facts to the keys a page carries and the keys a publication purges.

Every fact has a kind, the word before its colon (``card:291913`` is of the kind ``card``).
A vendor reads only so many bytes of keys, and cutting some off would leave a page that
nobody can purge. So where a page's facts do not fit, all facts of one kind become one key
for the whole kind, ``card:any``, beginning with the kind that takes most room. A
publication that touches ``card:5`` purges both ``card:5`` and ``card:any``: such a page is let go of
too often, and never too seldom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dabir.delivery.purge.vendor import Vendor, configured
from dabir.press.page import Page


def coarse(fact: str) -> str:
    """Return the key that stands for all facts of the kind of *fact*; a fact without a kind is its own."""
    kind, colon, _ = fact.partition(":")
    return f"{kind}:any" if colon else fact


def key_header(page: Page) -> tuple[str, str] | None:
    """Return the header (lower-case name, value) that tells the site's CDN the facts *page* rests on.

    None if there is no CDN to tell, or nothing.
    """
    vendor = configured()
    return header_for(vendor, page.facts) if vendor else None


def header_for(vendor: Vendor, facts: Iterable[str]) -> tuple[str, str] | None:
    """Return the header for *vendor*; every fact it may be told is in it, by its own name or its kind's."""
    told = {fact for fact in facts if fact not in vendor.leave_out}
    keys = {fact if len(fact) <= vendor.longest_key else coarse(fact) for fact in told}
    while keys and _length(keys, vendor) > vendor.longest_header:
        room = Counter[str]()
        for key in keys:
            if key != coarse(key):
                room[coarse(key)] += len(key) + len(vendor.separator)
        if not room:
            break
        whole, _ = room.most_common(1)[0]
        keys = {key for key in keys if coarse(key) != whole} | {whole}
    return (vendor.header, vendor.separator.join(sorted(keys))) if keys else None


def purged_by(vendor: Vendor, facts: Iterable[str]) -> list[str]:
    """Return the keys that *vendor* is to let go of when *facts* were touched."""
    told = {fact for fact in facts if fact not in vendor.leave_out}
    fine = {fact for fact in told if len(fact) <= vendor.longest_key}
    return sorted(fine | {coarse(fact) for fact in told})


def _length(keys: set[str], vendor: Vendor) -> int:
    return sum(map(len, keys)) + len(vendor.separator) * (len(keys) - 1)
