"""What is asked before a story's standing changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from dabir.newsroom.forms import CodeField


class EmbargoForm(forms.Form):
    """Until when readers wait."""

    until = forms.DateTimeField(
        label=_("Readers wait until"),
        widget=AdminDateTimeInput,
        help_text=_("The story is published by itself then. Partners get it now."),
    )


class WithdrawalForm(forms.Form):
    """Why a story is taken from readers."""

    reason = forms.CharField(
        label=_("Reason of withdrawal"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers who open the story's address read this in its place; the number stays taken for ever."),
    )
    by_law = forms.BooleanField(
        label=_("The law demands it"),
        required=False,
        help_text=_("Readers and search engines are told that the story is withheld for legal reasons (HTTP 451)."),
    )


def _code(label: Any, help_text: Any = "") -> CodeField:
    return CodeField(
        label=label, help_text=help_text, min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class CodeForm(forms.Form):
    """The code of a story, typed in either kind of digits."""

    code = _code(_("Code of the story"))


class MergerForm(forms.Form):
    """Which story answers for a duplicate."""

    code = _code(_("The story that stays"), _("Its code. Readers who ask for the duplicate are led there for ever."))


class NewCodeForm(forms.Form):
    """Which free code a story is to have."""

    code = _code(_("New code"), _("One that no story has. The old code leads to it for ever."))
