"""The Django application of the newsstand: it brings the ``run`` command."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Names the application."""

    name = "dabir.delivery"
    label = "delivery"
