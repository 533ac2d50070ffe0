"""The Django application of the readers."""

from django.apps import AppConfig


class ReadersConfig(AppConfig):
    """Names the application, and counts for the newsstands of this process."""

    name = "dabir.readers"
    label = "readers"

    def ready(self) -> None:
        """Install the audience that counts."""
        from dabir.press import audience  # noqa: PLC0415  # models are not loaded before
        from dabir.readers.counting import Counting  # noqa: PLC0415  # the same

        audience.install(Counting)
