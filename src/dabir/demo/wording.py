"""Stories of the archive: headlines from parts, bodies from the demonstration paper's paragraphs.

The parts are in ``archive.toml``: a subject, now and then a moment, and a deed, with a
town and a number put in. There are hundreds of thousands of such headlines.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Final

from dabir.demo.manuscript import Heading, Manuscript, Paragraph
from dabir.demo.rhythm import Rhythm
from dabir.persian.digits import to_persian
from dabir.persian.slug import slugify
from dabir.story import HeadingBlock, Kind, ParagraphBlock, Story, plain

_KINDS: Final = (Kind.NEWS, Kind.NEWS, Kind.NEWS, Kind.REPORT, Kind.INTERVIEW, Kind.NOTE)
_MOST_TAGS: Final = 3
_MOST_RELATED: Final = 3
_LONGEST_SLUG: Final = 80
_RELATED_NEAR: Final = 2_000
"""How many stories back a related story lies, on average."""


_slug = lru_cache(maxsize=50_000)(
    slugify
)  # a headline's parts come again and again, and a slug costs as much as the rest


@dataclass(frozen=True)
class _Beat:
    """What a section's headlines are made of."""

    section: str
    subjects: tuple[str, ...]
    deeds: tuple[str, ...]


class Writer:
    """Writes the stories of an archive."""

    def __init__(self, manuscripts: Sequence[Manuscript], first_code: int, count: int) -> None:
        """Write *count* stories with the codes from *first_code* on, with paragraphs of *manuscripts*."""
        words: dict[str, Any] = tomllib.loads(files("dabir.demo").joinpath("archive.toml").read_text(encoding="utf-8"))
        self._places: list[str] = words["places"]
        self._moments: list[str] = words["moments"]
        self._tags: list[str] = words["tags"]
        self._tag_weights = list(accumulate(1 / (rank + 4) for rank in range(len(self._tags))))
        sections: dict[str, dict[str, list[str]]] = words["sections"]
        self._beats = [_Beat(slug, tuple(it["subjects"]), tuple(it["deeds"])) for slug, it in sections.items()]
        self._leads = [manuscript.fields["lead"] for manuscript in manuscripts]
        pieces = [piece for manuscript in manuscripts for piece in manuscript.pieces]
        self._paragraphs = [ParagraphBlock(plain(piece.words)) for piece in pieces if isinstance(piece, Paragraph)]
        self._headings = [HeadingBlock(piece.words) for piece in pieces if isinstance(piece, Heading)]
        self._rhythm = Rhythm(count)
        self._first_code = first_code

    def story(self, number: int) -> Story:
        """Return the story *number* (from 0)."""
        chance = random.Random(number)  # noqa: S311  # repeatable, not secret
        beat = chance.choice(self._beats)
        parts = self._headline(beat, chance)
        at = self._rhythm.instant(number)
        body = chance.sample(self._paragraphs, chance.randint(3, 12))
        return Story(
            code=self._first_code + number,
            kind=chance.choice(_KINDS),
            slug=_slug_of(parts),
            sections=(beat.section,),
            headline=" ".join(parts),
            lead=chance.choice(self._leads),
            body=(body[0], chance.choice(self._headings), *body[1:]),
            tags=self._some_tags(chance),
            related=self._some_related(number, chance),
            first_published=at,
            changed=at,
        )

    def _headline(self, beat: _Beat, chance: random.Random) -> list[str]:
        """Return the parts of a headline, town and number put in."""
        parts = (chance.choice(beat.subjects), chance.choice(self._moments), chance.choice(beat.deeds))
        place, figure = chance.choice(self._places), to_persian(str(chance.randint(3, 40)))
        return [part.replace("{place}", place).replace("{n}", figure) for part in parts if part]

    def _some_tags(self, chance: random.Random) -> tuple[str, ...]:
        chosen = chance.choices(self._tags, cum_weights=self._tag_weights, k=chance.randint(0, _MOST_TAGS))
        return tuple(dict.fromkeys(chosen))

    def _some_related(self, number: int, chance: random.Random) -> tuple[int, ...]:
        """Return codes of earlier stories, near ones oftener."""
        back = (1 + int(chance.expovariate(1 / _RELATED_NEAR)) for _ in range(chance.randint(0, _MOST_RELATED)))
        return tuple(dict.fromkeys(self._first_code + number - steps for steps in back if steps <= number))


def _slug_of(parts: Sequence[str]) -> str:
    """Return the slug of the headline made of *parts*."""
    joined = "-".join(map(_slug, parts))
    return joined if len(joined) <= _LONGEST_SLUG else slugify(" ".join(parts), _LONGEST_SLUG)
