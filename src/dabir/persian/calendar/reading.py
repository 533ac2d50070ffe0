"""The shapes a date and a time are typed in, as patterns over folded text.

Folded text has Latin digits, Persian letters and bare alefs, at the length of what was
typed (see :func:`fold`). Every repetition in the patterns is bounded, so that the time
taken grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.calendar.names import AFGHAN_MONTHS, GREGORIAN_MONTHS, MONTHS
from dabir.persian.digits import to_latin
from dabir.persian.letters import persian_letters

_SPELLING: Final = str.maketrans({"آ": "ا", "ئ": "ی", "أ": "ا", "ة": "ه"})
"""Letters that are often typed plain in names: «آبان», «ژوئیه», «جمعة»."""


def fold(text: str) -> str:
    """Return *text* in one spelling of digits and letters, at equal length."""
    return persian_letters(to_latin(text)).translate(_SPELLING)


def _numbered(*spellings: str) -> dict[str, int]:
    """Return names with their numbers, from one; other spellings of a name stand after a bar."""
    rows = (row.split("|") for row in spellings)
    return {fold(name): number for number, row in enumerate(rows, 1) for name in row}


JALALI_NAMES: Final = {**_numbered(*MONTHS), fold("امرداد"): 5}
AFGHAN_NAMES: Final = _numbered(*AFGHAN_MONTHS)
GREGORIAN_NAMES: Final = {
    **_numbered(*GREGORIAN_MONTHS),
    # As Kabul and Tajikistan's press, and translators from English, spell them.
    **_numbered(
        "جنوری|جنیوری",
        "فبروری|فبریوری",
        "مارچ",
        "اپریل",
        "می",
        "جون|ژوین",
        "جولای|ژولای|ژولیه",
        "آگوست|اگست",
        "سپتمبر",
        "اکتوبر",
        "نومبر",
        "دسمبر|دیسمبر",
    ),
    **_numbered(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sept|sep",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
}

GAP: Final = r"[\s\u200c\u200e\u200f]"
"""A space, a half-space, or a direction mark such as a browser copies along."""

_LONGEST_FIRST: Final = sorted(JALALI_NAMES | AFGHAN_NAMES | GREGORIAN_NAMES, key=len, reverse=True)
_NAMES: Final = f"(?ai:{'|'.join(_LONGEST_FIRST)})"

_PARTED: Final = rf"{GAP}?"
_WEEKDAYS: Final = (
    f"دو{_PARTED}شنبه",
    f"سه{_PARTED}شنبه",
    f"چهار{_PARTED}شنبه",
    f"پنج{_PARTED}شنبه",
    "جمعه|ادینه",
    "شنبه",
    f"یک{_PARTED}شنبه",
)
"""The days of the week as they are typed, numbered as Python numbers them."""

_WEEKDAY: Final = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"


def weekday_number(written: str | None) -> int | None:
    """Return the number of a *written* day of the week, Monday being 0."""
    if written is None:
        return None
    return next(number for number, day in enumerate(_WEEKDAYS) if re.fullmatch(day, written))


_GLUED_CLOCK: Final = r"[0-2][0-9]:[0-5][0-9]"
"""A time that touches the date has two digits for the hour, or nobody could part them."""

_DAY: Final = rf"(?:[0-9]{{2}}(?={_GLUED_CLOCK})|[0-9]{{1,2}}(?![0-9]))"
_YEAR: Final = rf"(?:[0-9]{{4}}(?={_GLUED_CLOCK})|[0-9]{{3,6}}(?![0-9]))"
_SLASH: Final = rf"{GAP}{{1,2}}/{GAP}{{1,2}}"

DATE: Final = re.compile(
    rf"""
    (?: {_WEEKDAY} {GAP}{{0,2}} [-–،,:]? {GAP}{{0,3}} )?
    (?: (?<![0-9]) (?<![0-9]:) | (?<=[0-9]:[0-9][0-9]) )
    (?: (?P<y1>[0-9]{{3,6}}) (?P<s1>[-/.]) (?P<m1>[0-9]{{1,2}}) (?P=s1) (?P<d1>{_DAY})
      | (?P<y2>[0-9]{{4}}) {_SLASH} (?P<m2>[0-9]{{1,2}}) {_SLASH} (?P<d2>{_DAY})
      | (?P<d3>[0-9]{{1,2}}) (?P<s3>[-/.]) (?P<m3>[0-9]{{1,2}}) (?P=s3) (?P<y3>{_YEAR})
      | (?P<d4>[0-9]{{1,2}}) {_SLASH} (?P<m4>[0-9]{{1,2}}) {_SLASH} (?P<y4>[0-9]{{4}}) (?![0-9])
      | (?P<d5>[0-9]{{1,2}}) {GAP}{{0,3}} (?: ا?م (?=[\s\u200c]) | - | / )? {GAP}{{0,2}}
        (?P<n5>{_NAMES}) (?: {GAP}{{0,2}} ماه )?
        (?: ،? {GAP}{{1,3}} | {GAP}{{0,3}} [،,/-]? {GAP}{{0,3}} (?: سال {GAP}{{1,2}} )? (?=[0-9]{{4}}) )
        (?P<y5>{_YEAR})
      | (?P<y6>[0-9]{{4}}) {GAP}{{1,2}} (?P<n6>{_NAMES}) {GAP}{{1,2}} (?P<d6>{_DAY})
      | (?P<n7>(?<![^\W\d_]){_NAMES}) {GAP}{{1,2}} (?P<d7>[0-9]{{1,2}}) [،,] {GAP}{{0,2}} (?P<y7>{_YEAR})
    )
    """,
    re.VERBOSE,
)
"""A date in one of seven shapes; the groups of shape *n* are ``y``, ``m`` or ``n``, ``d``."""

JOIN: Final = rf"(?:{GAP}{{0,3}}(?:[-–—،,|/•·]|T(?=[0-9]))?{GAP}{{0,3}})"
"""What may stand between a date and its time."""

_TIME: Final = rf"""
    (?: ساعت {GAP}{{0,2}} :? {GAP}{{0,2}} )?
    (?P<hour>[0-9]{{1,2}}) : (?P<minute>[0-9]{{1,2}})
    (?: : (?P<second>[0-9]{{1,2}}) )? (?: \.[0-9]{{1,9}} )? (?![0-9:])
    (?: {GAP}{{0,2}}
      (?: (?P<am> ق\.?ظ\b\.? | ق\.{GAP}ظ\b\.? | قبل{GAP}از{GAP}ظهر | صبح | (?ai:am\b) )
        | (?P<pm> ب\.?ظ\b\.? | ب\.{GAP}ظ\b\.? | بعد{GAP}?از{GAP}?ظهر | عصر | (?ai:pm\b) ) ) )?
    (?: {GAP}{{0,2}} \(?
      (?: به{GAP}وقت{GAP}(?P<city> تهران | ایران | کابل | افغانستان | گرینویچ )
        | (?P<greenwich> گرینویچ | (?ai:gmt\b|utc\b|z\b) )
        | (?P<offset> [-+][0-9]{{2}}:?[0-9]{{2}} (?![0-9:]) ) )
      \)? )?
"""
"""A time of day, with what may follow it: the half of the day, and whose clock it is."""

TIME_BEFORE: Final = re.compile(rf"(?<![0-9:]) {_TIME} {JOIN} \Z", re.VERBOSE)
TIME_AFTER: Final = re.compile(rf"{JOIN} {_TIME}", re.VERBOSE)

ALSO: Final = re.compile(JOIN)
"""What may stand between a date and the same day by another calendar."""

REACH: Final = 64
"""Characters before a date among which its time may begin: the longest that fits."""
