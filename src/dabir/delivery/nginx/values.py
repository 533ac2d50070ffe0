"""What may stand in nginx's configuration, and how it is written there.

Every value an operator gives goes through one of these. A value is either written so that
nginx reads exactly that value, or refused with :class:`UnsafeValueError`; there is no third
way by which a path with a semicolon could become a directive.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dabir.errors import DabirError

_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_ADDRESS: Final = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]+):(?P<port>[0-9]{1,5})")
_SOCKET: Final = re.compile(r"unix:/[A-Za-z0-9._/-]+")
_SIZE: Final = re.compile(r"[1-9][0-9]{0,8}[kmg]?")
_HEADER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_LAST_PORT: Final = 65_535


class UnsafeValueError(DabirError):
    """{option} cannot be {value!r} in nginx's configuration; it must be {rule}."""

    code = "delivery.nginx_value"
    persian = "مقدار {value!r} برای {option} در پیکربندی nginx پذیرفته نیست. باید چنین باشد: {rule}."


def path(option: str, value: str) -> str:
    """Return an absolute path as one quoted word.

    nginx has no way to write a dollar sign, and no path of a server holds a control character.
    """
    whole = str(Path(value).absolute()) if value else ""
    if not whole or "$" in whole or re.search(r"[\x00-\x1f\x7f]", whole) or not _is_text(whole):
        raise UnsafeValueError(option=option, value=value, rule="a path without dollar signs and control characters")
    return quoted(whole)


def quoted(text: str) -> str:
    """Return *text*, free of dollar signs and control characters, as one word of nginx's language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def host(option: str, value: str) -> str:
    """Return a host name as browsers send it: lower case, a Persian one in its ASCII form (RFC 5890)."""
    try:
        name = value.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    return _matching(option, value, name, _HOST, "the name of a host")


def upstream(option: str, value: str) -> str:
    """Return the address of a newsstand: ``host:port``, ``[IPv6]:port`` or ``unix:/path``."""
    rule = "host:port, [IPv6]:port or unix:/path"
    if _SOCKET.fullmatch(value):
        return value
    found = _ADDRESS.fullmatch(value)
    if not found:
        raise UnsafeValueError(option=option, value=value, rule=rule)
    name = found["host"]
    written = f"[{address(option, name[1:-1])}]" if name.startswith("[") else host(option, name)
    return f"{written}:{port(option, int(found['port']))}"


def port(option: str, value: int) -> int:
    """Return a TCP port."""
    if not 0 < value <= _LAST_PORT:
        raise UnsafeValueError(option=option, value=value, rule=f"a port from 1 to {_LAST_PORT}")
    return value


def address(option: str, value: str) -> str:
    """Return an IP address."""
    return _parsed(option, value, lambda text: str(ipaddress.ip_address(text)), "an IP address")


def network(option: str, value: str) -> str:
    """Return an IP address or network (CIDR)."""
    return _parsed(option, value, lambda text: str(ipaddress.ip_network(text)), "an IP address or network")


def size(option: str, value: str) -> str:
    """Return a size in nginx's notation: bytes, or with ``k``, ``m`` or ``g``."""
    return _matching(option, value, value.lower(), _SIZE, "a size such as 512m")


def header(option: str, value: str) -> str:
    """Return the name of a header."""
    return _matching(option, value, value, _HEADER, "the name of a header")


def rate(option: str, value: int) -> int:
    """Return how many requests a second or minute are let through."""
    if value < 1:
        raise UnsafeValueError(option=option, value=value, rule="1 or more")
    return value


def _matching(option: str, value: str, written: str, pattern: re.Pattern[str], rule: str) -> str:
    if not pattern.fullmatch(written):
        raise UnsafeValueError(option=option, value=value, rule=rule)
    return written


def _parsed(option: str, value: str, parse: Callable[[str], str], rule: str) -> str:
    try:
        written = parse(value)
    except ValueError:
        raise UnsafeValueError(option=option, value=value, rule=rule) from None
    if "%" in written:  # an IPv6 zone may be any text
        raise UnsafeValueError(option=option, value=value, rule=rule)
    return written


def _is_text(value: str) -> bool:
    """Say whether *value* can be written in UTF-8 (a path of undecodable bytes cannot)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
