"""The Django application of the press: it brings the paper's static files."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Names the application."""

    name = "dabir.press"
    label = "press"
