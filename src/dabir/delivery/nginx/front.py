"""The configuration of nginx, from the site's settings and an operator's choices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from dabir.conf import conf
from dabir.delivery.files import media_type
from dabir.delivery.nginx import values
from dabir.errors import DabirError
from dabir.press import routes

_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104  # a web server listens to the world
_EXTENSIONS: Final = (
    *("html", "css", "js", "mjs", "json", "map", "xml", "txt", "vtt", "webmanifest", "woff", "woff2", "ttf", "ico"),
    *("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp4", "m4v", "webm", "mov", "mp3", "m4a", "ogg", "oga"),
    *("opus", "wav", "pdf"),
)
"""The kinds of file nginx is told the type of; any other is plain bytes."""


class CertificateMissingError(DabirError):
    """TLS wants a certificate and its key: give --certificate and --key, or --no-tls if another server ends TLS."""

    code = "delivery.nginx_certificate"
    persian = (
        "برای TLS گواهی و کلید آن لازم است: «--certificate» و «--key» را بدهید، "
        "یا اگر کارساز دیگری سرِ TLS است «--no-tls»."
    )


class PlainAddressError(DabirError):
    """DABIR_SITE_URL is {url}; with TLS it must begin with https (or give --no-tls)."""

    code = "delivery.nginx_plain_address"
    persian = "مقدار DABIR_SITE_URL برابر {url} است. با TLS باید با https آغاز شود (یا «--no-tls» را بدهید)."


class NobodyTrustedError(DabirError):
    """Behind a CDN every reader would seem to be the CDN: give its networks with --trust."""

    code = "delivery.nginx_nobody_trusted"
    persian = "پشت CDN همهٔ خوانندگان یک نشانی خواهند داشت: شبکه‌های آن را با «--trust» بدهید."


@dataclass(frozen=True, slots=True)
class Front:
    """What an operator decides.

    *upstreams* are the newsstand's addresses; *binds* the IP addresses to listen on. Rates are per
    client address: *login_rate* a minute, *uncached_rate* a second with bursts of four seconds' worth.
    *static* and *media* are folders on nginx's machine, empty if the newsstand is to be asked.
    *trusted* are the networks whose *address_header* is believed to name the client.
    """

    upstreams: tuple[str, ...] = ("127.0.0.1:8000",)
    tls: bool = True
    certificate: str = ""
    key: str = ""
    hsts_seconds: int = 0
    acme: str = ""
    binds: tuple[str, ...] = _EVERYWHERE
    http_port: int = 80
    https_port: int = 443
    inner_port: int = 8090
    aliases: tuple[str, ...] = ()
    cache: str = ""
    cache_size: str = "256m"
    static: str = ""
    media: str = ""
    upload_limit: str = "512m"
    login_rate: int = 10
    uncached_rate: int = 100
    access_log: str = ""
    behind_cdn: bool = False
    trusted: tuple[str, ...] = ()
    address_header: str = "X-Forwarded-For"


def configuration(front: Front) -> str:
    """Return nginx's configuration for the site, to stand within its http block.

    Raises :class:`CertificateMissingError`, :class:`PlainAddressError`, :class:`NobodyTrustedError`
    or :class:`~dabir.delivery.nginx.values.UnsafeValueError`.
    """
    _check(front)
    written = render_to_string("delivery/nginx.conf", _site() | _choices(front))
    # In the template a line that holds only a tag begins with a space; nothing is left of it but that.
    return re.sub(r"^[ \t]+\n", "", written, flags=re.MULTILINE)


def _check(front: Front) -> None:
    if front.tls and not (front.certificate and front.key):
        raise CertificateMissingError
    if front.tls and not conf.SITE_URL.startswith("https://"):
        raise PlainAddressError(url=conf.SITE_URL)
    if front.behind_cdn and not front.trusted:
        raise NobodyTrustedError


def _site() -> dict[str, object]:
    """Return what the site's settings say."""
    address = urlsplit(conf.SITE_URL)
    host = values.host("DABIR_SITE_URL", address.hostname or "")
    site_host = f"{host}:{values.port('DABIR_SITE_URL', address.port)}" if address.port else host
    return {
        "name": "dabir_" + re.sub(r"[^a-z0-9]", "_", host),
        "scheme": address.scheme,
        "host": host,
        "site_host": site_host,
        "site_url": f"{address.scheme}://{site_host}",
        "paper": routes.FRONT,
        "newsroom": reverse("wagtailadmin_home"),
        "login": reverse(settings.LOGIN_URL),
        "static_url": settings.STATIC_URL,
        "media_url": settings.MEDIA_URL,
        "types": types(),
    }


def _choices(front: Front) -> dict[str, object]:
    """Return what the operator decided, each value fit to stand in the configuration."""
    host = urlsplit(conf.SITE_URL).hostname or ""
    files = {
        "certificate": ("--certificate", front.certificate),
        "key": ("--key", front.key),
        "acme": ("--acme", front.acme),
        "access_log": ("--access-log", front.access_log),
        "cache": ("--cache", front.cache or f"/run/dabir-{values.host('DABIR_SITE_URL', host)}"),
        "static": ("--static", f"{front.static}/" if front.static else ""),
        "media": ("--media", f"{front.media}/" if front.media else ""),
    }
    return {name: _path(option, value) for name, (option, value) in files.items()} | {
        "upstreams": [values.upstream("--upstream", value) for value in front.upstreams],
        "tls": front.tls,
        "hsts": front.hsts_seconds,
        "binds": [_listening(value) for value in front.binds],
        "http_port": values.port("--http-port", front.http_port),
        "port": values.port("--https-port", front.https_port) if front.tls else front.http_port,
        "inner_port": values.port("--inner-port", front.inner_port),
        "aliases": [values.host("--alias", value) for value in front.aliases],
        "cache_size": values.size("--cache-size", front.cache_size),
        "upload_limit": values.size("--upload-limit", front.upload_limit),
        "login_rate": values.rate("--login-rate", front.login_rate),
        "uncached_rate": values.rate("--uncached-rate", front.uncached_rate),
        "uncached_burst": 4 * front.uncached_rate,
        "behind_cdn": front.behind_cdn,
        "trusted": [values.network("--trust", value) for value in front.trusted],
        "address_header": values.header("--address-header", front.address_header),
    }


def _path(option: str, value: str) -> str:
    """Return *value* as a path, with its last slash if it has one; nothing stays nothing."""
    if not value:
        return ""
    written = values.path(option, value)
    return f'{written[:-1]}/"' if value.endswith("/") else written


def _listening(value: str) -> str:
    address = values.address("--bind", value)
    return f"[{address}]" if ":" in address else address


def types() -> list[tuple[str, list[str]]]:
    """Return media types with the extensions that have them, as the newsstand itself gives them."""
    by_type: dict[str, list[str]] = {}
    for extension in _EXTENSIONS:
        by_type.setdefault(media_type(f"x.{extension}"), []).append(extension)
    return list(by_type.items())
