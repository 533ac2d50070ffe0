"""A bounded memory that keeps what is asked for again.

Second chance (CLOCK): a hit sets one flag and moves nothing, which keeps the path of a
warm page free of locks; eviction walks from the oldest and spares what was asked for
since it last came by. It suits news: the hot front stays, and a crawler through the long
cold tail does not push it out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Kept(Generic[V]):
    __slots__ = ("asked", "value", "weight")

    def __init__(self, value: V, weight: int) -> None:
        self.value = value
        self.weight = weight
        self.asked = False


class Memory(Generic[K, V]):
    """Values by key, up to *capacity* as *weigh* weighs them (bytes, usually).

    :meth:`get` may be called from any thread; :meth:`put` and :meth:`clear` by one at a
    time.
    """

    def __init__(self, capacity: int, weigh: Callable[[V], int]) -> None:
        """Keep up to *capacity*."""
        self.capacity = capacity
        self.weight = 0
        self._weigh = weigh
        self._kept: OrderedDict[K, _Kept[V]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._kept)

    def get(self, key: K) -> V | None:
        """Return the value of *key*, or None."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        kept.asked = True
        return kept.value

    def put(self, key: K, value: V) -> None:
        """Keep *value*, letting go of others where room is needed."""
        weight = self._weigh(value)
        before = self._kept.get(key)
        if before is None:
            self._kept[key] = _Kept(value, weight)
            self.weight += weight
        else:
            self.weight += weight - before.weight
            before.value, before.weight = value, weight
        while self.weight > self.capacity and len(self._kept) > 1:
            self._evict(spare=key)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.weight = 0

    def _evict(self, spare: K) -> None:
        """Let go of the first value from the oldest that was not asked for; never *spare*."""
        while True:
            key, kept = next(iter(self._kept.items()))
            if kept.asked or key == spare:
                kept.asked = False
                self._kept.move_to_end(key)
                continue
            del self._kept[key]
            self.weight -= kept.weight
            return
