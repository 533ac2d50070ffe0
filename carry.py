"""What the built package carries beside our own files: fonts and scripts from npm, catalogues compiled.

Hatchling runs this at every build, an editable install included. Third-party files are
never committed; ``package-lock.json`` pins each one by hash.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src/dabir")
CARRIED = {
    "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2": (
        "press/static/press/vendor/vazirmatn.woff2",
        "newsroom/static/newsroom/vendor/vazirmatn.woff2",
    ),
    # with Persian shapes for Latin digits, for what only the desk's own scripts write
    "vazirmatn/misc/Farsi-Digits/fonts/webfonts/Vazirmatn-FD-Regular.woff2": (
        "newsroom/static/newsroom/vendor/vazirmatn-digits.woff2",
    ),
    "vazirmatn/misc/Farsi-Digits/fonts/webfonts/Vazirmatn-FD-Bold.woff2": (
        "newsroom/static/newsroom/vendor/vazirmatn-digits-bold.woff2",
    ),
    "@majidh1/jalalidatepicker/dist/jalalidatepicker.min.js": (
        "newsroom/static/newsroom/vendor/jalalidatepicker.min.js",
    ),
    "@majidh1/jalalidatepicker/dist/jalalidatepicker.min.css": (
        "newsroom/static/newsroom/vendor/jalalidatepicker.min.css",
    ),
}


class CarryHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's plugin classes are untyped
    """Hatchling's hook."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring everything into the source tree before it is packed."""
        root = Path(self.root)
        if (root / "package.json").exists():  # a source distribution carries the files already
            carry_files(root)
        compile_catalogues(root)


def carry_files(root: Path) -> None:
    """Install the locked npm packages and copy what we serve of them."""
    if not all((root / SOURCE / target).exists() for targets in CARRIED.values() for target in targets):
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev"], cwd=root, check=True)
    for name, targets in CARRIED.items():
        carried = root / "node_modules" / name
        for target in targets:
            place = root / SOURCE / target
            if carried.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(carried, place)


def compile_catalogues(root: Path) -> None:
    """Compile every translation catalogue beside its source."""
    for source in (root / SOURCE).rglob("*.po"):
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(lines))
