"""Asking for a new password: Wagtail's page, with waits between letters to one address and from one network.

Whether an address has an account changes neither what is answered nor when one waits.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetView

from dabir.newsroom.models import User
from dabir.newsroom.people import throttle
from dabir.newsroom.people.errors import AskedOftenError, WaitError


class ResetForm(PasswordResetForm):
    """The address a letter is asked for."""

    def __init__(self, *args: Any, client: str, **kwargs: Any) -> None:
        """Take the network address *client* of who asks."""
        super().__init__(*args, **kwargs)
        self.client = client
        self.fields["email"].widget.attrs["dir"] = "ltr"

    def clean_email(self) -> str:
        """Return the address unless it is too soon for another letter."""
        email: str = self.cleaned_data["email"]
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        try:
            throttle.reserve(throttle.letters_of(email), self.client, user)
        except WaitError as error:
            sentence = AskedOftenError(**error.fields).sentence((get_language() or "")[:2])
            raise ValidationError(sentence, code="wait") from error
        return email


class ResetView(PasswordResetView):
    """The page."""

    def get_form_class(self) -> type[ResetForm]:
        """Return our form in the place of the one Wagtail finds."""
        return ResetForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        return {**super().get_form_kwargs(), "client": self.request.META.get("REMOTE_ADDR", "")}
