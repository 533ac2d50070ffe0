"""Templates: what they are given is declared, documented, and never printed bare."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from dabir.press import contexts
from dabir.press.parts import BUILDERS
from dabir.press.printing import BareValueError, printed
from dabir.press.templates import environment

ROOT = Path(__file__).parents[3]


@pytest.fixture
def render(tmp_path):
    def render(source, **fields):
        (tmp_path / "t.html").write_text(source, encoding="utf-8")
        return environment([tmp_path]).get_template("t.html").render(fields)

    return render


@pytest.mark.parametrize("value", [5, 2.5, date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC)])
def test_a_bare_number_or_time_is_an_error(render, value):
    with pytest.raises(BareValueError):
        render("{{ value }}", value=value)


def test_a_missing_field_is_an_error(render):
    with pytest.raises(jinja2.UndefinedError):
        render("{{ nothing }}")


def test_readers_get_persian_and_machines_get_iso(render):
    at = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)
    assert render("{{ at|wide }}|{{ at|machine }}|{{ at|rfc822 }}|{{ n|fa }}|{{ n|machine }}", at=at, n=291913) == (
        "۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲|2013-08-20T18:29:00Z|Tue, 20 Aug 2013 18:29:00 GMT|۲۹۱۹۱۳|291913"
    )
    assert render("{{ day|day }}", day=date(2026, 11, 22)) == "یکشنبه ۱ آذر ۱۴۰۵"


@pytest.mark.parametrize("source", ["{{ 5 }}", "{{ 2.5 + 1 }}", "{% autoescape x %}{{ 5 }}{% endautoescape %}"])
def test_a_bare_number_written_in_the_template_is_one_too(render, source):
    with pytest.raises(BareValueError):
        render(source, x=False)


@pytest.mark.parametrize("switch", [True, False])
def test_a_bare_number_is_an_error_where_escaping_is_switched(render, switch):
    with pytest.raises(BareValueError):
        render("{% autoescape switch %}{{ value }}{% endautoescape %}", value=5, switch=switch)


@given(st.text())
def test_words_are_escaped_as_the_standard_library_does(words):
    assert str(printed(words)) == str(escape(words))


def test_words_are_escaped_and_markup_is_not(render):
    assert render("{{ words }}", words="<script>") == "&lt;script&gt;"
    assert render("{{ words }}", words=Markup("<b>")) == "<b>"
    assert render("{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ bold('&') }}") == "<b>&amp;</b>"
    assert render("{{ yes }}{{ nothing }}", yes=True, nothing=None) == "TrueNone"


def test_compiled_templates_are_kept_and_a_changed_one_is_compiled_again(tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "t.html").write_text("۱", encoding="utf-8")
    assert environment([tmp_path], compiled=kept).get_template("t.html").render() == "۱"
    assert list(kept.iterdir())
    (tmp_path / "t.html").write_text("۲", encoding="utf-8")
    assert environment([tmp_path], compiled=kept).get_template("t.html").render() == "۲"


def described() -> list[str]:
    """The lines docs/templates.md must have: each template, and each field of each context."""
    templates: dict[str, list[str]] = {}
    for name, (build, template) in BUILDERS.items():
        context = build.__annotations__["return"]
        templates.setdefault(f"{template}` · `{context}", []).append(name)
    lines = [f"| `{key}` | {', '.join(parts)} |" for key, parts in templates.items()]
    shared = ("Link", "CardView", "Column", "DayStories", "RegisterEntry", "YearView", "DayView", "FeedLink")
    for name in (*shared, *(c.__name__ for c in contexts.Context.__args__)):
        shape = getattr(contexts, name)
        lines += [f"| `{name}.{field.name}` | `{field.type}` |" for field in dataclasses.fields(shape)]
    return lines


def test_every_template_and_field_is_documented():
    page = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.startswith("| `")] == described()
