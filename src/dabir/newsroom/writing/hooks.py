"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from dabir.newsroom.writing import bringing, views
from dabir.newsroom.writing.desk import writing_desk

_SCRIPTS = ("editor", "typing", "bringing", "pasting", "counts", "mirrors", "suggestions", "recovery")
"""In the order they are loaded: what all use comes first."""


@hooks.register("register_admin_urls")
def writing_addresses() -> list[URLResolver]:
    """Serve the editor's page to whoever may enter the newsroom."""
    ours = [
        path("bring/", bringing.bring, name="bring"),
        path("clean/", views.clean, name="clean"),
        path("check/", views.check, name="check"),
        path("pulse/", views.pulse, name="pulse"),
    ]
    return [path("writing/", include((ours, "writing")))]


@hooks.register("insert_global_admin_css")
def writing_style() -> SafeString:
    """Put the style of the writing aids after the desk's own."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static("newsroom/writing/writing.css"),),))


@hooks.register("insert_editor_js")
def writing_scripts() -> SafeString:
    """Put the aids into the editor: first what they say, then they themselves."""
    files = ((static(f"newsroom/writing/{name}.js"),) for name in _SCRIPTS)
    return writing_desk() + format_html_join("", '<script defer src="{}"></script>', files)
