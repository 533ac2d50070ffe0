"""The simple verbs of Persian by their two stems, and the forms made of them.

The table holds the verbs a reader of news meets, past stem and present stem; endings and
prefixes are those of any school grammar. All are common knowledge of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from dabir.persian.folding.characters import KEYS

_TABLE: Final = """
    آراست آرا|آزرد آزار|آزمود آزما|آسود آسا|آشامید آشام|آشفت آشوب|آفرید آفرین|آلود آلا|آمد آ|آموخت آموز|آمیخت آمیز
    آورد آور|آویخت آویز|ارزید ارز|افتاد افت|افراشت افراز|افروخت افروز|افزود افزا|افشاند افشان|افکند افکن|انباشت انبار
    انجامید انجام|انداخت انداز|اندوخت اندوز|اندیشید اندیش|انگاشت انگار|انگیخت انگیز|ایستاد ایست|باخت باز|بارید بار
    بافت باف|بالید بال|بخشید بخش|برد بر|بست بند|بلعید بلع|بود باش|بوسید بوس|بویید بو|بیخت بیز|پاشید پاش|پخت پز
    پذیرفت پذیر|پراکند پراکن|پرداخت پرداز|پرسید پرس|پرورد پرور|پرید پر|پژمرد پژمر|پسندید پسند|پنداشت پندار|پوسید پوس
    پوشید پوش|پوشاند پوشان|پیچید پیچ|پیمود پیما|پیوست پیوند|تابید تاب|تاخت تاز|تراشید تراش|ترسید ترس|ترساند ترسان
    ترکید ترک|تکاند تکان|تنید تن|توانست توان|جست جو|جنبید جنب|جنگید جنگ|جوشید جوش|جوید جو|جهید جه|چرخید چرخ
    چسبید چسب|چشید چش|چکید چک|چید چین|خاست خیز|خرید خر|خزید خز|خندید خند|خواباند خوابان|خوابید خواب|خواست خواه
    خواند خوان|خورد خور|خوراند خوران|داد ده|داشت دار|دانست دان|درخشید درخش|درید در|دزدید دزد|دمید دم|دوخت دوز|دوید دو
    دید بین|راند ران|ربود ربا|رساند رسان|رسید رس|رست ره|رفت رو|رقصید رقص|رنجید رنج|رویید رو|ریخت ریز|زایید زا|زد زن
    زدود زدا|زیست زی|ساخت ساز|سپرد سپار|ستود ستا|سرود سرا|سنجید سنج|سوخت سوز|سوزاند سوزان|شتافت شتاب|شد شو|شست شو
    شکافت شکاف|شکست شکن|شکفت شکف|شمرد شمار|شناخت شناس|شنید شنو|طلبید طلب|غلتید غلت|غلطید غلط|فرستاد فرست|فرسود فرسا
    فرمود فرما|فروخت فروش|فریفت فریب|فشرد فشار|فهمید فهم|فهماند فهمان|قاپید قاپ|کاست کاه|کاشت کار|کاوید کاو|کرد کن
    کشاند کشان|کشید کش|کشت کش|کوبید کوب|کوچید کوچ|کوشید کوش|گداخت گداز|گذاشت گذار|گذراند گذران|گذشت گذر|گرایید گرا
    گرداند گردان|گرفت گیر|گریخت گریز|گریست گری|گزید گزین|گسترد گستر|گسست گسل|گشت گرد|گردید گرد|گشود گشا|گفت گو
    گماشت گمار|گنجید گنج|لرزید لرز|لرزاند لرزان|لغزید لغز|لمید لم|لیسید لیس|مالید مال|ماند مان|مرد میر|مکید مک
    نالید نال|نامید نام|نشاند نشان|نشست نشین|نگریست نگر|نمود نما|نواخت نواز|نوردید نورد|نوشت نویس|نوشید نوش|نهاد نه
    نهفت نهف|ورزید ورز|وزید وز|یافت یاب|رهاند رهان|رویاند رویان|شوراند شوران|شورید شور|گریاند گریان|خنداند خندان
    چرخاند چرخان|چسباند چسبان|پیچاند پیچان|جنباند جنبان|جوشاند جوشان|خشکید خشک|خشکاند خشکان|گنجاند گنجان|کوباند کوبان
    پروراند پروران|شکوفید شکوف|رماند رمان|رمید رم|گسترانید گستران|گستراند گستران|دواند دوان|پراند پران|چراند چران
    چرید چر
    خروشید خروش|هراسید هراس|پرستید پرست|نکوهید نکوه|ستیزید ستیز|آمرزید آمرز|آکند آکن|گوارید گوار|بایست باید|شایست شاید
"""

_PAST_ENDINGS: Final = ("هایم", "هاید", "هاند", "هام", "های", "ه", "یم", "ید", "ند", "م", "ی", "")
_PRESENT_ENDINGS: Final = ("یم", "ید", "ند", "م", "د", "ی")


@cache
def verb_stems() -> tuple[tuple[str, str], ...]:
    """Return past and present stem of each verb, in keys."""
    rows = (pair.translate(KEYS).split() for pair in re.split(r"[|\n]", _TABLE))
    return tuple((past, present) for past, present in filter(None, rows))


def plain_forms(past: str, present: str) -> Iterator[str]:
    """Give the forms of a verb that may stand alone or after a prefix."""
    yield from past_forms(past)
    yield from present_forms(present)


def past_forms(past: str) -> Iterator[str]:
    """Give the forms of the past, the participle among them."""
    return (past + ending for ending in _PAST_ENDINGS)


def present_forms(present: str) -> Iterator[str]:
    """Give the forms of the present; a stem that ends in a vowel takes a ye (گو: گوید)."""
    for ending in _PRESENT_ENDINGS:
        # Of «آ» alone nothing is left that is not another word: ام، ای، اید.
        if present != "ا":
            yield present + ending
        if present[-1] in "او":
            yield f"{present}ی{ending}"
