"""A site of one's own: made, set, run, and answered in clear sentences when something is wrong."""

from __future__ import annotations

import subprocess

import pytest
from tests.acceptance.conftest import DABIR, clean_environment

pytestmark = pytest.mark.slow


def dabir(folder, *words, **more):
    return subprocess.run(
        [DABIR, *words], cwd=folder, env=clean_environment(**more), capture_output=True, text=True, check=False
    )


def test_a_new_site_is_a_few_lines_and_a_secret_of_its_own(tmp_path):
    assert dabir(tmp_path, "new", "one").returncode == 0
    assert dabir(tmp_path, "new", "two").returncode == 0
    assert len((tmp_path / "one/settings.py").read_text(encoding="utf-8").splitlines()) < 15
    keys = [(tmp_path / name / "secret.key") for name in ("one", "two")]
    assert keys[0].read_text() != keys[1].read_text()
    assert keys[0].stat().st_mode & 0o077 == 0
    assert dabir(tmp_path / "one", "check").returncode == 0


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/diary.txt").write_text("x")
    done = dabir(tmp_path, "new", "mine")
    assert done.returncode == 2
    assert "[site.folder_taken]" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["diary.txt"]


def test_outside_a_site_the_command_says_so(tmp_path):
    done = dabir(tmp_path, "run")
    assert (done.returncode, done.stdout) == (2, "")
    assert "[site.none_here]" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_errors_are_persian_in_a_persian_terminal(tmp_path):
    assert "پوشهٔ" in dabir(tmp_path, "run", LC_ALL="fa_IR.UTF-8").stderr


def test_a_wrong_setting_stops_the_site_with_a_sentence(site):
    settings = site.folder / "settings.py"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\nDABIR_PAPER_NAM = 'x'\nDABIR_LIST_LENGTH = 'many'\n", encoding="utf-8"
    )
    for command in (("check",), ("run", "--port", "1")):
        done = site.dabir(*command, check=False)
        assert done.returncode != 0
        assert "Did you mean DABIR_PAPER_NAME?" in done.stderr
        assert "DABIR_LIST_LENGTH must be a whole number" in done.stderr


def test_a_site_adds_an_application_and_overrides_a_template_without_a_fork(site, saved_page):
    app = site.folder / "weather"
    (app / "jinja2/press").mkdir(parents=True)
    (app / "__init__.py").write_text("")
    (app / "urls.py").write_text(
        "from django.http import HttpResponse\nfrom django.urls import include, path\n"
        "urlpatterns = [path('weather/', lambda r: HttpResponse('آفتابی')), path('', include('dabir.urls'))]\n"
        "handler404 = 'dabir.delivery.views.not_found'\n",
        encoding="utf-8",
    )
    (app / "jinja2/press/strip.html").write_text("<aside>نوار برنامهٔ هوا</aside>", encoding="utf-8")
    (site.folder / "templates/press").mkdir(parents=True)
    (site.folder / "templates/press/close.html").write_text(
        "<footer>پای سایت من</footer></body></html>", encoding="utf-8"
    )
    settings = site.folder / "settings.py"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        + "\nINSTALLED_APPS = ['weather', *INSTALLED_APPS]\nROOT_URLCONF = 'weather.urls'\n",
        encoding="utf-8",
    )
    site.start()
    front = site.get("/").text
    assert "نوار برنامهٔ هوا" in front
    assert "پای سایت من" in front
    assert site.get("/weather/").text == "آفتابی"
    assert site.get("/newsroom/login/").status == 200


def test_the_first_start_makes_the_tables_by_itself(tmp_path):
    from tests.acceptance.conftest import RunningSite  # noqa: PLC0415

    dabir(tmp_path, "new", "first")
    site = RunningSite(tmp_path / "first")
    try:
        site.start()
        assert site.get("/").status == 200
        assert "روزنامهٔ من" in site.get("/").text
    finally:
        site.stop()
