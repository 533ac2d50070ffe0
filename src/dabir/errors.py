"""One family of errors for the whole system.

Every failure that a person may meet is a subclass of :class:`DabirError`, declared
beside the code that raises it. A subclass has

* ``code``: stable for ever, so that programs and support threads can rely on it;
* a docstring: the English sentence for logs and terminals;
* ``persian``: the same sentence for an editor or a reader.

Both sentences are ``str.format`` templates over the keyword fields the error was
raised with. ``docs/errors.md`` lists them all, and a test keeps that list whole.
"""

from __future__ import annotations

import inspect
from typing import ClassVar


class DabirError(Exception):
    """Something went wrong."""

    code: ClassVar[str] = "dabir.error"
    persian: ClassVar[str] = "خطایی رخ داد."

    def __init__(self, **fields: object) -> None:
        """Keep *fields* (anything that formats as text) for the sentences."""
        super().__init__()
        self.fields = fields

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*: ``"fa"``, or English for any other."""
        template = self.persian if language == "fa" else inspect.getdoc(type(self)) or ""
        return template.format(**self.fields)

    def __str__(self) -> str:
        """Return the code with the English sentence, as a log line wants it."""
        return f"[{self.code}] {self.sentence()}"
