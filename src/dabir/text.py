"""``dabir text``: the Persian engine on the command line, without a site or a database.

It reads UTF-8 from standard input and writes UTF-8, whatever the terminal's locale::

    dabir text clean < story.txt          the text, cleaned
    dabir text half-spaces < story.txt    the text with its half-spaces
    dabir text check < story.txt          one line for each thing to look at
    dabir text fold < words.txt           the search key of every line

With ``--json`` each of them writes its edits instead: a list of objects with ``start``,
``end`` (code points), ``before``, ``after``, ``rule`` and ``confidence``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Final

from dabir.errors import DabirError
from dabir.persian import Edit, check, clean, fold, half_spaces


class UnreadableTextError(DabirError):
    """The input is not UTF-8 text: byte number {position} cannot belong to one."""

    code = "text.unreadable"
    persian = "ورودی متن UTF-8 نیست؛ بایت شمارهٔ {position} آن خوانده نمی‌شود."


def run(words: list[str]) -> None:
    """Run ``dabir text`` with *words*, the arguments after it.

    Raises :class:`UnreadableTextError`; arguments that make no sense end the process with
    status 2, as :mod:`argparse` does.
    """
    given = _parser().parse_args(words)
    text = _read()
    if given.json:
        edits = list(_EDITS[given.what](text, given.headline))
        _write(json.dumps([asdict(edit) for edit in edits], ensure_ascii=False, indent=1) + "\n")
    else:
        _write(_RESULTS[given.what](text, given.headline))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dabir text", description="Look after Persian text from standard input.")
    parser.add_argument("what", choices=tuple(_RESULTS), help="what to do with it")
    parser.add_argument("--json", action="store_true", help="write the edits as JSON instead of the result")
    parser.add_argument(
        "--headline",
        action=argparse.BooleanOptionalAction,
        help="check: take the text for a headline, or not (default: by its form)",
    )
    return parser


def _read() -> str:
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(position=error.start + 1) from error


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _report(text: str, headline: bool | None) -> str:
    """Return one line for each edit of ``check``: line and column, rule, and the change."""
    lines = []
    line, line_start = 1, 0
    for edit in check(text, headline=headline):
        line += text.count("\n", line_start, edit.start)
        line_start = text.rfind("\n", 0, edit.start) + 1
        change = edit.before if edit.before == edit.after else f"{edit.before} → {edit.after}"
        lines.append(f"{line}:{edit.start - line_start + 1}: {edit.rule}: {change}\n")
    return "".join(lines)


def _fold_lines(text: str) -> str:
    return "".join(f"{fold(line)}\n" for line in text.splitlines())


def _fold_edits(text: str) -> Iterator[Edit]:
    from dabir.persian.folding import fold_words  # noqa: PLC0415  # wanted here alone

    for key, start, end in fold_words(text):
        yield Edit(start, end, text[start:end], key, "fold", 1.0)


def _clean_edits(text: str) -> list[Edit]:
    from dabir.persian.cleaning import clean_edits  # noqa: PLC0415  # wanted here alone

    return clean_edits(text)


def _half_space_edits(text: str) -> list[Edit]:
    from dabir.persian.half_space import half_space_edits  # noqa: PLC0415  # wanted here alone

    return half_space_edits(text)


_RESULTS: Final[dict[str, Callable[[str, bool | None], str]]] = {
    "clean": lambda text, _: clean(text),
    "half-spaces": lambda text, _: half_spaces(text),
    "check": _report,
    "fold": lambda text, _: _fold_lines(text),
}
_EDITS: Final[dict[str, Callable[[str, bool | None], Iterator[Edit] | list[Edit]]]] = {
    "clean": lambda text, _: _clean_edits(text),
    "half-spaces": lambda text, _: _half_space_edits(text),
    "check": lambda text, headline: check(text, headline=headline),
    "fold": lambda text, _: _fold_edits(text),
}
