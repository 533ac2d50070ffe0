"""Django's own date filters, answering in Jalali while the desk speaks Persian.

The module is among the template builtins of :mod:`dabir.settings`, so every template of
Wagtail's admin uses these without knowing it.
"""

from __future__ import annotations

from datetime import date as day
from typing import Any

from django import template
from django.template import defaultfilters

from dabir.newsroom import jalali

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, arg: str | None = None) -> Any:
    """Format a date as Django's filter does, in Jalali."""
    if not isinstance(value, day):
        return defaultfilters.date(value, arg)
    return jalali.date_format(value, arg)


@register.filter(is_safe=True)
@jalali.persian_digits
def digits(value: Any) -> str:
    """Write a number as the desk's language does, without grouping: a code, not an amount."""
    return str(value)


for _name in ("time", "timesince", "timeuntil", "filesizeformat", "floatformat"):
    register.filter(
        _name,
        jalali.persian_digits(getattr(defaultfilters, _name)),
        expects_localtime=_name == "time",
        is_safe=_name in {"filesizeformat", "floatformat"},
    )
