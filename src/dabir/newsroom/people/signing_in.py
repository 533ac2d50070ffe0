"""The form of signing in: Wagtail's, with waits between wrong tries."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from wagtail.admin.forms.auth import LoginForm

from dabir.newsroom.models import User
from dabir.newsroom.people import throttle
from dabir.newsroom.people.errors import WaitError


class SignInForm(LoginForm):
    """User name and password; accounts that are not there answer, and wait, as those that are."""

    def clean(self) -> dict[str, Any]:
        """Check the password unless it is too soon for another try."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return super().clean()
        account, client = throttle.account_of(name), self.request.META.get("REMOTE_ADDR", "")
        try:
            throttle.reserve(account, client, User.objects.filter(username=name).first())
        except WaitError as error:
            raise ValidationError(error.sentence((get_language() or "")[:2]), code="wait") from error
        cleaned: dict[str, Any] = super().clean()
        throttle.forgive(account, client)
        return cleaned
