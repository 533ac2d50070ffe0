"""The Django application of the demonstration paper: it brings the ``demo`` command."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Names the application."""

    name = "dabir.demo"
    label = "demo"
