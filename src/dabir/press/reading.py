"""The tracked reader: the only way a page learns anything.

Every answer is kept with the number of its fact. When the fact is stamped, the answer is
read again; if it is equal to what it was, whoever read it stays fresh (early cut-off at
the reads), so an archive import that stamps ``latest:all`` without entering the newest
fifteen re-renders nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from dabir.ledger.entry import Entry
from dabir.ledger.listing import tag_slug
from dabir.ledger.protocol import ReadableLedger
from dabir.press import almanac, facts
from dabir.press.card import Card, card_of
from dabir.press.memory import Memory
from dabir.press.month import Month
from dabir.press.stamps import Stamps
from dabir.story import Front, Section, Story

Question = tuple[str, *tuple[Any, ...]]
"""What was asked: the name of a question and its arguments, such as ``("card", 291913)``."""


class Read(NamedTuple):
    """One answer that a rendering rests on: what was asked, the fact it is about, and when it had last differed."""

    question: Question
    fact: str
    changed: int


@dataclass(slots=True)
class Answer:
    """An answer, the number its fact had when it was last read, and when it last differed."""

    value: Any
    number: int
    changed: int
    weight: int


def _weigh(answer: Answer) -> int:
    return answer.weight


_FACTS: Mapping[str, Callable[..., str]] = {
    "story": facts.story_fact,
    "card": facts.card_fact,
    "spelling": lambda code, _slug: facts.story_fact(code),
    "latest": lambda name, _count: facts.latest_fact(name),
    "any": facts.latest_fact,
    "day": lambda name, year, month, _day: facts.month_fact(name, Month(year, month)),
    "days": lambda name, *month: facts.month_fact(name, Month(*month)),
    "dates": lambda name, *month: facts.month_fact(name, Month(*month)),
    "month": lambda name, *month: facts.month_fact(name, Month(*month)),
    "months": facts.year_fact,
    "years": facts.years_fact,
    "year_before": lambda name, _year: facts.years_fact(name),
    "year_after": lambda name, _year: facts.years_fact(name),
    "sections": lambda: facts.SECTIONS,
    "front": lambda: facts.FRONT,
    "strip": lambda: facts.STRIP,
    "updated": lambda: facts.UPDATED,
    "today": lambda: facts.TODAY,
}

_DERIVED = frozenset({"dates", "year_before", "year_after"})
"""Questions answered from the answers to others."""

_SMALL = 400
"""Bytes an answer without a record is reckoned at."""

_LETTER = 2
"""Bytes a letter of a record takes in memory, Persian or not: a text has one width."""

_NUMBER = 50
"""Bytes a number in an answer is reckoned at."""


class Reads:
    """Answers kept for every reader of one press."""

    def __init__(self, ledger: ReadableLedger, stamps: Stamps, today: Callable[[], date], capacity: int) -> None:
        """Read *ledger*; *today* gives the day in Tehran; *capacity* is in bytes."""
        self.ledger = ledger
        self._stamps = stamps
        self._today = today
        self._answers: Memory[Question, Answer] = Memory(capacity, _weigh)

    def answer(self, question: Question) -> Answer:
        """Return the answer as the facts now stand."""
        number = self._stamps.number(self.fact(question))  # before the value: a later value is only seen as stale
        kept = self._answers.get(question)
        if kept and kept.number == number:
            return kept
        value, weight = self._load(question)
        return self._keep(question, value, number, weight)

    def is_unchanged(self, read: Read) -> bool:
        """Say whether *read* would be answered as it was; asks the ledger where it must."""
        return self.is_surely_unchanged(read) or self.answer(read.question).changed == read.changed

    def is_surely_unchanged(self, read: Read) -> bool:
        """Say whether *read* would be answered as it was, as far as that is known without asking the ledger."""
        number = self._stamps.number(read.fact)
        if number <= read.changed:  # numbers only grow
            return True
        kept = self._answers.get(read.question)
        return kept is not None and kept.number == number and kept.changed == read.changed

    def prepare_cards(self, codes: Iterable[int]) -> None:
        """Read the cards among *codes* that are not at hand with one query."""
        numbers = {code: self._stamps.number(facts.card_fact(code)) for code in codes}
        missing = []
        for code, number in numbers.items():
            kept = self._answers.get(("card", code))
            if kept is None or kept.number != number:
                missing.append(code)
        if len(missing) > 1:
            entries = self.ledger.stories(missing)
            for code in missing:
                story, weight = _story_in(entries.get(code))
                self._keep(("card", code), card_of(story), numbers[code], weight // 4)

    def prepare_stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Read the stories *codes* with one query and return their entries."""
        numbers = {code: self._stamps.number(facts.story_fact(code)) for code in codes}
        entries = self.ledger.stories(codes)
        for code, number in numbers.items():
            story, weight = _story_in(entries.get(code))
            self._keep(("story", code), story, number, weight)
        return entries

    @staticmethod
    def fact(question: Question) -> str:
        """Return the fact a *question* is about."""
        return _FACTS[question[0]](*question[1:])

    def _keep(self, question: Question, value: object, number: int, weight: int) -> Answer:
        kept = self._answers.get(question)
        if kept and kept.value == value:
            kept.number = number
            return kept
        answer = Answer(value, number, number, weight)
        self._answers.put(question, answer)
        return answer

    def _load(self, question: Question) -> tuple[object, int]:
        name, *arguments = question
        if name in almanac.ANSWERS:
            value = almanac.ANSWERS[name](self.ledger, *arguments)
            return value, _SMALL + _NUMBER * almanac.size(value)
        if name in _DERIVED:
            return self._derive(question), _SMALL
        return self._load_record(question)

    def _derive(self, question: Question) -> object:
        """Return what follows from an answer at hand and changes less often than that."""
        match question:
            case ("dates", *of):
                return tuple(day for day, stories in enumerate(self.answer(("days", *of)).value, 1) if stories)
            case ("year_before", str(name), int(year)):
                return max((other for other in self.answer(("years", name)).value if other < year), default=None)
            case ("year_after", str(name), int(year)):
                return min((other for other in self.answer(("years", name)).value if other > year), default=None)
        raise LookupError(question)

    def _load_record(self, question: Question) -> tuple[object, int]:  # noqa: C901, PLR0911  # one case a question
        match question:
            case ("story", int(code)):
                return _story_in(self.ledger.current("story", str(code)))
            case ("card", int(code)):
                story, weight = _story_in(self.ledger.current("story", str(code)))
                return card_of(story), weight // 4
            case ("latest", str(name), int(count)):
                return self.ledger.newest(name, count), _SMALL
            case ("any", str(name)):
                return bool(self.ledger.newest(name, 1)), _SMALL
            case ("spelling", int(code), str(slug)):
                story, _ = _story_in(self.ledger.current("story", str(code)))
                return _spelling(story, slug), _SMALL
            case ("sections",):
                return self.ledger.sections(), _SMALL
            case ("front",):
                return self._front().lead, _SMALL
            case ("strip",):
                return self._front().strip, _SMALL
            case ("updated",):
                last = self.ledger.entry(self.ledger.head().number)
                return last.at if last else datetime.fromtimestamp(0, UTC), _SMALL
            case ("today",):
                return self._today(), _SMALL
        raise LookupError(question)

    def _front(self) -> Front:
        entry = self.ledger.current("front", "front")
        return entry.record if entry and isinstance(entry.record, Front) else Front()


