"""What the templates of the readers' pages and letters are given: a promise to sites, as the press's contexts are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SendContext:
    """The form ``readers/send.html``.

    *path* leads to the story, *action* is where the form goes. *friends* are as many as
    the form has fields, empty where nothing was typed, *wrong* those that are no address.
    *problems* are sentences by field
    (``friends``, ``sender``, ``reply``, ``note``, and empty for the form as a whole).
    """

    headline: str
    path: str
    action: str
    ticket: str
    friends: tuple[str, ...]
    wrong: tuple[str, ...]
    sender: str
    reply: str
    note: str
    problems: dict[str, tuple[str, ...]]
    longest_name: int
    longest_note: int


@dataclass(frozen=True, slots=True)
class SentContext:
    """The page after a letter was sent, ``readers/sent.html``; addresses are masked."""

    headline: str
    path: str
    again: str
    reached: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailContext:
    """A letter to a friend, ``mail/send_to_friend/``: *path* is the story's short path."""

    paper: str
    motto: str
    sender: str
    note: str
    kicker: str
    headline: str
    lead: str
    code: int
    path: str
