"""Templates are compiled once for many builds, and never taken for other ones."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from strideguide.compiled import keep
from strideguide.hosts.lending import keep_templates

Show = Callable[..., str]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The texts that Jinja had to compile, with an empty temporary folder."""
    texts: list[str] = []
    compile_anew: Callable[..., object] = Environment.compile

    def noting(self: Environment, source: str, *names: str | None) -> object:
        texts.append(source)
        return compile_anew(self, source, *names)

    monkeypatch.setattr(Environment, "compile", noting)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return texts


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """What a new environment makes of a template in templates/, with a word for its filter `t`."""
    (tmp_path / "templates").mkdir()

    def shown(template: str, word: str = "Squat", folder: str = "templates", *, trim_blocks: bool = False) -> str:
        (tmp_path / "templates" / "page.html").write_text(template)
        loader = FileSystemLoader(tmp_path / "templates")
        environment = Environment(loader=loader, autoescape=True, trim_blocks=trim_blocks)
        environment.filters["t"] = lambda key: f"{word} {key}"
        keep(environment, [tmp_path / folder], words=word)
        return environment.get_template("page.html").render()

    return shown


def test_a_template_is_compiled_once(compiled: list[str], show: Show) -> None:
    assert [show("{{ 'deep' | t }}") for _ in range(3)] == ["Squat deep"] * 3
    assert compiled == ["{{ 'deep' | t }}"]


def test_another_text_other_words_or_options_are_another_template(compiled: list[str], show: Show) -> None:
    assert show("{{ 'deep' | t }}") == "Squat deep"
    assert show("{{ 'low' | t }}") == "Squat low"
    assert show("{{ 'low' | t }}", word="Lunge") == "Lunge low"
    assert show("{% if true %}\nUp{% endif %}") == "\nUp"
    assert show("{% if true %}\nUp{% endif %}", trim_blocks=True) == "Up"
    assert len(compiled) == 5


def test_templates_elsewhere_are_not_kept(compiled: list[str], show: Show) -> None:
    assert [show("Calf raise", folder="elsewhere") for _ in range(2)] == ["Calf raise"] * 2
    assert len(compiled) == 2


def test_what_can_not_be_kept_is_compiled_again(
    compiled: list[str], show: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert [show("Plank") for _ in range(2)] == ["Plank"] * 2
    assert len(compiled) == 2


def test_what_is_kept_badly_is_compiled_again(compiled: list[str], show: Show, tmp_path: Path) -> None:
    show("Bridge")
    [kept] = tmp_path.glob("*/strideguide_*.cache")
    for damaged in (b"", kept.read_bytes()[:-9]):
        kept.write_bytes(damaged)
        assert show("Bridge") == "Bridge"
    assert len(compiled) == 3


def test_templates_that_come_with_a_theme_are_kept(compiled: list[str]) -> None:
    theme = Theme("material")
    for _ in range(2):
        environment = theme.get_env()
        keep_templates(environment, theme)
        environment.get_template("partials/language.html")
    assert len(compiled) == 1
