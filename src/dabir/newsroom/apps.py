"""The Django application of the newsroom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """Brings the newsroom's tables, and listens to what Wagtail does without a page's own methods."""

    name = "dabir.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal receivers."""
        from dabir.newsroom import signals  # noqa: F401, PLC0415  # connecting is the import's effect
