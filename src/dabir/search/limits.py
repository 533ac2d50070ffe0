"""What searching may cost: so many questions a minute, so many at once, so long for each.

Everything is kept in the memory of one process, bounded, and gone with it. A paper whose
readers search a lot goes on serving its baked pages, which never come by here.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Lock, Semaphore
from time import monotonic
from typing import ClassVar, Final, Generic, TypeVar

from dabir.persian.error_fields import persian_fields
from dabir.press.network import network
from dabir.search.errors import SearchError

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

_MINUTE: Final = 60.0


class LimitError(SearchError):
    """This search is not answered just now."""

    code = "search.limit"
    persian = "این جست‌وجو اکنون پاسخ داده نمی‌شود."
    status: ClassVar[HTTPStatus] = HTTPStatus.SERVICE_UNAVAILABLE

    @property
    def wait(self) -> int:
        """After how many seconds it is worth asking again."""
        return 2

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*, a Persian one with Persian digits."""
        return self.persian.format(**persian_fields(self.fields)) if language == "fa" else super().sentence(language)


class TooManyError(LimitError):
    """No more than {most} searches a minute are answered for one network address; {seconds} seconds are to wait."""

    code = "search.too_many"
    persian = "از هر نشانی اینترنتی در یک دقیقه بیش از {most} جست‌وجو نمی‌شود کرد. {seconds} ثانیهٔ دیگر دوباره بپرسید."
    status = HTTPStatus.TOO_MANY_REQUESTS

    @property
    def wait(self) -> int:
        """After how many seconds it is worth asking again."""
        return int(str(self.fields["seconds"]))


class BusyError(LimitError):
    """Too many searches are waiting already."""

    code = "search.busy"
    persian = "هم‌اکنون پرسش‌های بسیاری در صف‌اند. چند لحظهٔ دیگر دوباره بپرسید."


class SlowError(LimitError):
    """The search takes too long."""

    code = "search.slow"
    persian = "یافتن پاسخ این پرسش بیش از اندازه طول کشید. کمی بعد دوباره بپرسید، یا پرسش را کوتاه‌تر کنید."


class Allowance:
    """How many questions a minute each network may ask; beyond *size* networks the longest silent are forgotten."""

    def __init__(self, most: Callable[[], int], *, size: int = 10_000, clock: Callable[[], float] = monotonic) -> None:
        """Allow *most* questions in any minute."""
        self._most = most
        self._size = size
        self._clock = clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str) -> None:
        """Note a question from the address *client*. Raises :class:`TooManyError` where it is one too many."""
        now, most, name = self._clock(), self._most(), network(client)
        with self._lock:
            asked = self._asked.setdefault(name, deque())
            self._asked.move_to_end(name)
            while asked and asked[0] <= now - _MINUTE:
                asked.popleft()
            if len(asked) >= most:
                raise TooManyError(most=most, seconds=max(1, round(asked[0] + _MINUTE - now)))
            asked.append(now)
            if len(self._asked) > self._size:
                self._asked.popitem(last=False)


class Kept(Generic[K, T]):
    """Answers kept for some *seconds*, at most *size* of them."""

    def __init__(self, *, seconds: float = 10.0, size: int = 500, clock: Callable[[], float] = monotonic) -> None:
        """Begin empty."""
        self._seconds = seconds
        self._size = size
        self._clock = clock
        self._answers: OrderedDict[K, tuple[float, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> T | None:
        """Return the answer kept for *key*, None if there is none, or it is too old."""
        with self._lock:
            at, answer = self._answers.get(key, (0.0, None))
        return answer if answer is not None and self._clock() - at < self._seconds else None

    def put(self, key: K, answer: T) -> None:
        """Keep *answer* for *key*."""
        with self._lock:
            self._answers[key] = self._clock(), answer
            self._answers.move_to_end(key)
            while len(self._answers) > self._size:
                self._answers.popitem(last=False)


class Pool:
    """Threads of their own for searching, and a short queue before them.

    *begin* is called once, before the first question, whose time it does not take.
    """

    def __init__(
        self,
        *,
        threads: int = 2,
        queue: int = 8,
        seconds: float = 0.5,
        begin: Callable[[], object] = lambda: None,
    ) -> None:
        """Start with nothing to do but *begin*; an answer may take so many *seconds*."""
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="search")
        self._room = Semaphore(threads + queue)
        self._seconds = seconds
        self._begun = self._threads.submit(begin)

    async def answer(self, work: Callable[[], T]) -> T:
        """Return what *work* returns in one of the threads.

        Raises :class:`BusyError` at once where too many wait, and :class:`SlowError` when
        the time is over; work that was begun goes on.
        """
        await asyncio.shield(asyncio.wrap_future(self._begun))
        if not self._room.acquire(blocking=False):
            raise BusyError
        future = self._threads.submit(work)
        future.add_done_callback(lambda _: self._room.release())
        waiting = asyncio.wrap_future(future)
        done, _ = await asyncio.wait({waiting}, timeout=self._seconds)
        if not done:
            future.cancel()  # nobody waits for it, so one that was not begun need not be
            raise SlowError
        return waiting.result()

    def close(self) -> None:
        """Let the threads end with what they do."""
        self._threads.shutdown(wait=True, cancel_futures=True)
