"""The ``dabir`` command.

``dabir new`` makes a site; ``dabir text`` works on Persian text and ``dabir press verify``
on a mirror anywhere; within a site's folder every other ``dabir ...`` command works on
that site, as ``manage.py`` would: Django's own commands and those of every installed
application. A :class:`DabirError`
becomes one sentence with its code on standard error and exit status 2; the sentence is
Persian where the terminal's locale is.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dabir import __version__
from dabir.errors import DabirError
from dabir.site import NoSiteError, create

_BAD_INPUT = 2


def main(arguments: list[str] | None = None) -> None:
    """Run ``dabir`` with *arguments* (those of the process by default) and exit on failure."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        match words:
            case ["--version"]:
                sys.stdout.write(f"dabir {__version__}\n")
            case ["new", *rest]:
                _new(rest)
            case ["text", *rest]:
                _text(rest)
            case ["press", "verify", *rest]:
                _verify(rest)
            case _:
                _django(words)
    except DabirError as error:
        sys.stderr.write(f"dabir: {error.sentence(_language())} [{error.code}]\n")
        raise SystemExit(_BAD_INPUT) from error


def _new(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="dabir new", description="Make the folder of a new site.")
    parser.add_argument("folder", type=Path, help="the folder to make")
    parser.add_argument("--name", default="روزنامهٔ من", help="the name of the paper (default: %(default)s)")
    given = parser.parse_args(words)
    folder: Path = given.folder
    create(folder, given.name)
    sys.stdout.write(f"{folder} is ready. Next:\n  cd {folder}\n  dabir run\n  dabir createsuperuser\n")


def _text(words: list[str]) -> None:
    """Look after text from standard input; no site is needed, nor Django."""
    from dabir.text import run  # noqa: PLC0415  # only this command wants the Persian engine

    run(words)


def _verify(words: list[str]) -> None:
    """Prove a mirror, which may be on a stick far from any site."""
    from dabir.press.export.verify import main as verify  # noqa: PLC0415  # only this command wants to sign and hash

    verify(words)


def _django(words: list[str]) -> None:
    """Hand *words* to Django within the site of the present folder."""
    _enter_site(Path.cwd())
    from django.core.management import execute_from_command_line  # noqa: PLC0415  # not needed to make a site

    execute_from_command_line(["dabir", *words])


def _enter_site(folder: Path) -> None:
    """Make the site in *folder* the one that Django works on, unless the environment names one."""
    if "DJANGO_SETTINGS_MODULE" in os.environ:
        return
    if not (folder / "settings.py").is_file():
        raise NoSiteError(folder=folder)
    os.environ["DABIR_SITE"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))


def _language() -> str:
    """Return the language of the terminal by the POSIX order of locale variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value[:2]
    return "en"
