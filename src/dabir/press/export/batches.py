"""One batch of pages: written, with the media files they show, and what they rest on noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from dabir.press.export import files
from dabir.press.export.folder import Folder
from dabir.press.export.rendering import Digests, Rendering
from dabir.press.reading import Question
from dabir.story import Film, Picture, Story

_STORIES: Final = 500
_PAGES: Final = 20
"""So many lists take as long as the stories of a batch."""


class Due(NamedTuple):
    """The *codes* of stories and the names of other *pages* to be written together."""

    codes: Sequence[int] = ()
    pages: Sequence[str] = ()

    def __len__(self) -> int:
        """Return how many pages these are."""
        return len(self.codes) + len(self.pages)


def cut(due: Due) -> Iterator[Due]:
    """Cut what is *due* into batches, the other pages first: they take longest."""
    for start in range(0, len(due.pages), _PAGES):
        yield Due(pages=due.pages[start : start + _PAGES])
    for start in range(0, len(due.codes), _STORIES):
        yield Due(due.codes[start : start + _STORIES])


@dataclass(slots=True)
class Batch:
    """What became of one batch.

    *asked* has the codes of the stories by the questions their pages asked, *listed* the
    questions of other pages by name; *gone* are names of pages there are no more. *used*
    has the media files of each story, *lost* those that are not on the disk. *signed* is
    the SHA-256 of each file, in a mirror. *written* and *removed* are the files that were
    not as they should be.
    """

    asked: dict[frozenset[Question], list[int]] = field(default_factory=lambda: defaultdict(list))
    listed: dict[str, frozenset[Question]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    used: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    digests: Digests = field(default_factory=dict)
    signed: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many pages were looked at."""
        return len(self.used) + len(self.listed) + len(self.gone)


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """Where media files are (*root*) and the folder of the export they go to (*prefix*, with a slash)."""

    root: Path
    prefix: str


def write(rendering: Rendering, folder: Folder, media: MediaPlace, due: Due) -> Batch:
    """Write the pages that are *due* into *folder*."""
    batch = Batch()
    for name in due.pages:
        _write_page(rendering, folder, name, batch)
    if due.codes:
        _write_stories(rendering, folder, media, due.codes, batch)
    batch.digests = rendering.taken()
    batch.signed, batch.written, batch.removed = folder.taken()
    return batch


def _write_page(rendering: Rendering, folder: Folder, name: str, batch: Batch) -> None:
    reader = rendering.reader()
    sheaf = files.page(reader, name)
    if sheaf is None:
        folder.remove(name)
        batch.gone.append(name)
        return
    body, questions = rendering.bake(sheaf.runs)
    folder.put(sheaf.names, body)
    batch.listed[name] = questions | rendering.noted(reader)


def _write_stories(rendering: Rendering, folder: Folder, media: MediaPlace, codes: Sequence[int], batch: Batch) -> None:
    for code, entry in rendering.prepare(codes).items():
        asked: set[Question] = set()
        reader = rendering.reader()
        for sheaf in files.of_story(reader, rendering.ledger, entry):
            body, questions = rendering.bake(sheaf.runs, code)
            folder.put(sheaf.names, body)
            asked |= questions
        asked |= rendering.noted(reader, code)
        batch.asked[frozenset(asked)].append(code)
        batch.used[code] = tuple(filter(None, media_of(entry.story)))
        for file in batch.used[code]:
            if not folder.carry(media.prefix + file, media.root / file):
                batch.lost.append(file)


def media_of(story: Story) -> Iterator[str]:
    """Give the media files that readers of *story* get; none of a withdrawn one."""
    if not story.is_public:
        return
    for item in story.media:
        yield item.file
        match item:
            case Picture(renditions=made):
                yield from (one.file for one in made)
            case Film(renditions=made, stills=stills):
                yield from (item.poster, item.captions, *(one.file for one in (*made, *stills)))
            case _:
                pass
