"""A letter to friends: what a reader typed, and what can be sent of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from dabir.readers import address, errors
from dabir.readers.errors import ReadersError

MOST_FRIENDS: Final = 5
LONGEST_NOTE: Final = 500
LONGEST_NAME: Final = 60

_KEPT: Final = 4 * LONGEST_NOTE
"""Characters of a field that are given back to who typed them."""

_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]")
"""Controls, and marks that turn the order of letters round."""

_LINK: Final = re.compile(
    r"[a-z]{2,}://\S*|www\.\S+|\b(?:mailto|tel):\S+|@[a-z0-9_]\S*|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,}|xn--[a-z0-9-]+)\b",
    re.ASCII | re.IGNORECASE,
)
"""What mail programs make a link of, and names of channels. A letter may not carry a stranger's links."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields of the form, as it was typed."""

    friends: tuple[str, ...] = ()
    sender: str = ""
    reply: str = ""
    note: str = ""

    @classmethod
    def typed(cls, fields: QueryDict) -> Draft:
        """Return what was typed, each field to a reasonable length."""
        friends = tuple(text.strip()[:_KEPT] for text in fields.getlist("friend"))
        one = {name: fields.get(name, "")[:_KEPT] for name in ("sender", "reply", "note")}
        return cls(tuple(filter(None, friends)), **one)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that can be sent: addresses in ASCII, *reply* perhaps empty, the texts plain and without links."""

    friends: tuple[str, ...]
    sender: str
    reply: str
    note: str


def letter(draft: Draft) -> Letter:
    """Return the letter of *draft*. Raises an ExceptionGroup of :class:`ReadersError`, one for each thing wrong."""
    wrong: list[ReadersError] = []
    friends = _friends(draft.friends, wrong)
    sender = " ".join(_plain(draft.sender).split())
    reply = address.parse(draft.reply) if draft.reply.strip() else ""
    note = _plain(draft.note).strip()
    if reply is None:
        wrong.append(errors.BadReplyAddressError(address=draft.reply.strip()))
    if not sender:
        wrong.append(errors.NoNameError())
    if len(sender) > LONGEST_NAME:
        wrong.append(errors.LongNameError(most=LONGEST_NAME))
    if link := _link(sender):
        wrong.append(errors.LinkInNameError(link=link))
    if len(note) > LONGEST_NOTE:
        wrong.append(errors.LongNoteError(length=len(note), most=LONGEST_NOTE))
    if link := _link(note):
        wrong.append(errors.LinkInNoteError(link=link))
    if wrong:
        raise ExceptionGroup("not a letter", wrong)
    return Letter(friends, sender, reply or "", note)


def _friends(typed: tuple[str, ...], wrong: list[ReadersError]) -> tuple[str, ...]:
    """Return the addresses *typed*, each once."""
    if not typed:
        wrong.append(errors.NoFriendError())
    if len(typed) > MOST_FRIENDS:
        wrong.append(errors.TooManyFriendsError(most=MOST_FRIENDS))
    found: dict[str, str] = {}
    for text in typed[:MOST_FRIENDS]:
        if one := address.parse(text):
            found.setdefault(address.mailbox(one), one)
        else:
            wrong.append(errors.BadAddressError(address=text))
    return tuple(found.values())


def _plain(text: str) -> str:
    """Return *text* with one kind of line end and nothing that is not seen."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\n{3,}", "\n\n", _UNSEEN.sub(" ", lines))


def _link(text: str) -> str:
    """Return the first link in *text*, in letters of any width; empty if there is none."""
    found = _LINK.search(unicodedata.normalize("NFKC", text).replace("。", "."))
    return found[0] if found else ""
