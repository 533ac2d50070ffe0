"""What is typed on the pages about colleagues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from dabir.newsroom.models import User


class InvitationForm(forms.Form):
    """Whom to invite, and to what."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    roles = forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"), label=_("Roles"), widget=forms.CheckboxSelectMultiple
    )


class AcceptForm(BaseUserCreationForm[User]):
    """Who somebody is, as colleagues and as readers know them, and how they will sign in."""

    class Meta:
        """The fields of the account; the address is the invitation's."""

        model = User
        fields = ("first_name", "last_name", "username", "byline_name", "about")
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the name, and do not repeat what the rules of passwords are."""
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        self.fields["username"].help_text = _("You sign in with it.")
        for name in ("username", "password1", "password2"):
            self.fields[name].widget.attrs["dir"] = "ltr"


class CodeForm(forms.Form):
    """A code of the second device, or for recovery."""

    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "dir": "ltr", "class": "dabir-code"}
        ),
    )


class BylineForm(forms.ModelForm[User]):
    """How readers know a colleague."""

    class Meta:
        """Two fields of the account."""

        model = User
        fields = ("byline_name", "about")
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}


class NothingForm(forms.Form):
    """The form of a panel that only has buttons."""

    def save(self) -> None:
        """Keep nothing."""
