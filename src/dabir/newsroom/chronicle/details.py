"""What a line of the record knows beside who did what to what: to whom, why, until when, under which code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext

from dabir.newsroom import jalali
from dabir.newsroom.chronicle import words

_digits: Final = jalali.persian_digits(str)


def details(action: str, data: Mapping[str, Any]) -> str:
    """Return in words what the *data* of a line say of its *action*; empty where there is nothing to say."""
    tell = _TOLD.get(action)
    return tell(data) if tell and data else ""


def _instant(text: str) -> str:
    return jalali.date_format(timezone.localtime(datetime.fromisoformat(text)), "DATETIME_FORMAT")


_TOLD: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = MappingProxyType(
    {
        words.PERMISSIONS: lambda data: "، ".join(data["what"]),
        words.HAND_OVER: lambda data: gettext("to %(name)s") % {"name": data["to"]},
        words.TAKE_OVER: lambda data: gettext("from %(name)s") % {"name": "، ".join(data["from"]) or "—"},
        words.EMBARGO: lambda data: gettext("until %(instant)s") % {"instant": _instant(data["until"])},
        words.WITHDRAW: lambda data: str(data["reason"]),
        words.MERGE: lambda data: gettext("code %(code)s") % {"code": _digits(data["into"])},
        words.MOVE_CODE: lambda data: (
            gettext("from %(old)s to %(new)s") % {"old": _digits(data["old"]), "new": _digits(data["new"])}
        ),
    }
)
