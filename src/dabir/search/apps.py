"""The Django application of search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Names the application, and keeps an index beside the newsstands of this machine."""

    name = "dabir.search"
    label = "search"

    def ready(self) -> None:
        """Install the companion that has the index follow the ledger."""
        from dabir.press import companions  # noqa: PLC0415  # settings are not read before
        from dabir.search.attendant import Attendant  # noqa: PLC0415  # the same

        companions.install(Attendant)
