# ruff: noqa: PLC0415  # each library is there in its own interpreter only
"""Runs one library's way of setting Persian text right, for ``persian.py``, in that library's own interpreter.

    python persian_peer.py NAME < texts.json > answers.json

It reads a list of lists of texts and writes, for each list, what the library makes of every text
and how much processor time that took (the first text of all is done once before, unmeasured).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable


def ours(*, cleaning: bool) -> Callable[[str], str]:
    from dabir.persian.half_space import half_spaces

    if not cleaning:
        return half_spaces
    from dabir.persian.cleaning import clean

    return lambda text: half_spaces(clean(text))


def hazm() -> Callable[[str], str]:
    from hazm import Normalizer

    normalize: Callable[[str], str] = Normalizer().normalize
    return normalize


def shekar() -> Callable[[str], str]:
    from shekar import Normalizer

    normalizer: Callable[[str], str] = Normalizer()
    return normalizer


def parsivar() -> Callable[[str], str]:
    from parsivar import Normalizer

    normalize: Callable[[str], str] = Normalizer(statistical_space_correction=True).normalize
    return normalize


WAYS: dict[str, Callable[[], Callable[[str], str]]] = {
    "half_spaces": lambda: ours(cleaning=False),
    "clean+half_spaces": lambda: ours(cleaning=True),
    "hazm": hazm,
    "shekar": shekar,
    "parsivar": parsivar,
}


def main() -> None:
    way = WAYS[sys.argv[1]]()
    lists = json.load(sys.stdin)
    way(lists[0][0])
    answers = []
    for texts in lists:
        start = time.process_time()
        made = [way(text) for text in texts]
        answers.append({"texts": made, "seconds": time.process_time() - start})
    json.dump(answers, sys.stdout)


main()
