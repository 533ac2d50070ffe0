"""The Django application of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Brings the ledger's tables and the check of the site's settings."""

    name = "dabir.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        from dabir.ledger import checks  # noqa: F401, PLC0415  # registering is the import's effect
