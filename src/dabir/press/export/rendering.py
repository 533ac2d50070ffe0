"""Pages as bytes, with what each of them rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import msgspec

from dabir.ledger.entry import Entry
from dabir.ledger.protocol import ReadableLedger
from dabir.press.audience import Nobody
from dabir.press.pages import Run
from dabir.press.parts import Part, render
from dabir.press.reading import Question, Reader, Reads
from dabir.press.stamps import Stamps
from dabir.press.templates import Templates

_MEMORY: Final = 64_000_000

DOUBTFUL: Final = b""
"""Instead of a digest: pages of this export may have been given different answers."""

Digests = dict[Question, bytes]


class Rendering:
    """Renders the parts of pages from *ledger*; runs that pages share are rendered once.

    :attr:`digests` names the answer that each question was given, as far as not yet taken.
    """

    def __init__(self, ledger: ReadableLedger, templates: Templates, instant: datetime) -> None:
        """Render as of *instant*."""
        self.ledger = ledger
        self.digests: Digests = {}
        self._templates = templates
        self._reads = Reads(ledger, Stamps(), lambda: instant, _MEMORY, Nobody())
        self._answers: dict[Question, object] = {}
        self._shared: dict[Run, tuple[bytes, frozenset[Question]]] = {}

    def reader(self) -> Reader:
        """Return a reader that has asked nothing yet."""
        return Reader(self._reads)

    def prepare(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Read the stories *codes* and the cards they show with two queries, and return the stories' entries."""
        entries = self._reads.prepare_stories(codes)
        self._reads.prepare_cards({code for entry in entries.values() for code in entry.story.related})
        return entries

    def taken(self) -> Digests:
        """Return the digests noted since the last call."""
        digests = dict(self.digests)
        self.digests.clear()
        self._answers.clear()
        return digests

    def digest(self, question: Question) -> bytes:
        """Return what names the answer to *question*."""
        return _digest(self._reads.answer(question).value)

    def noted(self, reader: Reader, own: int = 0) -> frozenset[Question]:
        """Return what *reader* asked, and keep what names the answers.

        The record of the story whose *own* page it is is left out, since that goes without saying.
        """
        questions = frozenset(read.question for read in reader.seen if read.question != ("story", own))
        for question in questions:
            self._note(question)
        return questions

    def bake(self, runs: Iterable[Run], own: int = 0) -> tuple[bytes, frozenset[Question]]:
        """Return *runs* as bytes and all they asked; shared ones are kept for other pages. *own* is as in noted."""
        pieces: list[bytes] = []
        asked: set[Question] = set()
        for run in runs:
            piece, questions = self._kept(run) if run.shared else self._run(run, own)
            pieces.append(piece)
            asked |= questions
        return b"".join(pieces), frozenset(asked)

    def _kept(self, run: Run) -> tuple[bytes, frozenset[Question]]:
        kept = self._shared.get(run)
        if kept is None:
            kept = self._shared[run] = self._run(run)
        return kept

    def _run(self, run: Run, own: int = 0) -> tuple[bytes, frozenset[Question]]:
        rendered = [self._rendered(part, own) for part in run.parts]
        return b"".join(piece for piece, _ in rendered), frozenset().union(*(questions for _, questions in rendered))

    def _rendered(self, part: Part, own: int) -> tuple[bytes, frozenset[Question]]:
        reader = self.reader()
        piece = render(part, reader, self._templates)
        return piece, self.noted(reader, own)

    def _note(self, question: Question) -> None:
        """Keep the digest of the answer; where an answer had to be read again and differs, say so."""
        answer = self._reads.answer(question)
        if self._answers.get(question) is answer:
            return
        self._answers[question] = answer
        digest = _digest(answer.value)
        self.digests[question] = digest if self.digests.get(question, digest) == digest else DOUBTFUL


def _digest(answer: object) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(answer), digest_size=8).digest()
