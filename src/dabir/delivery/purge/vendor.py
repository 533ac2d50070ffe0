"""What every vendor is: a base of a page."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self

from django.utils.module_loading import import_string

from dabir.conf import conf
from dabir.delivery.purge.errors import PurgeSettingsError


@dataclasses.dataclass(frozen=True, kw_only=True)
class Vendor(ABC):
    """A cache that can be told to let go by key.

    A subclass is a frozen dataclass; its fields are its options. A secret is declared with
    ``field(repr=False)``, so that it is never logged with the rest.

    *settle* is how many seconds to wait after a publication before telling the vendor, so that every
    worker has seen it, and a cache between us and the vendor has let go too. *leave_out* are facts the
    vendor is never told.
    """

    header: ClassVar[str]
    """The response header in which the vendor reads a page's keys."""

    separator: ClassVar[str] = " "
    """What stands between two keys there."""

    longest_header: ClassVar[int]
    """Bytes of that header's value the vendor reads."""

    longest_key: ClassVar[int]
    """Bytes of one key the vendor keeps."""

    most_keys: ClassVar[int]
    """How many keys one call of :meth:`purge` may name."""

    settle: float = 0.2
    leave_out: tuple[str, ...] = ()

    @classmethod
    def with_options(cls, options: Mapping[str, Any]) -> Self:
        """Return the vendor with a site's *options*; raises TypeError for a missing or unknown one."""
        kinds = {field.name: str(field.type) for field in dataclasses.fields(cls)}
        made: dict[str, Any] = {}
        for name, value in options.items():
            if kinds.get(name) in {"str", "bool", "int"} and type(value).__name__ != kinds[name]:
                message = f"the option {name} must be {kinds[name]}"
                raise TypeError(message)
            made[name] = tuple(value) if isinstance(value, list) else value
        return cls(**made)

    @property
    def name(self) -> str:
        """The vendor's name, for people."""
        return type(self).__name__

    @abstractmethod
    def purge(self, keys: Sequence[str]) -> None:
        """Let go of every page that carries one of at most :attr:`most_keys` *keys*.

        Raises :class:`RefusedError` or :class:`UnreachableError`. Doing it twice does no harm.
        """

    @abstractmethod
    def purge_all(self) -> None:
        """Let go of everything; raises as :meth:`purge`."""

    def purge_each(self, keys: Sequence[str]) -> None:
        """Purge any number of *keys*, in as few calls as the vendor allows; raises as :meth:`purge`."""
        for batch in batches(keys, self.most_keys):
            self.purge(batch)


def batches(keys: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Yield *keys* in runs of at most *most*."""
    for start in range(0, len(keys), most):
        yield keys[start : start + most]


def configured() -> Vendor | None:
    """Return the vendor of the site's settings, None without one; raises :class:`PurgeSettingsError`."""
    path = conf.PURGE_BACKEND
    if not path:
        return None
    try:
        vendor = import_string(path)
        made = vendor.with_options(conf.PURGE_OPTIONS)
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        raise PurgeSettingsError(backend=path, reason=str(problem).rstrip(".")) from None
    if not isinstance(made, Vendor):
        raise PurgeSettingsError(backend=path, reason="it is no Vendor")
    return made
