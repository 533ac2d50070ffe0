"""System checks of the newsstand: a site that names a CDN wrongly does not start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from dabir.conf import problems
from dabir.delivery.purge.errors import PurgeSettingsError
from dabir.delivery.purge.vendor import configured


@register()
def check_purge(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report a backend that cannot be made of its options."""
    if any("DABIR_PURGE_" in problem for problem in problems()):
        return []  # a wrong type is reported there
    try:
        configured()
    except PurgeSettingsError as problem:
        return [Error(problem.sentence(), id="dabir.E002")]
    return []
