"""The settings of a site for tests: real SQLite files in a folder of the run."""

import os
import tempfile

os.environ.setdefault("DABIR_SITE", tempfile.mkdtemp(prefix="dabir-tests-"))
os.environ.setdefault("DABIR_SECRET_KEY", "for tests only")

from dabir.settings import *  # noqa: F403  # the environment comes first

DATA.mkdir(exist_ok=True)  # noqa: F405
DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DABIR_ENCODE_FILMS = False  # a test makes them itself, where it can wait for them
DABIR_KEEP_TIMETABLE = False  # a test keeps it itself
