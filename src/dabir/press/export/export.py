"""The export itself: what is due, who writes it, and what is remembered.

A run begins with what changed: the whole paper where there is no export yet or something
beneath all pages differs (a setting, a template, Dabir itself), else what the ledger's
entries since the last run touched. The pages due are kept on disk before the first is
written and struck out batch by batch, so a run that is ended anywhere is taken up by the
next. Runs are repeated until the ledger stands where the export does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

from dabir.conf import conf
from dabir.ledger.entry import Head
from dabir.ledger.protocol import ReadableLedger
from dabir.press.clock import Clock, now
from dabir.press.export import assets, manifest, workers
from dabir.press.export.batches import Batch, Due, MediaPlace, cut, write
from dabir.press.export.changes import changes, everything
from dabir.press.export.errors import BadSignatureError
from dabir.press.export.folder import Folder, held
from dabir.press.export.minisign import PublicKey, check, secret_key
from dabir.press.export.progress import Progress
from dabir.press.export.rendering import Rendering
from dabir.press.export.state import State
from dabir.press.templates import Templates, machine

_ALONE: Final = 1_000
"""So few pages are written sooner than a second process begins."""


@dataclass(slots=True)
class Outcome:
    """What a run did: *pages* looked at, files *written* and *removed*, media files *lost* (not on the disk)."""

    pages: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an export.

    *mirror* asks for a manifest signed with the key in the file *key*; an export that was
    once a mirror stays one. *jobs* is the number of processes.
    """

    root: Path
    key: Path
    mirror: bool = False
    jobs: int = 1
    clock: Clock = now
    progress: Progress = lambda what, done, whole: None


def export(order: Order, ledger: ReadableLedger, templates: Templates) -> Outcome:
    """Bring the export in ``order.root`` up to where *ledger* stands.

    Raises :class:`ExportBusyError` and :class:`NotAnExportError`.
    """
    with held(order.root.resolve()) as own:
        state = State(own / "state.sqlite3")
        try:
            return _Run(order, ledger, templates, state).until_even()
        finally:
            state.close()


