"""Persian in the places of Wagtail that neither a template nor a catalogue decides.

Its date widgets are named in many places, so what changes is the two methods through
which every one of them shows and reads a value: fields and models see Gregorian dates
as before. Its Python code writes instants by two helpers, which are changed too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import wraps
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import active_filters
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.utils import timestamps

from dabir.newsroom import jalali


def teach() -> None:
    """Make Wagtail's widgets, messages and numbers Persian while the desk speaks Persian."""
    for widget in (AdminDateInput, AdminDateTimeInput):
        widget.format_value = _shown(widget.format_value)
        widget.value_from_datadict = _read(widget.value_from_datadict)
    # Messages and the history ("the version of …") and the chips of active filters.
    timestamps.formats = SimpleNamespace(date_format=jalali.date_format)
    active_filters.date_format = jalali.date_format
    filters = wagtailadmin_tags.register.filters  # loaded over our builtins by each template
    filters["timesince_simple"] = _or_just_now(filters["timesince_simple"])
    for name in ("intcomma", "naturaltime", "timesince_simple"):
        filters[name] = jalali.persian_digits(filters[name])
    LoginForm.base_fields["password"].label = _("Password")  # its own label is never translated


def _or_just_now(timesince: Callable[[date], str]) -> Callable[[date], str]:
    """Return *timesince* saying "just now" in the first minute.

    Wagtail looks for that minute by comparing a translation of its own with one of
    Django's, which agree in English only.
    """

    @wraps(timesince)
    def since(instant: date) -> str:
        if isinstance(instant, datetime) and abs(timezone.now() - instant) < timedelta(minutes=1):
            return gettext("just now")
        return timesince(instant)

    return since


def _shown(gregorian: Any) -> Any:
    def format_value(self: forms.DateTimeInput, value: Any) -> Any:
        if value in (None, "") or not jalali.speaks_persian():
            return gregorian(self, value)
        if isinstance(value, str):  # what an editor typed and the field refused, or a revision's text
            return value
        return jalali.to_typed(value)

    return format_value


def _read(gregorian: Any) -> Any:
    def value_from_datadict(
        self: forms.DateTimeInput, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Any:
        value = gregorian(self, data, files, name)
        if isinstance(value, str) and jalali.speaks_persian():
            return jalali.typed_to_gregorian(value)
        return value

    return value_from_datadict
