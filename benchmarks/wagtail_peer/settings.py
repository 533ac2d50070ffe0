"""Settings of the stock newsroom: Wagtail's defaults, a database by ``PEER_DATABASE``, a folder by ``PEER_FOLDER``."""

import os
from pathlib import Path

from dabir.conf.database import database

FOLDER = Path(os.environ["PEER_FOLDER"])
SECRET_KEY = "of a benchmark"  # noqa: S105  # nobody else signs in
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "wagtail_peer",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "wagtail_peer.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": database(os.environ["PEER_DATABASE"], FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"wagtail_peer": "peer_migrations"}
STATIC_URL = "/static/"
MEDIA_ROOT = FOLDER / "media"
USE_TZ = True
WAGTAIL_SITE_NAME = "stock"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
