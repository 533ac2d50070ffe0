# ruff: noqa: INP001, T201  # a script, which prints what it wrote
"""Build ``src/dabir/persian/data/half_space.txt.gz`` from the word lists of free packages.

Usage::

    python tools/lexicon.py FOLDER

*FOLDER* holds the packages as the ordinary clients download them, unpacked or not needed
to be: ``hazm-*.whl`` and ``shekar-*.whl`` (``pip download --no-deps``) and
``dictionary-fa-*.tgz`` (``npm pack``). What is taken from each, and its licence, is
written in ``src/dabir/persian/data/README.md``. Only word forms, their classes and their
counts are read: no sentence, no gloss and no code.

The result is the same, byte for byte, for the same packages.
"""

from __future__ import annotations

import gzip
import io
import math
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parents[1] / "src/dabir/persian/data/half_space.txt.gz"
HALF_SPACE: Final = "\u200c"

WORD: Final = re.compile("[آ-غف-وپچژکگیئؤأء\u0654]+")
"""A form kept: the 32 letters with hamza seats, and the hamza above a final heh."""

LETTERS: Final = str.maketrans({"ي": "ی", "ك": "ک", "ۀ": "هٔ", "ى": "ی"})

FUNCTION_TAGS: Final = frozenset({"P", "CONJ", "DET", "PRO", "POSTP", "INT"})
"""Classes of hazm's list that take no suffix and begin no compound."""

PLURAL: Final = frozenset({"sd", "sg"})
COMPARATIVE: Final = frozenset({"st", "su"})
SILENT_HEH: Final = frozenset({"sk"})
"""Affix classes of Lilak: plural, comparative, and the ezafe that only a silent heh takes."""

INFLECTED: Final = re.compile(
    "^(?:بر|در|باز|فرا|فرو|وا|ور)?ن?می\u200c|^همی\u200c|"
    "\u200c(?:ها|های|هایی|تر|ترین|ام|ات|اش|اند|اید|ایم|ی|مان|تان|شان)$"
)
"""Forms the rules make by themselves."""

ADJECTIVES: Final = frozenset("hs")
"""The sources whose «‌ای» is an adjective of its own (حرفه‌ای), not a verb (رفته‌ای)."""

Compounds = dict[str, set[str]]


class Sources:
    """What the packages say of each form."""

    def __init__(self) -> None:
        """Start empty."""
        self.count: dict[str, int] = defaultdict(int)
        self.tags: dict[str, set[str]] = defaultdict(set)
        self.compounds: Compounds = defaultdict(set)

    def add(self, form: str, source: str, tags: set[str], count: int = 0) -> None:
        """Note that *source* holds *form* (half-spaces and all) with *tags* and *count*."""
        form = form.translate(LETTERS).strip(HALF_SPACE)
        parts = form.split(HALF_SPACE)
        if not all(WORD.fullmatch(part) for part in parts):
            return
        if len(parts) > 1:
            self.compounds[form].add(source)
        self.tags[form] |= tags
        self.count[form] = max(self.count[form], count)

    def add_ours(self) -> None:
        """Add what no list says: prepositions that take a possessive after their silent heh (درباره‌اش)."""
        for form in ("درباره", "برپایه"):
            self.add(form, "", {"e"})

    def settle_adjectives(self) -> None:
        """Believe hazm that a form is an adjective («لباس»: also one) only where Lilak does not know the form."""
        for tags in self.tags.values():
            if "b" in tags and "l" not in tags:
                tags.add("a")
            tags.discard("b")


