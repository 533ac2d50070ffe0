"""The desk's search index, without its most costly step at each publication.

Wagtail brings the title lengths of the whole index up to date at every save, three times
in each publication: 85 % of its time at 300,000 pages. That only sharpens the order of
search results, so here it waits for the night (``dabir nightly``). Named as
``BACKEND`` in the settings; it serves SQLite and PostgreSQL.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from modelsearch.backends import database, get_search_backend


class _NightlyNorms:
    """Leaves title lengths alone except when the whole index is gone through."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT002  # Wagtail's own signature
        if full:
            super()._refresh_title_norms(full=True)  # type: ignore[misc]  # of the index it is mixed into


@cache
def _nightly(index: type) -> type:
    """Return *index* with title lengths left to the night.

    The base class is the one Wagtail chose for the database: the module of another
    database cannot even be imported.
    """
    return type(f"Nightly{index.__name__}", (_NightlyNorms, index), {})


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  # the name Wagtail looks for
    """Return Wagtail's search in the database, with our index in the place of its own."""
    backend = database.SearchBackend(params)
    backend.index_class = _nightly(backend.index_class)
    return backend


def refresh() -> None:
    """Bring the title lengths of the whole index up to date."""
    backend = get_search_backend()
    backend.index_class(backend)._refresh_title_norms(full=True)  # noqa: SLF001  # there is no public way
