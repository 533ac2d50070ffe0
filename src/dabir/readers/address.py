"""E-mail addresses: as they are typed, as mail servers want them, and as others may see them.

An address of a Persian domain is taken (``کاربر`` as its first half is not: few servers
deliver to it). Anything that could break out of a header is no address.
"""

from __future__ import annotations

import re
from typing import Final

import idna

from dabir.persian.digits import to_latin

_LOCAL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII | re.IGNORECASE)
_LONGEST_LOCAL: Final = 64
_LONGEST: Final = 254
_MARKS: Final = "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\ufeff"
"""What comes along, unseen, when an address is copied from a right-to-left text."""


def parse(text: str) -> str | None:
    """Return the address in *text* in ASCII, its domain in lower case; None if it is none."""
    local, at, domain = to_latin(text.strip().strip(_MARKS).strip()).rpartition("@")
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        return None
    try:
        host = idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    address = f"{local}@{host}"
    _, dot, top = host.rpartition(".")
    return address if dot and not top.isdigit() and len(address) <= _LONGEST else None


def masked(address: str) -> str:
    """Return *address* so that its owner knows it and others do not: the first letter and the domain, as it is read."""
    local, _, host = address.rpartition("@")
    return f"{local[0]}•••@{idna.decode(host)}"


def mailbox(address: str) -> str:
    """Return one name for all spellings of *address* that reach the same person on most servers."""
    local, _, host = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{host}"
