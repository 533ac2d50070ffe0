"""System checks: a site whose settings are wrong does not start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from dabir.conf import problems


@register()
def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report each unknown or ill-typed ``DABIR_`` setting as an error."""
    return [Error(problem, id="dabir.E001") for problem in problems()]
