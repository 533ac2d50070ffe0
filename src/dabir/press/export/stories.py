"""One batch of stories: their pages, and the media files those show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dabir.press.export import files
from dabir.press.export.folder import Folder
from dabir.press.export.rendering import Digests, Rendering
from dabir.press.reading import Question
from dabir.story import Film, Story


@dataclass(slots=True)
class Batch:
    """What became of one batch.

    *asked* has the codes of the stories by the questions their pages asked, *used* the
    media files of each story, *signed* the SHA-256 of each file (in a mirror). *written*
    counts files that were not yet as they should be; *lost* are media files that are not
    on the disk.
    """

    asked: dict[frozenset[Question], list[int]] = field(default_factory=lambda: defaultdict(list))
    used: dict[int, tuple[str, ...]] = field(default_factory=dict)
    digests: Digests = field(default_factory=dict)
    signed: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """Where media files are (*root*) and the folder of the export they go to (*prefix*, with a slash)."""

    root: Path
    prefix: str


def write_stories(rendering: Rendering, folder: Folder, media: MediaPlace, codes: Sequence[int]) -> Batch:
    """Write the pages of the stories *codes* into *folder*."""
    batch = Batch()
    for code, entry in rendering.prepare(codes).items():
        asked: set[Question] = set()
        reader = rendering.reader()
        for sheaf in files.of_story(reader, rendering.ledger, entry):
            body, questions = rendering.bake(sheaf.runs)
            folder.put(sheaf.names, body)
            asked |= questions
        asked |= rendering.noted(reader)
        batch.asked[frozenset(asked)].append(code)
        batch.used[code] = tuple(media_of(entry.story))
        for file in batch.used[code]:
            if not folder.carry(media.prefix + file, media.root / file):
                batch.lost.append(file)
    batch.digests = rendering.taken()
    batch.signed, folder.digests = folder.digests, {}
    batch.written, folder.written = folder.written, []
    return batch


def media_of(story: Story) -> Iterator[str]:
    """Give the media files that readers of *story* get; none of a withdrawn one."""
    if not story.is_public:
        return
    for item in story.media:
        yield item.file
        if isinstance(item, Film):
            yield item.poster
        else:
            yield from (rendition.file for rendition in item.renditions)
