"""What Django itself says to readers: an address nobody knows, in the paper's own face."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dabir.delivery.stand import stand


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the paper's page."""
    page = stand().press.missing()
    return HttpResponse(page.body, status=page.status, content_type=page.media_type)
