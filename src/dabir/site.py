"""The folder of a site: what ``dabir new`` writes.

A site is a settings file of a few lines, a secret of its own, and folders for templates
and static files that take the place of ours. Data (database, media) grows in ``data/``.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from dabir.errors import DabirError


class NoSiteError(DabirError):
    """{folder} is not the folder of a site (it has no settings.py); make one with: dabir new NAME."""

    code = "site.none_here"
    persian = "پوشهٔ {folder} پوشهٔ یک سایت نیست (فایل settings.py ندارد). با «dabir new نام» یکی بسازید."


class FolderTakenError(DabirError):
    """{folder} exists and is not empty; a new site wants a folder of its own."""

    code = "site.folder_taken"
    persian = "پوشهٔ {folder} هست و خالی نیست. سایت تازه پوشه‌ای از آنِ خود می‌خواهد."


_SETTINGS: Final = '''"""Settings of this paper. docs/settings.md explains every DABIR_ name."""

from dabir.settings import *

DABIR_PAPER_NAME = {name!r}
DABIR_PAPER_MOTTO = "روزنامهٔ برخط"
DABIR_SITE_URL = "http://127.0.0.1:8000"  # what readers use, for feeds and canonical links
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
# EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # docs/readers.md; till then letters go to data/mail

# INSTALLED_APPS = ["my_app", *INSTALLED_APPS]  # an application of your own comes first, so its templates win
# DATABASES = {{"default": database("postgresql://user:password@localhost/paper", SITE)}}
'''

_TEMPLATES: Final = """Templates put here take the place of Dabir's.

press/story.html, for example, is a reader's story page (Jinja); the fields each one is given
are listed in docs/templates.md. newsroom/... and wagtailadmin/... are the newsroom's (Django).
"""

_STATIC: Final = """Files put here are served under /static/, and take the place of Dabir's.

press/tokens.css changes colours, fonts and measures of the paper: docs/design.md has its words.
press/icon.png (square, best 512 pixels) is the paper's sign.
"""

_IGNORE: Final = "/data/\n/secret.key\n__pycache__/\n"


def create(folder: Path, name: str = "روزنامهٔ من") -> None:
    """Make a site in *folder* for the paper called *name*; raises :class:`FolderTakenError` if anything is there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(folder=folder)
    for part in ("data/media", "templates", "static/press"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "settings.py").write_text(_SETTINGS.format(name=name), encoding="utf-8")
    (folder / "templates" / "README").write_text(_TEMPLATES, encoding="utf-8")
    (folder / "static" / "README").write_text(_STATIC, encoding="utf-8")
    (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
    key = folder / "secret.key"
    key.touch(mode=0o600)
    key.write_text(secrets.token_urlsafe(50), encoding="ascii")
