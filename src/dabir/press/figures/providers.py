"""What readers call the site that an embed leads to, by its host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from dabir.story import EmbedBlock

_NAMES: Final[Mapping[str, str]] = {
    "aparat.com": "آپارات",
    "balad.ir": "بلد",
    "castbox.fm": "کست‌باکس",
    "facebook.com": "فیس‌بوک",
    "instagram.com": "اینستاگرام",
    "maps.app.goo.gl": "نقشهٔ گوگل",
    "maps.google.com": "نقشهٔ گوگل",
    "neshan.org": "نشان",
    "openstreetmap.org": "نقشهٔ اوپن‌استریت‌مپ",
    "soundcloud.com": "ساندکلاد",
    "spotify.com": "اسپاتیفای",
    "t.me": "تلگرام",
    "telegram.me": "تلگرام",
    "twitter.com": "ایکس (توییتر)",
    "x.com": "ایکس (توییتر)",
    "youtu.be": "یوتیوب",
    "youtube-nocookie.com": "یوتیوب",
    "youtube.com": "یوتیوب",
}
"""Persian names by registered host; a host below one of these has its name."""


def provider(embed: EmbedBlock) -> str:
    """Return the name of the site *embed* leads to: its own word for it, a well-known name, or the host."""
    if embed.provider:
        return embed.provider
    parts = urlsplit(embed.address)
    host = (parts.hostname or "").removeprefix("www.")
    if host.split(".")[0] == "google" and parts.path.startswith("/maps"):
        return "نقشهٔ گوگل"
    labels = host.split(".")
    known = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_NAMES[name] for name in known if name in _NAMES), host)
