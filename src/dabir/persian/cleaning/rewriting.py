"""Rules that rewrite a line, run for the result alone or for the edits as well.

A rule is a compiled pattern and what takes the place of each match. Run for the result,
it costs one pass of the regular expression engine; run for the edits, every match is
written down. Both ways give the same line, because both call the same replacement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dabir.persian.edit import Edit, apply, compose

Change = tuple[int, int, str]
"""From where to where, and what comes there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule whose every match of ``pattern`` becomes ``replacement(match)``.

    The engine skips fastest to a pattern that begins with a literal or a set of
    characters, which is why these patterns take the character first and look at what
    stands before it afterwards. ``needs`` is a string without which there is no match.
    ``rule_of`` names the rule of a matched text, where one pattern serves several rules.
    """

    rule: str
    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]
    confidence: float = 1.0
    needs: str = ""
    rule_of: Callable[[str], str] | None = None

    def rewrite(self, line: str) -> str:
        """Return *line* rewritten."""
        return self.pattern.sub(self.replacement, line) if self.needs in line else line

    def edits(self, line: str) -> list[Edit]:
        """Return what :meth:`rewrite` changes, in order."""
        if self.needs not in line:
            return []
        edits: list[Edit] = []
        for match in self.pattern.finditer(line):
            before, after = match[0], self.replacement(match)
            if before != after:
                rule = self.rule_of(before) if self.rule_of else self.rule
                edits.append(Edit(*match.span(), before, after, rule, self.confidence))
        return edits


@dataclass(frozen=True, slots=True)
class Finder:
    """A rule too intricate for a pattern: ``find`` returns its changes, in order.

    It is run on lines in which ``trigger`` is found, and on no other.
    """

    rule: str
    trigger: re.Pattern[str]
    find: Callable[[str], list[Change]]
    confidence: float = 1.0

    def rewrite(self, line: str) -> str:
        """Return *line* rewritten."""
        changes = self.find(line) if self.trigger.search(line) else []
        return replaced(line, changes) if changes else line

    def edits(self, line: str) -> list[Edit]:
        """Return what :meth:`rewrite` changes, in order."""
        return as_edits(line, self.find(line), self.rule, self.confidence) if self.trigger.search(line) else []


Rule = Pattern | Finder


def replaced(line: str, changes: Iterable[Change]) -> str:
    """Return *line* with *changes* made, which are in order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for start, end, after in changes:
        pieces += (line[done:start], after)
        done = end
    pieces.append(line[done:])
    return "".join(pieces)


def edits_of(line: str, rules: Sequence[Rule]) -> list[Edit]:
    """Return the edits of *line* that running all *rules* in order comes to."""
    edits: list[Edit] = []
    now = line
    for rule in rules:
        if step := rule.edits(now):
            now = apply(now, step)
            edits = compose(line, edits, step)
    return edits


def as_edits(line: str, changes: Iterable[Change], rule: str, confidence: float = 1.0) -> list[Edit]:
    """Return *changes* of *line* as edits by *rule*."""
    return [Edit(start, end, line[start:end], after, rule, confidence) for start, end, after in changes]
