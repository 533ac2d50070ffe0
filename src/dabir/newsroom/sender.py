"""Whom letters are from that Django and Wagtail write by themselves: new passwords, approvals; and ours to partners."""

from __future__ import annotations

from email.utils import formataddr

from django.conf import global_settings, settings

from dabir.conf import conf


def sign() -> None:
    """Have them come from the paper (``DABIR_MAIL_FROM``) unless the site has a ``DEFAULT_FROM_EMAIL`` of its own."""
    if settings.DEFAULT_FROM_EMAIL == global_settings.DEFAULT_FROM_EMAIL:
        settings.DEFAULT_FROM_EMAIL = formataddr((conf.PAPER_NAME, conf.MAIL_FROM))
