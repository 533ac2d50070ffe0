"""What can go wrong at the ledger."""

from dabir.errors import DabirError


class LedgerError(DabirError):
    """The ledger cannot do this."""

    code = "ledger.error"
    persian = "دفتر کل این کار را نمی‌پذیرد."


class CodeTakenError(LedgerError):
    """The code {code} belongs to a story that is already in the ledger."""

    code = "ledger.code_taken"
    persian = "کد {code} از آنِ خبری است که پیش‌تر منتشر شده است."


class UnknownStoryError(LedgerError):
    """There is no story with the code {code}."""

    code = "ledger.unknown_story"
    persian = "خبری با کد {code} در دفتر کل نیست."


class UnknownSectionError(LedgerError):
    """There is no section with the slug {slug}."""

    code = "ledger.unknown_section"
    persian = "بخشی با نامک «{slug}» نداریم."


class BrokenChainError(LedgerError):
    """The ledger is not whole at entry {number}: {reason}."""

    code = "ledger.broken"
    persian = "دفتر کل در شمارهٔ {number} درست نیست: {reason}"
