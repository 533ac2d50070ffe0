"""What can be wrong with a date, each said in a way its typist can act on.

All are :class:`DateError`, so a caller that only wants to know *whether* a date is good
catches one class. The fields of an error are the numbers that were given and the limits
they broke; its Persian sentence shows them in Persian digits.
"""

from __future__ import annotations

from typing import ClassVar

from dabir.errors import DabirError
from dabir.persian.error_fields import persian_fields


class DateError(DabirError):
    """This is not a date that can be used."""

    code: ClassVar[str] = "calendar.bad_date"
    persian: ClassVar[str] = "این تاریخ پذیرفتنی نیست."

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*; the Persian one has Persian digits."""
        if language == "fa":
            return self.persian.format(**persian_fields(self.fields))
        return super().sentence(language)


class YearRangeError(DateError):
    """The Jalali year {year} is outside {first} to {last}, the years this calendar knows."""

    code = "calendar.year_out_of_range"
    persian = "سال {year} بیرون از سال‌های {first} تا {last} است که این تقویم می‌شناسد."


class DateRangeError(DateError):
    """The Gregorian date {date} is outside {first} to {last}, the days this calendar knows."""

    code = "calendar.date_out_of_range"
    persian = "تاریخ میلادی {date} بیرون از بازهٔ {first} تا {last} است که این تقویم می‌شناسد."


class NoSuchMonthError(DateError):
    """There is no month {month}: a year has months 1 to 12."""

    code = "calendar.no_such_month"
    persian = "ماه {month} نداریم؛ ماه‌های سال از ۱ تا ۱۲ است."


class NoSuchDayError(DateError):
    """There is no day {day} in month {month} ({month_name}) of {year}, which has {length} days."""

    code = "calendar.no_such_date"
    persian = "روز {day} در {month_name} {year} (ماه {month}) نیست؛ این ماه {length} روزه است."


class NoSuchTimeError(DateError):
    """There is no time of hour {hour}, minute {minute}, second {second}."""

    code = "calendar.no_such_time"
    persian = "ساعت {hour} و {minute} دقیقه و {second} ثانیه نداریم؛ ساعت از ۰ تا ۲۳ است و دقیقه و ثانیه از ۰ تا ۵۹."


class NoDateError(DateError):
    """No date with its full year was found in “{text}”."""

    code = "calendar.no_date"
    persian = "در «{text}» تاریخی با سال کامل پیدا نشد."
