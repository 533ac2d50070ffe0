"""The Django application of the newsstand: it brings the commands ``run``, ``nginx`` and ``purge``."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Names the application."""

    name = "dabir.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Register the system checks."""
        from dabir.delivery import checks  # noqa: F401, PLC0415  # registering is the import's effect
