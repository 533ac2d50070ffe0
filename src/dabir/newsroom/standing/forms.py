"""What is asked before a story's standing changes."""

from __future__ import annotations

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


class CodeForm(forms.Form):
    """The code of a story, typed in either kind of digits."""

    code = CodeField(label=_("Code of the story"), min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}))


class MergerForm(CodeForm):
    """Which story answers for a duplicate."""

    code = CodeField(
        label=_("The story that stays"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Its code. Readers who ask for the duplicate are led there for ever."),
    )


class NewCodeForm(CodeForm):
    """Which free code a story is to have."""

    code = CodeField(
        label=_("New code"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("One that no story has. The old code leads to it for ever."),
    )
