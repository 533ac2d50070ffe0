"""``dabir nginx``: write the configuration of an nginx that stands in front of the paper."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dabir.conf import conf
from dabir.delivery.nginx.front import Front, configuration
from dabir.delivery.nginx.gather import gather
from dabir.delivery.nginx.wanted import wanted


class Command(BaseCommand):
    """Writes nginx's configuration."""

    help = "Print nginx's configuration for this site, to stand in front of `dabir run`; docs/operating.md says how."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the operator's choices; the defaults are those of :class:`Front`."""
        usual = Front()
        one = parser.add_argument
        many: dict[str, Any] = {"action": "append", "default": []}
        number: dict[str, Any] = {"type": int}
        one("--output", type=Path, help="write here instead of printing")
        one("--upstream", **many, metavar="HOST:PORT", help="the newsstand's address (default: 127.0.0.1:8000)")
        one("--no-tls", action="store_true", help="serve plain http: TLS ends elsewhere, or nowhere")
        one("--certificate", default="", metavar="FILE", help="the certificate chain, PEM")
        one("--key", default="", metavar="FILE", help="its private key, PEM")
        one("--hsts", **number, default=0, metavar="SECONDS", help="have browsers insist on TLS for so long")
        one("--acme", default="", metavar="DIR", help="folder of ACME challenges (certbot --webroot)")
        one("--bind", **many, metavar="ADDRESS", help="IP address to listen on (default: every one)")
        one("--http-port", **number, default=usual.http_port)
        one("--https-port", **number, default=usual.https_port)
        one("--inner-port", **number, default=usual.inner_port, help="a free port on 127.0.0.1 (default: %(default)s)")
        one("--alias", **many, metavar="NAME", help="another name that leads to the paper's, such as www.…")
        one("--cache", default="", metavar="DIR", help="folder of the cache, on tmpfs (default: /run/dabir-HOST)")
        one("--cache-size", default=usual.cache_size, help="at most so much (default: %(default)s)")
        one("--static", default="", metavar="DIR", help="gather the static files here and serve them from disk")
        one("--media", default=str(settings.MEDIA_ROOT), metavar="DIR", help="media folder (default: the site's)")
        one("--no-media", action="store_true", help="media are not on nginx's machine: ask the newsstand")
        one("--upload-limit", default=usual.upload_limit, help="largest upload in the newsroom (default: %(default)s)")
        one("--login-rate", **number, default=usual.login_rate, help="logins a minute and address")
        one("--uncached-rate", **number, default=usual.uncached_rate, help="uncached requests a second and address")
        one("--access-log", default="", metavar="FILE", help="keep a log of requests (default: none)")
        one("--behind-cdn", action="store_true", help="a CDN stands in front: pass its headers on")
        one("--trust", **many, metavar="NETWORK", help="whose word is taken for the client's address")
        one("--address-header", default=usual.address_header, help="in which it is (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say on standard error what the site's settings lack."""
        written = configuration(_front(options))
        if options["static"]:
            count = gather(Path(options["static"]))
            self.stderr.write(f"{count} static files in {options['static']}")
        if options["output"]:
            options["output"].write_text(written, encoding="utf-8")
        else:
            self.stdout.write(written, ending="")
        for line in wanted(conf.SITE_URL):
            self.stderr.write(f"settings.py lacks: {line}")


def _front(options: dict[str, Any]) -> Front:
    return Front(
        upstreams=tuple(options["upstream"]) or Front().upstreams,
        tls=not options["no_tls"],
        hsts_seconds=options["hsts"],
        binds=tuple(options["bind"]) or Front().binds,
        aliases=tuple(options["alias"]),
        trusted=tuple(options["trust"]),
        media="" if options["no_media"] else options["media"],
        **{
            name: options[name]
            for name in (
                *("certificate", "key", "acme", "http_port", "https_port", "inner_port", "cache", "cache_size"),
                *("static", "upload_limit", "login_rate", "uncached_rate", "access_log", "behind_cdn"),
                "address_header",
            )
        },
    )
