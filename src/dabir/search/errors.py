"""What can go wrong in searching."""

from __future__ import annotations

from dabir.errors import DabirError


class SearchError(DabirError):
    """The archive cannot be searched."""

    code = "search.error"
    persian = "جست‌وجو شدنی نیست."


class NoIndexError(SearchError):
    """The index of the archive is still being made."""

    code = "search.no_index"
    persian = "فهرست جست‌وجو هنوز ساخته می‌شود. چند دقیقهٔ دیگر دوباره بیایید."


class TornIndexError(SearchError):
    """The index in {folder} cannot be read: {reason}."""

    code = "search.torn"
    persian = "فهرست جست‌وجو در {folder} خوانده نمی‌شود: {reason}"


class BusyIndexError(SearchError):
    """Another process keeps the index in {folder}."""

    code = "search.index_busy"
    persian = "پردازهٔ دیگری فهرست جست‌وجوی {folder} را نگه می‌دارد."
