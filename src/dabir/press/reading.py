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
from dabir.ledger.listing import ALL, name_slug, named_list, names_of
from dabir.ledger.protocol import ReadableLedger
from dabir.press import almanac, facts
from dabir.press.audience import Period, Rankings
from dabir.press.card import Card, card_of
from dabir.press.clock import Clock, day_at, whole_years
from dabir.press.memory import Memory
from dabir.press.month import Month
from dabir.press.stamps import Stamps
from dabir.story import Breaking, Correction, Front, Layout, Rule, Section, Story, Until

Question = tuple[str, *tuple[Any, ...]]
"""What was asked: the name of a question and its arguments, such as ``("card", 291913)``."""


class Read(NamedTuple):
    """One answer that a rendering rests on: what was asked, the fact it is about, and when it had last differed."""

    question: Question
    fact: str
    changed: int


class Held(NamedTuple):
    """How the top of the front page is set, the code that leads it (0 for none), those next to it, and the rules."""

    layout: Layout
    lead: int
    second: tuple[int, ...]
    rules: tuple[Rule, ...]


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
    "spelling": lambda code, _name: facts.story_fact(code),
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
    "sheets": lambda *month: facts.month_fact(ALL, Month(*month)),
    "changes": lambda year, month, _sheet: facts.records_fact(Month(year, month)),
    "most_read": lambda period, _count: facts.reads_fact(period),
    "sections": lambda: facts.SECTIONS,
    "front": lambda: facts.FRONT,
    "strip": lambda: facts.STRIP,
    "breaking": lambda: facts.BREAKING,
    "ended": lambda _instant: facts.ENDED,
    "updated": lambda: facts.UPDATED,
    "today": lambda: facts.TODAY,
    "age": lambda _day: facts.TODAY,
    "whole": facts.latest_fact,
    "beside": lambda name, _code: facts.latest_fact(name),
    "corrections": facts.story_fact,
    "removal": facts.story_fact,
}

_DERIVED = frozenset({"dates", "year_before", "year_after", "age", "beside"})
"""Questions answered from the answers to others."""

BEFORE_ALL = datetime.fromtimestamp(0, UTC)
"""When a paper without a single entry last changed."""

_SMALL = 400
"""Bytes an answer without a record is reckoned at."""

_LETTER = 2
"""Bytes a letter of a record takes in memory, Persian or not: a text has one width."""

_NUMBER = 50
"""Bytes a number in an answer is reckoned at."""


class Reads:
    """Answers kept for every reader of one press."""

    def __init__(self, ledger: ReadableLedger, stamps: Stamps, clock: Clock, capacity: int, rankings: Rankings) -> None:
        """Read *ledger*, *rankings* and the *clock*; *capacity* is in bytes."""
        self.ledger = ledger
        self._stamps = stamps
        self._clock = clock
        self._rankings = rankings
        self._answers: Memory[Question, Answer] = Memory(capacity, _weigh)
        self._ends: set[datetime] = set()
        self.next_end: datetime | None = None

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

    def has_ended(self) -> bool:
        """Say whether an instant has passed that was answered to be still to come; never waits."""
        end = self.next_end
        return end is not None and self._clock() >= end

    def forget_ended(self) -> None:
        """Await no instant that has passed; whoever asks for it again is told so."""
        instant = self._clock()
        self._ends = {end for end in self._ends if end > instant}
        self.next_end = min(self._ends, default=None)

    def _ended(self, end: datetime) -> bool:
        """Say whether the instant *end* has passed; one that has not is awaited from now on."""
        if self._clock() >= end:
            return True
        self._ends.add(end)
        self.next_end = min(self.next_end or end, end)
        return False

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
            case ("age", int(day)):
                return whole_years(date.fromordinal(day), self.answer(("today",)).value)
            case ("beside", str(name), int(code)):
                return _beside(self.answer(("whole", name)).value, code)
        raise LookupError(question)

    def _load_record(self, question: Question) -> tuple[object, int]:  # noqa: PLR0911  # one case a question
        match question:
            case ("latest", str(name), int(count)):
                return self.ledger.newest(name, count), _SMALL
            case ("any", str(name)):
                return bool(self.ledger.newest(name, 1)), _SMALL
            case ("most_read", str(period), int(count)):
                return self._rankings.most_read(Period(period))[:count], _SMALL
            case ("sections",):
                return self.ledger.sections(), _SMALL
            case ("updated",):
                last = self.ledger.entry(self.ledger.head().number)
                return last.at if last else BEFORE_ALL, _SMALL
            case ("today",):
                return day_at(self._clock()), _SMALL
            case ("ended", str(instant)):
                return self._ended(datetime.fromisoformat(instant)), _SMALL
            case (("front" | "strip" | "breaking") as held,):
                return self._held(held), _SMALL
        return self._load_story(question)

    def _load_story(self, question: Question) -> tuple[object, int]:
        """Return what is asked of one story, and about how many bytes the answer takes."""
        story, weight = _story_in(self.ledger.current("story", str(question[1])))
        match question:
            case ("story", _):
                return story, weight
            case ("card", _):
                return card_of(story), weight // 4
            case ("spelling", _, str(name)):
                return _spelling(story, name), _SMALL
            case ("corrections", _):
                return (story.corrections if story else ()), _SMALL
            case ("removal", _):
                return (Correction(story.changed, story.withdrawal) if story else None), _SMALL
        raise LookupError(question)

    def _held(self, what: str) -> object:
        """Return what editors hold fast of the front page, in the strip, or over every page."""
        front = front_of(self.ledger)
        match what:
            case "front":
                held = Held(front.layout, front.lead, front.second, front.rules)
                return held, facts.ends(front, (front.lead, *front.second))
            case "strip":
                return front.strip, facts.ends(front, front.strip)
        return front.breaking


