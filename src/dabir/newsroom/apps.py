"""The Django application of the newsroom."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """Brings the newsroom's tables, and listens to what Wagtail does without a page's own methods."""

    name = "dabir.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers of signals, teach Wagtail Jalali where templates cannot, and sign its letters."""
        from dabir.newsroom import indexes, sender, signals, wagtail_persian  # noqa: F401, PLC0415  # connecting is the import's effect
        from dabir.newsroom.chronicle import signals as _chronicle  # noqa: F401, PLC0415  # the same
        from dabir.newsroom.keeper import TimetableKeeper  # noqa: PLC0415  # models are not loaded before
        from dabir.newsroom.roles import receivers  # noqa: F401, PLC0415  # the same
        from dabir.press import companions  # noqa: PLC0415  # settings are not read before

        wagtail_persian.teach()
        sender.sign()
        companions.install(TimetableKeeper, writes=True)
        post_migrate.connect(indexes.make_indexes, sender=self)
