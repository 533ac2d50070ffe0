"""Closed lists the rules stand on: suffixes, prefixes, and words that stay alone.

The suffixes and what they join to follow the Academy's orthography (دستور خط فارسی،
فرهنگستان زبان و ادب فارسی); ``docs/persian.md`` sums up what we chose where it leaves a
choice. The lists of words to leave alone say what merely meets in a sentence.
"""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(words.split())


NON_JOINING: Final = frozenset("اآأإدذرزژوؤء")
"""Letters that do not join the next one: a half-space after them cannot be seen."""

# --- suffixes ---------------------------------------------------------------------------

PLURALS: Final = _set(
    "ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هایند هایید هاییم هام هات هاش هامون هاتون هاشون"
)
COMPARATIVES: Final = _set("تر ترین تری تریم ترست ترینش ترینشان ترها ترهای ترینی ترین‌ها")
PERSONS: Final = ("اند", "ایم", "اید", "ام", "ای")
"""The copula after a participle or a silent heh: رفته‌اند، خسته‌ام."""
POSSESSIVES: Final = ("ات", "اش")
PLURAL_POSSESSIVES: Final = ("مان", "تان", "شان")
EZAFE: Final = "ی"
"""«خانه‌ی ما», where the heh keeps a whole ye."""
ENCLITICS: Final = frozenset((*PERSONS, *POSSESSIVES, *PLURAL_POSSESSIVES, EZAFE))

AFTER_HEH: Final = tuple(sorted((*PLURALS, *ENCLITICS), key=len, reverse=True))
"""What a silent heh does not join, the longest first."""
AFTER_YE: Final = ("اش", "ام", "ات", "اند", "ای", "ایم")
"""What a final ye does not join, when it is written with its own alef: زندگی‌اش."""
ONLY_AFTER_PARTICIPLE: Final = frozenset({"اند", "ایم", "اید"})

JOINED_SUFFIXES: Final = _set(
    "گر گران گری گرانه مند مندان مندی بان بانی گاه گاهی گار گاران چی چیان ور وری ستان زار کار کاران"
)
"""Suffixes that are as right joined to the word (پژوهشگر), so that nothing was lost."""

NOT_PLURAL: Final = _set(
    "آنها اینها تنها بها انتها منتها اشتها فقها سفها آنهایی اینهایی تنهایی نهایی رها رهایی انتهای بهای تنهای همانها "
    "همینها عنها"
)
NOT_COMPARATIVE: Final = _set("بیشتر کمتر بهتر مهتر کهتر کلانتر ریشتر دفتر دختر کفتر بستر")
"""Words that end like a plural or a comparative and are not, or that the Academy joins."""

# --- compounds --------------------------------------------------------------------------

ALONE: Final = _set("""
    از به با بر در تا را که و یا اما ولی اگر چون چه نه نیز پس سپس برای جز مگر زیرا بلکه لیکن لکن هر همه همین همان هیچ
    این آن تو او ما شما وی ایشان آنها آنان خود خویش است نیست بود هست شد شود باشد کرد کند یک دو چند چنین چنان یکی کدام
    باید شاید خواهد دارد داشت گفت اینکه آنکه یعنی مثل مانند درباره علیه روی زیر نزد همچنین همچون باز دیگر ای
    """)
"""Words that begin no compound by a space alone: too often the two merely meet."""
TAKE_PLURAL: Final = _set("این آن ما شما چه همین همان")
"""Those of them that take «ها»."""

FREE_TAILS: Final = _set("بار هزار ماه شدن کردن تا نظر دست که را از بر به یک هم و سر زمان جا میلیون گذشته آینده روی رو")
"""Second halves that are words of their own, whatever one list says of a pair."""

AUXILIARIES: Final = _set("""
    است بود بودم بودی بودیم بودید بودند باشد باشم باشی باشیم باشید باشند اند ام ای ایم اید نیست نبود نباشد شد شدند
    می بودن نبودند نباشند و
    """)
"""What makes a participle before it a verb: «منتشر شده است», but «خبر منتشرشده»."""

_LIGHT: Final = _set("دار کن زن ده گیر آور بر خور کش رو بین گو خواه یاب یافت")
LIGHT_FORMS: Final = frozenset(stem + ending for stem in _LIGHT for ending in ("م", "د", "یم", "ید", "ند", "یی"))
"""Verbs made with a noun before them: «دوست دارند» is not «دوست‌دار» in the plural."""

_BOUND_STEMS: Final = _set(
    "انگیز آمیز آلود اندیش پذیر ناپذیر پرداز پرست زدا ستیز سنج شناس گرا گذار گزار گستر نشین نواز نویس ورز گریز"
)
BOUND: Final = (
    frozenset(stem + ending for stem in _BOUND_STEMS for ending in ("", "ی", "ان", "انه", "یی", "یان", "ند", "م", "یم"))
    | _set(
        "آفرینی آفرینان سازی سازان گیری گذاری بندی زدگی زدگان سازانه گرایانه گرای پردازانه برداری سرایان سالاری "
        "سالاران وار وارند گونی هراسی هراسان کننده کنندگان دهنده دهندگان گیرنده گیرندگان"
    )
) - {"گذارم", "گذارند", "گذاران"}
"""Second halves that are never words of their own: they join any noun."""

MANY_COMPOUNDS: Final = 10
"""A second half with so many compounds in the lexicon is taken as one that joins."""