class _Run:
    """One run of the export."""

    def __init__(self, order: Order, ledger: ReadableLedger, templates: Templates, state: State) -> None:
        self._order = order
        self._ledger = ledger
        self._templates = templates
        self._state = state
        self._root = order.root.resolve()
        self._signed = order.mirror or state.get("mirror") == "yes"
        self._media = MediaPlace(Path(settings.MEDIA_ROOT), settings.MEDIA_URL.strip("/") + "/")
        self._outcome = Outcome()

    def until_even(self) -> Outcome:
        """Write what is due until the ledger has nothing newer."""
        while True:
            head = self._ledger.head()
            instant = self._order.clock()
            folder = Folder(self._root, signed=self._signed)
            rendering = Rendering(self._ledger, self._templates, instant)
            self._prepare(rendering, folder, head.number)
            self._work_off(rendering, folder, instant)
            self._take_away_loose_media(folder)
            if self._ledger.head().number == head.number:
                break
        if self._signed:
            self._sign(head)
        self._outcome.number = head.number
        return self._outcome

    def _prepare(self, rendering: Rendering, folder: Folder, number: int) -> None:
        """Keep what is due, and that the export then stands at the ledger's entry *number*; both or neither."""
        print_ = assets.fingerprint(self._templates, signed=self._signed)
        anew = self._state.get("fingerprint") != print_
        if anew:
            found = everything(rendering, self._state, self._ledger)
        else:
            found = changes(rendering, self._state, self._ledger, number)
        static = self._put_static(folder) if anew else self._state.get("static")
        signed, written, removed = folder.taken()
        with self._state.change():
            self._state.forget_answers(None if anew else found.questions)
            self._state.add_due(found.codes, found.pages)
            self._list(signed, removed)
            mirror = "yes" if self._signed else "no"
            self._state.keep(fingerprint=print_, number=number, static=static, mirror=mirror)
        self._count(written, removed)

    def _put_static(self, folder: Folder) -> str:
        """Write the paper's static files, take away those it had before, and return the names of all."""
        prefix = settings.STATIC_URL.strip("/")
        found = {f"{prefix}/{name}": path for name, path in assets.static_files()}
        for name, path in found.items():
            folder.put((name,), path.read_bytes(), packed=assets.is_text(name))
        for name in set(self._state.get("static").split("\n")) - found.keys() - {""}:
            folder.remove(name)
        return "\n".join(found)

    def _work_off(self, rendering: Rendering, folder: Folder, instant: datetime) -> None:
        """Write every page that is due."""
        due = Due(*self._state.due())
        done = 0
        self._order.progress("pages", done, len(due))
        for batch in self._written(rendering, folder, instant, due):
            with self._state.change():
                self._state.note_answers(batch.digests)
                self._state.note_stories(batch.asked)
                self._state.note_pages(batch.listed, batch.gone)
                self._state.note_media(batch.used)
                self._list(batch.signed, batch.removed)
            self._count(batch.written, batch.removed)
            self._outcome.lost += batch.lost
            done += len(batch)
            self._order.progress("pages", done, len(due))
        self._outcome.pages += done

    def _written(self, rendering: Rendering, folder: Folder, instant: datetime, due: Due) -> Iterator[Batch]:
        if self._order.jobs == 1 or len(due) <= _ALONE:
            return (write(rendering, folder, self._media, part) for part in cut(due))
        errand = workers.Errand(self._root, self._media, instant, self._signed)
        return workers.written(errand, self._order.jobs, cut(due))

    def _take_away_loose_media(self, folder: Folder) -> None:
        for file in self._state.loose_media():
            folder.remove(self._media.prefix + file)
        _, _, removed = folder.taken()
        with self._state.change():
            self._list({}, removed)
            self._state.forget_loose_media()
        self._count([], removed)

    def _count(self, written: Iterable[str], removed: Iterable[str]) -> None:
        self._outcome.written += written
        self._outcome.removed += removed

    def _list(self, digests: dict[str, str], removed: Iterable[str]) -> None:
        """Bring the parts of the manifest up to date; the parts already written of a run undone are written again."""
        if not self._signed:
            return
        put, gone = manifest.by_parts(digests), manifest.by_parts(removed)
        folder = Folder(self._root)
        for part in put.keys() | gone.keys():
            new = {name: digests[name] for name in put.get(part, ())}
            text = manifest.amended(self._root, part, new, gone.get(part, ()))
            if text:
                folder.put((part,), text, packed=False)
            else:
                folder.remove(part)
            self._state.note_shards({part: sha256(text).hexdigest() if text else ""})
        _, written, gone_parts = folder.taken()
        self._count(written, gone_parts)

    def _sign(self, head: Head) -> None:
        """Write the manifest's root and its signature, unless they would say the same."""
        key = secret_key(self._order.key)
        signed = machine(now())
        text = manifest.root(conf.PAPER_NAME, head.number, head.chain, signed, self._state.shards())
        if self._is_signed(text, key.public):
            return
        folder = Folder(self._root)
        folder.put((manifest.PUBLIC_KEY,), key.public.file.encode(), packed=False)
        folder.put((manifest.ROOT,), text, packed=False)
        folder.put((manifest.SIGNATURE,), key.sign(text, f"ledger {head.number}, {signed}").encode(), packed=False)
        self._count(folder.written, ())

    def _is_signed(self, text: bytes, key: PublicKey) -> bool:
        """Say whether the root that is there says what *text* does, and is signed with *key*."""
        try:
            there = (self._root / manifest.ROOT).read_bytes()
            check(there, (self._root / manifest.SIGNATURE).read_text(encoding="utf-8"), key)
        except (FileNotFoundError, BadSignatureError):
            return False
        return manifest.says_the_same(there, text)
