"""What may go wrong between us and a CDN, or a hub."""

from __future__ import annotations

from dabir.errors import DabirError


class PurgeSettingsError(DabirError):
    """DABIR_PURGE_BACKEND {backend!r} cannot be used: {reason}."""

    code = "purge.settings"
    persian = "از DABIR_PURGE_BACKEND {backend!r} نمی‌توان استفاده کرد: {reason}."


class NoBackendError(DabirError):
    """There is nobody to tell: DABIR_PURGE_BACKEND is empty."""

    code = "purge.no_backend"
    persian = "کسی نیست که خبر شود: DABIR_PURGE_BACKEND خالی است."


class RefusedError(DabirError):
    """{vendor} refuses what it is told (HTTP {status}): {said}. Trying again is no use till the settings are right."""

    code = "purge.refused"
    persian = "{vendor} آنچه را گفته شد نمی‌پذیرد (HTTP {status}): {said}. تا تنظیمات درست نشود تلاش دوباره سودی ندارد."


class UnreachableError(DabirError):
    """{vendor} could not be told just now: {said}."""

    code = "purge.unreachable"
    persian = "{vendor} را اکنون نمی‌توان خبر کرد: {said}."

    def __init__(self, *, vendor: str, said: str, wait: float = 0.0) -> None:
        """Keep what was *said*, and how many seconds the *vendor* asks us to wait (0 if it does not)."""
        super().__init__(vendor=vendor, said=said)
        self.wait = wait
