"""HTTP to a vendor: the only file that knows the client.

An answer is one of three things: done, refused (our settings are wrong: waiting will not
help) or unreachable (try again). Neither a token nor a header of ours is ever in a message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import requests

from dabir.delivery.purge.errors import RefusedError, UnreachableError

_TIMEOUT: Final = (3.05, 15.0)
"""Seconds to connect, and between two bytes of the answer."""

_LATER: Final = {408, 425, 429}
_SERVER_ERROR: Final = 500
_LAST_SUCCESS: Final = 299
_SAID: Final = 300
"""How many characters of an answer are quoted."""

_LONGEST_WAIT: Final = 3600.0


def call(
    vendor: str,
    method: str,
    url: str,
    headers: Mapping[str, str],
    json: Mapping[str, Any] | None = None,
    form: Sequence[tuple[str, str]] | None = None,
) -> requests.Response:
    """Return the vendor's answer to one request, with a body of *json* or of a *form*, if it is a success.

    Raises :class:`RefusedError` for a 3xx or 4xx, :class:`UnreachableError` for a 5xx, a 408, 425 or 429,
    a timeout and a connection that fails.
    """
    try:
        answer = requests.request(
            method,
            url,
            headers={"User-Agent": "dabir", **headers},
            json=json,
            data=form,
            timeout=_TIMEOUT,
            allow_redirects=False,  # a token is for the host it was given for
            auth=_as_it_is,
        )
    except requests.RequestException as problem:
        raise UnreachableError(vendor=vendor, said=type(problem).__name__) from None
    if answer.status_code in _LATER or answer.status_code >= _SERVER_ERROR:
        raise UnreachableError(vendor=vendor, said=f"HTTP {answer.status_code}", wait=_asked_to_wait(answer))
    if answer.status_code > _LAST_SUCCESS:
        raise RefusedError(vendor=vendor, status=answer.status_code, said=said_by(answer))
    return answer


def said_by(answer: requests.Response) -> str:
    """Return the beginning of what the vendor said, on one line."""
    return " ".join(answer.text.split())[:_SAID] or "nothing"


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave the request alone: without this a machine's .netrc would take the place of the token."""
    return request


def _asked_to_wait(answer: requests.Response) -> float:
    """Return the seconds of ``Retry-After``; 0 without one, or where it is a date."""
    asked = answer.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0