def _story_in(entry: Entry | None) -> tuple[Story | None, int]:
    return (entry.story, _SMALL + _LETTER * len(entry.text)) if entry else (None, _SMALL)


def _spelling(story: Story | None, slug: str) -> str:
    """Return how *story* spells the tag that goes by *slug*; the slug itself if it no longer has it."""
    return next((tag for tag in story.tags if tag_slug(tag) == slug), slug) if story else slug


class Reader:
    """Answers questions for one rendering and notes what was asked."""

    def __init__(self, reads: Reads) -> None:
        """Ask *reads*."""
        self._reads = reads
        self._seen: dict[Question, Read] = {}

    @property
    def seen(self) -> tuple[Read, ...]:
        """What was asked so far, each question once."""
        return tuple(self._seen.values())

    def story(self, code: int) -> Story | None:
        """Return the whole record of a story, withdrawn or not; None if there is none."""
        answer: Story | None = self._ask("story", code)
        return answer

    def card(self, code: int) -> Card | None:
        """Return the card of a story; None if readers get no such story."""
        answer: Card | None = self._ask("card", code)
        return answer

    def cards(self, codes: Iterable[int]) -> list[Card]:
        """Return the cards of those of *codes* that readers get, in order."""
        codes = tuple(codes)
        self._reads.prepare_cards(codes)
        return [card for card in map(self.card, codes) if card]

    def latest(self, name: str, count: int) -> tuple[int, ...]:
        """Return the codes of the newest *count* stories of the list *name*."""
        answer: tuple[int, ...] = self._ask("latest", name, count)
        return answer

    def has_any(self, name: str) -> bool:
        """Say whether the list *name* holds any story; a page that asks only this outlives new ones."""
        answer: bool = self._ask("any", name)
        return answer

    def spelling(self, code: int, slug: str) -> str:
        """Return how the story *code* spells the tag that goes by *slug*."""
        answer: str = self._ask("spelling", code, slug)
        return answer

    def day(self, name: str, month: Month, day: int) -> tuple[int, ...]:
        """Return the codes of a day's stories in the list *name*, newest first."""
        answer: tuple[int, ...] = self._ask("day", name, *month, day)
        return answer

    def days(self, name: str, month: Month) -> tuple[int, ...]:
        """Return how many stories of the list *name* each day of *month* has, from its first."""
        answer: tuple[int, ...] = self._ask("days", name, *month)
        return answer

    def dates(self, name: str, month: Month) -> tuple[int, ...]:
        """Return the days of *month* on which the list *name* has stories, in order."""
        answer: tuple[int, ...] = self._ask("dates", name, *month)
        return answer

    def month(self, name: str, month: Month) -> almanac.Days:
        """Return the days of *month* on which the list *name* has stories, with their codes, both newest first."""
        answer: almanac.Days = self._ask("month", name, *month)
        return answer

    def months(self, name: str, year: int) -> tuple[int, ...]:
        """Return the months of a Jalali *year* in which the list *name* has stories, in order."""
        answer: tuple[int, ...] = self._ask("months", name, year)
        return answer

    def years(self, name: str) -> tuple[int, ...]:
        """Return the Jalali years in which the list *name* has stories, in order."""
        answer: tuple[int, ...] = self._ask("years", name)
        return answer

    def year_before(self, name: str, year: int) -> int | None:
        """Return the last Jalali year before *year* in which the list *name* has stories."""
        answer: int | None = self._ask("year_before", name, year)
        return answer

    def year_after(self, name: str, year: int) -> int | None:
        """Return the first Jalali year after *year* in which the list *name* has stories."""
        answer: int | None = self._ask("year_after", name, year)
        return answer

    def sections(self) -> tuple[Section, ...]:
        """Return the open sections in order."""
        answer: tuple[Section, ...] = self._ask("sections")
        return answer

    def pinned_lead(self) -> int:
        """Return the code that editors pinned to lead the front page, or 0."""
        answer: int = self._ask("front")
        return answer

    def pinned_strip(self) -> tuple[int, ...]:
        """Return the codes that editors pinned in the strip."""
        answer: tuple[int, ...] = self._ask("strip")
        return answer

    def updated(self) -> datetime:
        """Return when the paper last changed (UTC)."""
        answer: datetime = self._ask("updated")
        return answer

    def today(self) -> date:
        """Return the day in Tehran, as a Gregorian date."""
        answer: date = self._ask("today")
        return answer

    def _ask(self, *question: Any) -> Any:
        answer = self._reads.answer(question)
        self._seen[question] = Read(question, self._reads.fact(question), answer.changed)
        return answer.value
