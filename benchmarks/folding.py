"""How well keys and stems do on the UD treebanks: python benchmarks/folding.py FOLDER.

FOLDER holds the dev splits ``ud-perdt-dev.conllu`` and ``ud-seraji-dev.conllu``. What is
printed is explained in ``docs/persian-folding.md``.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from dabir.persian.folding import fold, fold_words
from dabir.persian.stem import stem

HALF_SPACE = "\u200c"
LETTERS = "[ء-ۿ\u064b-\u0655]+"
WITH_HALF_SPACE = re.compile(f"{LETTERS}(?:{HALF_SPACE}{LETTERS})+")
GAP = re.compile(r"(?<=[ء-ۿ])\s+(?=[ء-ۿ])")
SKIPPED = {"PUNCT", "NUM", "SYM", "X"}


def main() -> None:
    for name in ("perdt", "seraji"):
        lines = (Path(sys.argv[1]) / f"ud-{name}-dev.conllu").read_text(encoding="utf-8").split("\n")
        texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        print(f"{name}: {spellings(texts)}; {spaces(texts)}; {speed(texts)}; {conflation(lines)}")


def spellings(texts: list[str]) -> str:
    words = Counter(word for text in texts for word in WITH_HALF_SPACE.findall(text))
    same = {
        word for word in words if len({fold(word.replace(HALF_SPACE, mark)) for mark in (HALF_SPACE, " ", "")}) == 1
    }
    running = sum(words[word] for word in same) / words.total()
    whole = sum(fold(text) == fold(text.replace(HALF_SPACE, " ")) for text in texts) / len(texts)
    return f"one key {running:.3f} of running, {len(same) / len(words):.3f} of distinct words, {whole:.3f} of sentences"


def spaces(texts: list[str]) -> str:
    swallowed = sum(" " in text[start:end] for text in texts for _, start, end in fold_words(text))
    gaps = sum(len(GAP.findall(text)) for text in texts)
    words = [word for text in texts for word in re.findall(LETTERS, text) if HALF_SPACE not in word]
    parted = sum(" " in fold(word) for word in words)
    return f"spaces swallowed {swallowed / gaps:.4f}, words parted {parted / len(words):.4f}"


def speed(texts: list[str]) -> str:
    text = "\n".join(texts) * 3
    start = time.process_time()
    fold(text)
    return f"{len(text.encode()) / 1e6 / (time.process_time() - start):.1f} MB/s"


def conflation(lines: list[str]) -> str:
    keys: dict[str, set[str]] = defaultdict(set)
    lemmas: dict[str, set[str]] = defaultdict(set)
    for row in (line.split("\t") for line in lines if line[:1].isdigit()):
        if row[0].isdigit() and row[3] not in SKIPPED:
            keys[row[2]].add(fold(row[1]))
            lemmas[fold(row[1])].add(row[2])
    pairs = [stem(one) == stem(other) for forms in keys.values() for one, other in combinations(sorted(forms), 2)]
    classes: dict[str, set[str]] = defaultdict(set)
    for key in lemmas:
        classes[stem(key)].add(key)
    mixing = sum(any(lemmas[key].isdisjoint(lemmas[other]) for other in classes[stem(key)]) for key in lemmas)
    joined = f"{len(pairs)} pairs, joined {sum(pairs) / len(pairs):.3f}"
    return f"{joined}; {len(lemmas)} forms, mixing {mixing / len(lemmas):.3f}"


if __name__ == "__main__":
    main()
