"""Which files of an export a page is, and of which parts each is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from dabir.ledger.entry import Entry
from dabir.ledger.protocol import ReadableLedger
from dabir.press import frames, pages, routes
from dabir.press.pages import Plan, Run
from dabir.press.reading import Reader
from dabir.press.routes import Address, FeedAddress, FilmsAddress, FrontAddress, SectionAddress, StoryAddress

INDEX: Final = "index.html"
_LONGEST_NAME: Final = 255
"""Bytes of one name on nearly every disk."""


class Sheaf(NamedTuple):
    """Files (relative paths) that hold one page, and the runs of its parts."""

    names: tuple[str, ...]
    runs: tuple[Run, ...]


def file_of(path: str) -> str:
    """Return the file that a plain server answers the *path* (percent-decoded) with."""
    name = path.strip("/")
    return name if name.endswith((".html", ".xml")) else f"{name}/{INDEX}"


def home_of(code: int) -> str:
    """Return the folder of a story's files."""
    return f"{routes.EDITION}/news/{code}"


def named(reader: Reader) -> Iterator[Sheaf]:
    """Give every page that is not a story's, as the facts now stand."""
    front = pages.plan(reader, FrontAddress())
    yield Sheaf((file_of(routes.FRONT), INDEX), front.runs)  # it changes with every publication anyway: no frames
    yield Sheaf((file_of(routes.FEED),), pages.plan(reader, FeedAddress()).runs)
    yield _framed(("404.html",), pages.missing())
    sections = [section.slug for section in reader.sections()]
    addresses: list[Address] = [FilmsAddress(), *map(SectionAddress, sections)]
    for address in addresses:
        plan = pages.plan(reader, address)
        yield _framed((file_of(plan.path),), plan)
    for part in frames.furniture(sections):
        yield Sheaf((file_of(frames.furniture_path(part)),), (Run(frames.furniture_parts(part), shared=False),))


def of_story(reader: Reader, ledger: ReadableLedger, entry: Entry) -> Iterator[Sheaf]:
    """Give the page of the story in *entry*, and one that leads to it for each name it had before."""
    code = int(entry.key)
    plan = pages.plan(reader, StoryAddress(code))
    home = home_of(code)
    own = [slug for slug in (entry.story.slug,) if _is_a_name(slug)]
    yield _framed((f"{home}/{INDEX}", *(f"{home}/{slug}/{INDEX}" for slug in own)), plan)
    for slug in _earlier(ledger, entry):
        yield Sheaf((f"{home}/{slug}/{INDEX}",), (Run((("moved", code),), shared=False),))


def _framed(names: tuple[str, ...], plan: Plan) -> Sheaf:
    return Sheaf(names, tuple(_framed_run(run) if run.shared else run for run in plan.runs))


@cache
def _framed_run(run: Run) -> Run:
    return Run(frames.framed(run.parts), shared=True)


def _earlier(ledger: ReadableLedger, entry: Entry) -> Iterable[str]:
    """Return the names the story of *entry* had in earlier versions and has no more."""
    slugs: dict[str, None] = {}
    before = entry
    while before.replaces:
        found = ledger.entry(before.replaces)
        if found is None:
            break
        before = found
        slugs[before.story.slug] = None
    return [slug for slug in slugs if slug != entry.story.slug and _is_a_name(slug)]


def _is_a_name(slug: str) -> bool:
    """Say whether *slug* can be a folder beside a story's own file; one that cannot is left to the code."""
    return (
        slug not in {"", ".", "..", INDEX, f"{INDEX}.gz"}
        and not {"/", "\0"} & set(slug)
        and len(slug.encode()) <= _LONGEST_NAME
    )