def read_hazm(sources: Sources, wheel: Path) -> list[tuple[str, str]]:
    """Read the words and return the verbs' (past, present) stems of hazm's wheel."""
    with zipfile.ZipFile(wheel) as archive:
        words = archive.read("hazm/data/words.dat").decode()
        verbs = archive.read("hazm/data/verbs.dat").decode()
    for line in words.splitlines():
        form, count, classes = line.split("\t")
        tags = set(classes.split(",")) - {"0"}
        if not tags and HALF_SPACE not in form:
            continue  # a bare entry of an old dictionary, as often a misprint as a word
        kept = {"n"} if "N" in tags else set()
        kept |= {"b"} if tags & {"AJ", "AJC"} else set()
        kept |= {"f"} if tags & FUNCTION_TAGS else set()
        sources.add(form, "h" if int(count) else "z", kept, int(count) // 10)
    pairs = [line.split("#") for line in verbs.split() if "#" in line]
    return [
        (past, present) for past, present in pairs if WORD.fullmatch(past or "ا") and WORD.fullmatch(present or "ا")
    ]


def read_shekar(sources: Sources, wheel: Path) -> list[tuple[str, str, str]]:
    """Read the words and return the verbs' (past, present, spoken present) stems of shekar's wheel."""
    with zipfile.ZipFile(wheel) as archive:
        vocabulary = archive.read("shekar/data/files/vocab.csv").decode()
        compounds = archive.read("shekar/data/files/compound_words.csv").decode()
        verbs = archive.read("shekar/data/files/verbs.csv").decode()
    for line in vocabulary.splitlines():
        form, _, count = line.rpartition(",")
        if count.isdigit():
            sources.add(form, "s", set(), int(count))
    for line in compounds.splitlines():
        sources.add(line.strip().strip('"'), "c", set())
    found = []
    for line in verbs.splitlines():
        present, past, spoken, *_ = (*line.split(","), "", "", "")
        found.append((past, present, spoken))
    return found


def read_lilak(sources: Sources, package: Path) -> None:
    """Read the words of the npm package dictionary-fa (Lilak)."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/index.dic")
        if member is None:
            sys.exit("dictionary-fa holds no index.dic")
        lines = io.TextIOWrapper(member, "utf-8").read().splitlines()
    for line in lines[1:]:
        form, _, classes = line.strip().partition("/")
        affixes = {classes[i : i + 2] for i in range(0, len(classes), 2)}
        tags = {"l"}
        tags |= {"n"} if affixes & PLURAL else set()
        tags |= {"a"} if affixes & COMPARATIVE else set()
        tags |= {"e"} if affixes & SILENT_HEH and form.endswith("ه") else set()
        sources.add(form, "l", tags)


def rank(count: int) -> int:
    """Return *count* on a scale of half decades, as one digit or two."""
    return round(2 * math.log10(count + 1))


def main() -> None:
    """Read the packages in the folder given and write the lexicon."""
    folder = Path(sys.argv[1])
    sources = Sources()

    def package(pattern: str) -> Path:
        return next(iter(sorted(folder.rglob(pattern))))

    hazm_verbs = read_hazm(sources, package("hazm-*.whl"))
    shekar_verbs = read_shekar(sources, package("shekar-*.whl"))
    read_lilak(sources, package("dictionary-fa-*.tgz"))
    stems = {(past, present, "") for past, present in hazm_verbs}
    stems |= {(past, present, spoken) for past, present, spoken in shekar_verbs}
    sources.add_ours()
    sources.settle_adjectives()
    lines = ["verbs"]
    lines += ["\t".join(stem).rstrip() for stem in sorted(stems)]
    words: dict[str, list[str]] = defaultdict(list)
    compounds: dict[str, list[str]] = defaultdict(list)
    for form, tags in sorted(sources.tags.items()):
        found = sources.compounds.get(form)
        if found is None:
            words[f"{''.join(sorted(tags))} {rank(sources.count[form])}"].append(form)
        elif not INFLECTED.search(form) and (found & ADJECTIVES or not form.endswith("‌ای")):
            compounds[f"{''.join(sorted(found))} {rank(sources.count[form])}"].append(form)
    lines.append("words")
    lines += [f"{group}\t{' '.join(forms)}" for group, forms in sorted(words.items())]
    lines.append("compounds")
    lines += [f"{group}\t{' '.join(forms)}" for group, forms in sorted(compounds.items())]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(len(stems), sum(map(len, words.values())), sum(map(len, compounds.values())), TARGET.stat().st_size)


main()
