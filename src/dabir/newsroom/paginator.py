"""Pages of a listing without counting a listing to its end."""

from __future__ import annotations

from functools import cached_property

from wagtail.admin.paginator import WagtailPaginator

CAP = 2_000
"""Items a listing counts and shows; who looks for an older one searches."""


class CappedPaginator(WagtailPaginator):
    """Counts no further than :data:`CAP`."""

    @cached_property
    def count(self) -> int:
        """How many items there are, at most the cap."""
        capped = self.object_list[:CAP]
        return capped.count() if hasattr(capped, "query") else len(capped)
