"""What the built package carries beside our own files: fonts and scripts from npm, styles and catalogues compiled.

The paper's font is carried in two: what Persian pages are set with, which every reader
loads, and the rest of it, which a page loads that needs it. The Naskh that a reader or a
paper may choose for long reading is carried for Persian alone.

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
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from rcssmin import cssmin

SOURCE = Path("src/dabir")

FONT = "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2"
PAPER_FONT = "press/static/press/vendor/vazirmatn.woff2"
PAPER_FONT_REST = "press/static/press/vendor/vazirmatn-rest.woff2"

NASKH = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2"
PAPER_NASKH = "press/static/press/vendor/naskh.woff2"

PERSIAN = (
    "U+20-7E, U+A0, U+AB, U+B7, U+BB, U+D7, U+60C, U+61B, U+61F, U+621-63A, U+640-656, U+660-66C, U+670, U+671, U+67E, "
    "U+686, U+698, U+6A9, U+6AF, U+6BE, U+6C0-6C3, U+6CC, U+6D4, U+6D5, U+6F0-6F9, U+200B-200F, U+2010-2015, "
    "U+2018-201E, U+2022, U+2026, U+202A-202E, U+2039, U+203A, U+2066-2069, U+2212, U+25CC, U+FDFC"
)
"""Persian, the Arabic that is quoted in it with its vowels, plain Latin. The style sheet names ranges that hold it."""

WEIGHTS = {"wght": (400, 900)}
"""The weights the paper is set in; thinner ones would only be loaded."""

NASKH_WEIGHTS = {"wght": (400, 700)}

CARRIED = {
    FONT: ("newsroom/static/newsroom/vendor/vazirmatn.woff2",),
    # for pictures the press draws itself
    "vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf": ("press/machines/vendor/vazirmatn-bold.ttf",),
    "vazirmatn/fonts/ttf/Vazirmatn-Medium.ttf": ("press/machines/vendor/vazirmatn-medium.ttf",),
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


STYLES = {
    "paper": ("tokens", "fonts", "ground", "masthead", "cards", "story", "furniture", "print"),
    "pages": ("messages", "front", "lists", "archive", "ranking", "letter", "search"),
    "figures": ("figures",),
    "frames": ("frames",),
}
"""The style sheets readers load and what each is put together from, in this order: that of all pages and stories,
that of other pages, that of stories with tables, charts and the like, that of papers of plain files."""


class CarryHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's plugin classes are untyped
    """Hatchling's hook."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring everything into the source tree before it is packed."""
        root = Path(self.root)
        if (root / "package.json").exists():  # a source distribution carries the files already
            carry_files(root)
        compile_styles(root / SOURCE / "press")
        compile_catalogues(root)


def carry_files(root: Path) -> None:
    """Install the locked npm packages and copy what we serve of them."""
    fonts = (PAPER_FONT, PAPER_FONT_REST, PAPER_NASKH)
    carried_files = (*fonts, *(target for targets in CARRIED.values() for target in targets))
    if not all((root / SOURCE / target).exists() for target in carried_files):
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev"], cwd=root, check=True)
    if (root / "node_modules" / FONT).exists():
        cut_fonts(root / "node_modules", root / SOURCE)
    for name, targets in CARRIED.items():
        carried = root / "node_modules" / name
        for target in targets:
            place = root / SOURCE / target
            if carried.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(carried, place)


def cut_fonts(packages: Path, source: Path) -> None:
    """Cut the paper's fonts out of those in *packages*: what Persian is written with, and of the first the rest too."""
    persian = set(subset.parse_unicodes(PERSIAN.replace("U+", "").replace(" ", "")))
    with TTFont(packages / FONT) as font:
        rest = set(font.getBestCmap()) - persian
    cut_font(packages / FONT, persian, WEIGHTS, source / PAPER_FONT)
    cut_font(packages / FONT, rest, WEIGHTS, source / PAPER_FONT_REST)
    cut_font(packages / NASKH, persian, NASKH_WEIGHTS, source / PAPER_NASKH)


def cut_font(whole: Path, characters: set[int], weights: dict[str, tuple[int, int]], target: Path) -> None:
    """Write the glyphs of *whole* for *characters*, in *weights*, to *target*."""
    target.parent.mkdir(parents=True, exist_ok=True)
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
    with TTFont(whole) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters)
        cutter.subset(font)
        instancer.instantiateVariableFont(font, weights, inplace=True)
        subset.save_font(font, target, options)


def compile_styles(press: Path) -> None:
    """Put the style sheets of :data:`STYLES` together, without what only their authors read."""
    for name, parts in STYLES.items():
        whole = "".join((press / "style" / f"{part}.css").read_text(encoding="utf-8") for part in parts)
        (press / "static/press" / f"{name}.css").write_text(f"{cssmin(whole)}\n", encoding="utf-8")


def compile_catalogues(root: Path) -> None:
    """Compile every translation catalogue beside its source."""
    for source in (root / SOURCE).rglob("*.po"):
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(lines))
