"""The places of the editor's form where the checklist speaks: its lines, the chain as read, what is suggested."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class ChecksPanel(Panel):
    """One place; *part* is ``lines``, ``chain``, ``tags`` or ``related``. The script fills it from one report."""

    def __init__(self, part: str = "lines", **kwargs: Any) -> None:
        """Speak of *part*."""
        super().__init__(**kwargs)
        self.part = part

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes this panel again."""
        return {**super().clone_kwargs(), "part": self.part}

    class BoundPanel(Panel.BoundPanel):
        """The place in one person's form of one draft."""

        template_name = "newsroom/checks/panel.html"

        @property
        def part(self) -> str:
            """What is spoken of."""
            return str(self.panel.part)

        @property
        def live_url(self) -> str:
            """Where the form is posted to for its report."""
            if self.instance.pk:
                return reverse("checklist:draft", args=(self.instance.pk,))
            parent = self.form.parent_page
            return reverse("checklist:new", args=("newsroom", "storypage", parent.pk)) if parent else ""

        @property
        def draft_url(self) -> str:
            """The same for a draft that is saved while the form is open; 0 stands for its key."""
            return reverse("checklist:draft", args=(0,))

        @property
        def look_url(self) -> str:
            """Where a colleague's second look is noted; empty for a draft nobody else has."""
            return reverse("checklist:second_look", args=(self.instance.pk,)) if self.instance.pk else ""
