"""The verb forms that stand after «می», and the participles that take «ام، ای، اند».

Persian conjugates by rule from two stems, past (رفت) and present (رو); the endings below
are those of any school grammar. The spoken present (می‌رم، می‌گه) has stems and endings
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

PAST_ENDINGS: Final = ("", "م", "ی", "یم", "ید", "ند", "ه")
PRESENT_ENDINGS: Final = ("م", "ی", "د", "یم", "ید", "ند")
SPOKEN_ENDINGS: Final = ("م", "ی", "ه", "یم", "ین", "ن", "د")
IMPERSONAL: Final = frozenset({"توان", "بایست", "بایستی", "باید"})
"""«می‌توان رفت»: forms without a person."""

PREVERBS: Final = ("بر", "در", "باز", "فرا", "فرو", "وا", "ور")
"""Prefixes that go before «می»: برمی‌گردد."""

MI: Final = frozenset({"همی"} | {before + mi for before in ("", *PREVERBS) for mi in ("می", "نمی")})
"""«می» with all that may stand before it in one word."""


@dataclass(frozen=True, slots=True)
class VerbForms:
    """What «می» makes a verb with, ``written`` and ``spoken``; ``past`` stems; ``participles``, also negated."""

    written: frozenset[str]
    spoken: frozenset[str]
    past: frozenset[str]
    participles: frozenset[str]

    @classmethod
    def of(cls, stems: Iterable[Sequence[str]]) -> VerbForms:
        """Conjugate *stems*: (past, present) or (past, present, spoken present) each."""
        written: set[str] = set(IMPERSONAL)
        spoken: set[str] = set()
        pasts: set[str] = set()
        participles: set[str] = set()
        for past, *presents in stems:
            if past:
                pasts.add(past)
                written.update(past + ending for ending in PAST_ENDINGS)
                participles.update((past + "ه", "ن" + past + "ه"))
            for present in presents[:1]:
                written.update(_present(present))
                written.update(_causative(present))
            for stem in presents[1:]:
                spoken.update(stem + ending for ending in SPOKEN_ENDINGS)
        return cls(frozenset(written), frozenset(spoken - written), frozenset(pasts), frozenset(participles))

    def is_participle(self, word: str) -> bool:
        """Tell whether *word* is a past participle, with a preverb or without."""
        if word in self.participles:
            return True
        return any(word.startswith(verb) and word[len(verb) :] in self.participles for verb in PREVERBS)


def _present(stem: str) -> Iterator[str]:
    """Yield the present forms of *stem*; one that ends in a vowel takes a ye (گو: گویم)."""
    if not stem:
        return
    for ending in PRESENT_ENDINGS:
        yield stem + ending
        if stem[-1] in "او":
            yield stem + "ی" + ending


def _causative(stem: str) -> Iterator[str]:
    """Yield the forms of the causative of *stem* (پوش: پوشاند، پوشانید)."""
    if len(stem) < 2:  # noqa: PLR2004  # one letter is no root to build on
        return
    yield from _present(stem + "ان")
    for past in ("اند", "انید"):
        yield from (stem + past + ending for ending in PAST_ENDINGS)
