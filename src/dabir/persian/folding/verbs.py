"""Which verb a form belongs to: «می‌رود», «نرفته‌اند» and «بروید» are all of «رفت».

A form that is a word of its own as well (رسم، گرم، روی) counts as a verb only with a prefix,
unless the verb is one of the few that are commoner than any noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from dabir.persian.folding.listing import listed
from dabir.persian.folding.verb_stems import past_forms, present_forms, verb_stems
from dabir.persian.folding.vocabulary import vocabulary

_COMMON: Final = frozenset(
    listed("کرد شد داد داشت گفت رفت امد گرفت خواست توانست دانست بود دید زد یافت اورد ساخت نمود گشت")
)
"""Verbs whose forms without a prefix are believed even where a noun looks the same ..."""

_UNLIKELY: Final = frozenset({"رفت", "زد"})
"""... but not the present of these: رود، روند، زند."""

_SAME: Final = {"شد": "کرد", "گردید": "گشت"}
"""«انجام شد» is the passive of «انجام کرد»: the two are one verb, as treebanks hold too."""

_COMMANDS: Final = frozenset(listed("کن شو باش برو بگو بده بیا"))
"""Commands that are believed even where a noun looks the same."""

_PRESENT_ONLY: Final = frozenset("بم")

_SHORT: Final = 3
"""Letters of a form that keeps its alef, or nothing would be left of it."""

_BARE: Final = frozenset({"کن", "شو", "باش"})
"""Commands that need no prefix."""

_COPULA: Final = frozenset(listed("است هست نیست هستم هستی هستیم هستید هستند نیستم نیستی نیستیم نیستید نیستند"))


def verb_of(word: str) -> str | None:
    """Return the past stem of the verb that *word*, a key, is a form of; none if it is none."""
    return "هست" if word in _COPULA else _forms().get(word)


@cache
def _forms() -> dict[str, str]:
    """Return every form of every verb with its past stem; of two verbs the first one wins."""
    nouns = vocabulary().nouns
    forms: dict[str, str] = {}
    # A form without a prefix comes first, and the past first: «نشست» is no «شست» denied.
    for prefix in ("", "می", "نمی", "ن", "ب", "م"):
        for past, _ in verb_stems() if prefix not in _PRESENT_ONLY else ():
            for form in _with_prefix(prefix, past_forms(past)):
                if form not in nouns or form.endswith("ه") or _believed(prefix, form, past in _COMMON):
                    forms.setdefault(form, _SAME.get(past, past))
        for past, present in verb_stems():
            bare = (present,) if len(prefix) == 1 or present in _BARE else ()
            told = bare if prefix == "م" else (*present_forms(present), *bare)
            for form in _with_prefix(prefix, told):
                if form not in nouns or form in _COMMANDS or _believed(prefix, form, past in _COMMON - _UNLIKELY):
                    forms.setdefault(form, _SAME.get(past, past))
    return forms


def _believed(prefix: str, form: str, common: bool) -> bool:
    """Tell whether a *form* that is a noun or an adjective too is rather the verb."""
    if prefix:
        return prefix in ("می", "نمی") or (prefix == "ب" and form.endswith("د"))
    return common and not form.endswith(("ی", "ید"))


def _with_prefix(prefix: str, forms: Iterable[str]) -> Iterator[str]:
    """Give *forms* with *prefix*; one letter takes a ye before an alef (نیامد، بیفتد، بایستد)."""
    for form in forms:
        if len(prefix) != 1 or form[0] != "ا":
            yield prefix + form
            continue
        yield f"{prefix}ی{form}"
        if form.startswith("ایست"):
            yield prefix + form
        elif len(form) > _SHORT and form[1] != "ی":
            yield f"{prefix}ی{form[1:]}"
