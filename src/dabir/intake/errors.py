"""Why a file could not become an item. Every error carries the file's ``name``."""

from __future__ import annotations

from typing import ClassVar

from dabir.errors import DabirError
from dabir.persian.error_fields import persian_fields


class IntakeError(DabirError):
    """The file {name} could not be taken in."""

    code: ClassVar[str] = "intake.error"
    persian: ClassVar[str] = "پروندهٔ «{name}» دریافت نشد."

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*; the Persian one has Persian digits."""
        if language == "fa":
            return self.persian.format(**persian_fields(self.fields))
        return super().sentence(language)


class UnreadableError(IntakeError):
    """The file {name} is not UTF-8 text: byte number {position} cannot belong to one."""

    code = "intake.unreadable"
    persian = (
        "پروندهٔ «{name}» متن UTF-8 نیست؛ بایت شمارهٔ {position} آن خوانده نمی‌شود. "
        "آن را با کدگذاری UTF-8 ذخیره کنید و دوباره بفرستید."
    )


class EmptyFileError(IntakeError):
    """The file {name} is empty."""

    code = "intake.empty"
    persian = "پروندهٔ «{name}» خالی است."


class UndatedError(IntakeError):
    """The page {name} does not say when it was published."""

    code = "intake.no_date"
    persian = "در صفحهٔ «{name}» تاریخ انتشار پیدا نشد."


class BadDateError(IntakeError):
    """The date of publication in {name} is impossible: {reason}"""  # noqa: D400  # the reason ends in a full stop

    # ``reason`` is the calendar's own error, which speaks both languages.
    code = "intake.bad_date"
    persian = "تاریخ انتشار در صفحهٔ «{name}» نشدنی است: {reason}"


class NoHeadlineError(IntakeError):
    """No headline was found in {name}."""

    code = "intake.no_headline"
    persian = "در صفحهٔ «{name}» تیتری پیدا نشد."
