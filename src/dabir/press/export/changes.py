"""Which pages the ledger's entries since the last run touched, exactly.

An entry touches facts; the questions about them are asked again, and where an answer is
another one, the pages that had asked are due. A story with an entry of its own always is,
and so are pages that a story may be the first to stand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dabir.ledger.entry import Entry
from dabir.ledger.listing import places_of, section_list
from dabir.ledger.protocol import ReadableLedger
from dabir.press import facts
from dabir.press.export import files
from dabir.press.export.rendering import DOUBTFUL, Rendering
from dabir.press.export.state import State
from dabir.press.reading import Question
from dabir.press.routes import section_path


@dataclass(frozen=True, slots=True)
class Changes:
    """The *codes* of stories and names of other *pages* that are due, and the *questions* with other answers."""

    codes: Iterable[int]
    pages: Iterable[str]
    questions: Sequence[Question] = field(default=())


def everything(rendering: Rendering, state: State, ledger: ReadableLedger) -> Changes:
    """Return every story and every page that there is, or was when *state* was kept."""
    lists = (name for each in ledger.lists() for name in files.of_list(ledger, each))
    return Changes(ledger.codes(), {*files.standing(rendering.reader()), *lists, *state.pages()})


def changes(rendering: Rendering, state: State, ledger: ReadableLedger, number: int) -> Changes:
    """Return what changed since *state* was kept, up to the ledger's entry *number*."""
    touched = {facts.TODAY, facts.ENDED}
    own: set[int] = set()
    places: set[str] = set()
    for entry, before in _since(ledger, int(state.get("number")), number):
        touched |= facts.touched(entry, before)
        if entry.kind == "story":
            own.add(int(entry.key))
            story = entry.story
            places.update(name for each, at in places_of(story).items() for name in files.of_place(ledger, each, at))
    asked = state.questions_about(touched)
    others = [known for known, digest in asked if digest in {None, DOUBTFUL} or digest != rendering.digest(known)]
    codes, pages = state.asking(others)
    new = (name for name in {*places, *_opened(rendering, state)} if not state.has_page(name))
    return Changes(own | codes, {*pages, *new}, others)


def _since(ledger: ReadableLedger, last: int, number: int) -> Iterator[tuple[Entry, Entry | None]]:
    """Give the entries after *last* through *number*, each with the one it replaces."""
    while last < number and (entries := ledger.after(last)):
        for entry in entries:
            yield entry, ledger.entry(entry.replaces) if entry.replaces else None
        last = entries[-1].number


def _opened(rendering: Rendering, state: State) -> Iterator[str]:
    """Give the names of the standing pages, and of all pages of sections that had none before."""
    reader = rendering.reader()
    yield from files.standing(reader)
    for section in reader.sections():
        if not state.has_page(files.file_of(section_path(section.slug))):
            yield from files.of_list(rendering.ledger, section_list(section.slug))