def front_of(ledger: ReadableLedger) -> Front:
    """Return what editors hold fast, as *ledger* has it."""
    entry = ledger.current("front", "front")
    return entry.record if entry and isinstance(entry.record, Front) else Front()


def _story_in(entry: Entry | None) -> tuple[Story | None, int]:
    return (entry.story, _SMALL + _LETTER * len(entry.text)) if entry else (None, _SMALL)


def _spelling(story: Story | None, name: str) -> str:
    """Return how *story* spells what the list *name* is named by; the slug if it no longer bears that name."""
    borne = names_of(story) if story else ()
    slug = name.partition("/")[2]
    return next((spelling for kind, spelling in borne if named_list(kind, name_slug(spelling)) == name), slug)


def _beside(codes: tuple[int, ...], code: int) -> tuple[int, int]:
    """Return the codes before and after *code* among *codes*, 0 where there is none."""
    if code not in codes:
        return 0, 0
    place = codes.index(code)
    return codes[place - 1] if place else 0, codes[place + 1] if place + 1 < len(codes) else 0


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

    def successor(self, code: int) -> Story | None:
        """Return the record that answers for the story *code*: its own, or of a moved one the last successor's."""
        story = self.story(code)
        while story and story.successor:
            story = self.story(story.successor)
        return story

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

    def spelling(self, code: int, name: str) -> str:
        """Return how the story *code* spells the tag (or author, …) that the list *name* is named by."""
        answer: str = self._ask("spelling", code, name)
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

    def sheets(self, month: Month) -> int:
        """Return how many sitemaps *month* fills, 0 if it has no story."""
        answer: int = self._ask("sheets", *month)
        return answer

    def changes(self, month: Month, sheet: int) -> tuple[almanac.Changed, ...]:
        """Return the stories of one *sheet* (from 1) of the sitemaps of *month*, the oldest first."""
        answer: tuple[almanac.Changed, ...] = self._ask("changes", *month, sheet)
        return answer

    def most_read(self, period: Period, count: int) -> tuple[int, ...]:
        """Return the codes of the *count* stories read most in *period*, the first first."""
        answer: tuple[int, ...] = self._ask("most_read", period, count)
        return answer

    def sections(self) -> tuple[Section, ...]:
        """Return the open sections in order."""
        answer: tuple[Section, ...] = self._ask("sections")
        return answer

    def held(self) -> Held:
        """Return what editors hold fast at the top of the front page at this moment."""
        held: Held
        held, ends = self._ask("front")
        over = self._over(ends)
        second = tuple(code for code in held.second if code not in over)
        return held._replace(lead=0 if held.lead in over else held.lead, second=second)

    def has_ended(self, instant: datetime) -> bool:
        """Say whether the *instant* has passed; whoever asks is told anew once it has."""
        answer: bool = self._ask("ended", instant.isoformat())
        return answer

    def _over(self, ends: Iterable[Until]) -> frozenset[int]:
        """Return the codes of *ends* that are held no longer."""
        return frozenset(until.code for until in ends if self.has_ended(until.instant))

    def breaking(self) -> Breaking | None:
        """Return the breaking news of this moment, if there is any."""
        news: Breaking | None = self._ask("breaking")
        return None if news is None or self.has_ended(news.until) else news

    def pinned_strip(self) -> tuple[int, ...]:
        """Return the codes that editors pinned in the strip, as far as they are held at this moment."""
        codes: tuple[int, ...]
        codes, ends = self._ask("strip")
        over = self._over(ends)
        return tuple(code for code in codes if code not in over)

    def beside(self, name: str, code: int) -> tuple[int, int]:
        """Return the codes of the stories published before and after *code* in the short list *name*, 0 for none.

        The whole list is read: this is for a series, not for a section.
        """
        answer: tuple[int, int] = self._ask("beside", name, code)
        return answer

    def corrections(self, code: int) -> tuple[Correction, ...]:
        """Return the corrections of a story, oldest first."""
        answer: tuple[Correction, ...] = self._ask("corrections", code)
        return answer

    def removal(self, code: int) -> Correction | None:
        """Return why a story was withdrawn and when; None if there is no such story."""
        answer: Correction | None = self._ask("removal", code)
        return answer

    def updated(self) -> datetime:
        """Return when the paper last changed (UTC)."""
        answer: datetime = self._ask("updated")
        return answer

    def today(self) -> date:
        """Return the day in Tehran, as a Gregorian date."""
        answer: date = self._ask("today")
        return answer

    def age(self, day: date) -> int:
        """Return how many whole Jalali years ago the Gregorian *day* was.

        It is asked again when the day turns and nearly always answered the same, so only
        the stories whose anniversary it is are rendered again.
        """
        answer: int = self._ask("age", day.toordinal())
        return answer

    def _ask(self, *question: Any) -> Any:
        answer = self._reads.answer(question)
        self._seen[question] = Read(question, self._reads.fact(question), answer.changed)
        return answer.value
