"""The Django settings of a Dabir site.

A site's own ``settings.py`` begins with ``from dabir.settings import *`` and goes on
with the few lines that differ; what can be set about the paper is in :mod:`dabir.conf`.
Three things come from the environment, since they belong to the machine and not to the
paper: ``DABIR_SITE`` (the site's folder; the ``dabir`` command sets it),
``DABIR_DATABASE_URL`` and ``DABIR_SECRET_KEY`` (else the file ``secret.key``).
"""

import os
from pathlib import Path

from dabir.conf.database import database

PACKAGE = Path(__file__).parent
SITE = Path(os.environ.get("DABIR_SITE", ".")).resolve()
DATA = SITE / "data"


def _secret_key() -> str:
    """Return the secret from the environment or the site's file; empty makes Django refuse to sign."""
    given = os.environ.get("DABIR_SECRET_KEY", "")
    kept = SITE / "secret.key"
    return given or (kept.read_text(encoding="ascii").strip() if kept.exists() else "")


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "dabir.newsroom",
    "dabir.delivery",
    "dabir.readers",
    "dabir.search",
    "dabir.press",
    "dabir.ledger",
    "dabir.demo",
    "wagtail.contrib.typed_table_block",
    "wagtail.users",
    "wagtail.documents",  # Wagtail's own pages reverse its addresses
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "dabir.newsroom.people.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
X_FRAME_OPTIONS = "SAMEORIGIN"  # the newsroom shows previews in a frame of its own

ROOT_URLCONF = "dabir.urls"
READERS_URLCONF = "dabir.search.urls"  # all that Django answers on a stand for readers only

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["dabir.newsroom.templatetags.jalali"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("DABIR_DATABASE_URL", "sqlite:///data/paper.sqlite3"), SITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "dabir.newsroom.people.signing_in.SignInForm"
OTP_TOTP_THROTTLE_FACTOR = 0  # wrong codes wait by the same rule as wrong passwords

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Tehran"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [folder for folder in [SITE / "static"] if folder.is_dir()]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"

# Until a paper names its mail server (docs/readers.md), every letter is a file that can be read.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_TIMEOUT = 5  # seconds; a reader waits meanwhile

WAGTAIL_SITE_NAME = "دبیر"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fa", "فارسی"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dabir.newsroom.media.uploads.PictureForm"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "dabir.newsroom.index"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no foreign host is ever asked
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 5_000  # milliseconds; the default of 500 saves at every pause between two words
WAGTAIL_SLIM_SIDEBAR = False
TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"dabir": {"level": "INFO"}},
}
