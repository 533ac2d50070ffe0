"""The press that readers of this process are served from.

A newsstand says which it is. Whoever answers a reader through Django (a form, a page of
results) asks here, to wear the paper's face as it stands.
"""

from __future__ import annotations

from functools import cache

from dabir.ledger.store import DatabaseLedger
from dabir.press.press import Press
from dabir.press.templates import Templates, environment

_serving: list[Press] = []


def serve(press: Press) -> None:
    """Say that readers are served from *press*."""
    _serving[:] = [press]


def withdraw(press: Press) -> None:
    """Say that they no longer are."""
    if press in _serving:
        _serving.remove(press)


def serving() -> Press:
    """Return the press readers are served from; where there is no newsstand, one that has just looked at the ledger."""
    if _serving:
        return _serving[0]
    press = _of_its_own()
    press.follow()
    return press


@cache
def _of_its_own() -> Press:
    return Press(DatabaseLedger(), Templates(environment()))
