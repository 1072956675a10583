"""A brand of its own over the tiny guide: Fell & Forest, with a chapter, a tip and a logo of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from strideguide import start
from strideguide.layers import ELSEWHERE, shipped
from tests import worlds

# Chapters to which pages of the guide lead: the guide of the tests has their headings, and so the parts of their pages.
LED_TO = ("effort", "grading", "pain", "running-again")


def headings(name: str) -> str:
    """The headings of a chapter of the guide that ships, with a few words below each in place of what stands there."""
    text = (shipped() / "content" / f"{name}.md").read_text("utf-8")
    return "".join(f"{line}\n\nA few words.\n\n" for line in text.split("\n") if line.startswith("#"))


GUIDE: Mapping[str, str | bytes] = {
    "mkdocs.yml": """\
site_name: The guide below
site_url: https://below.example/
repo_url: https://git.example/below
edit_uri: edit/main/content/
docs_dir: content
theme:
  name: material
  custom_dir: overrides
  font: false
  features: [content.action.edit, navigation.tabs]
plugins: {search: {}, strideguide: {}}
markdown_extensions: {attr_list: {}, toc: {permalink: true}}
not_in_nav: |
  /effort.md
  /grading.md
  /pain.md
  /running-again.md
validation: {nav: {omitted_files: warn}, links: {unrecognized_links: ignore}}
nav:
  - Home: index.md
  - Read:
      - About us all: about.md
      - Weather: weather.md
  - Exercises: exercises/index.md
  - Tips: tips/index.md
""",
    "content/about.md": """\
<!-- hero: begin -->
# About

<!-- card: exercise:squat [The squat](exercise:squat) Down and up. -->
<!-- hero: end -->

Ask the [chair](kit:chair). ![A hill](hill.png)
""",
    "content/weather.md": "# Weather\n\nIt rains.\n",
    **{f"content/{name}.md": headings(name) for name in LED_TO},
    "content/hill.png": b"no real picture",
    "overrides/main.html": '{% extends "base.html" %}{% block footer %}<p>Foot of the guide</p>{% endblock %}',
    "overrides/404.html": '{% extends "main.html" %}{% block content %}<h1>Lost below</h1>{% endblock %}',
}
BRAND: Mapping[str, str] = {
    "brand.yml": """\
name: Fell & Forest
tagline: Strong on every hill.
address: https://fell.example/guide
repository: https://git.example/fell/forest
logo: {light: assets/logo.svg}
hide: {chapters: [weather.md]}
people: [{name: Ada Fell}]
legal: {imprint: imprint/}
""",
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 9 4 0l5 9z"/></svg>\n',
    "content/404.md": "# Nobody ran here\n\nBack to [the squat](exercise:squat), or to [our way](our-way.md).\n",
    "content/our-way.md": "# Our way\n\nWe begin with the [squat](exercise:squat).\n",
    "content/imprint.md": "# Imprint\n\nAda Fell, Hill Road 1.\n",
    "data/tips/our-tip.yml": """\
title: Begin on grass
short: Grass is soft.
detail: |
  It is kind to you.
claims: [strength-helps]
given_in: [old-guide]
reviewed: 2026-11-22
""",
    "overrides/404.html": '{% extends "main.html" %}{% block content %}<h1>Lost in the forest</h1>'
    "{{ config.extra.guide.missing }}{% endblock %}",
}


def guide(folder: Path) -> Path:
    """The guide that brands stand on."""
    return worlds.write(folder, GUIDE)


def brand(folder: Path, name: str = "Fell & Forest", changes: Mapping[str, str] | None = None) -> Path:
    """A brand's folder as `init` makes it, with `changes`; the guide below has none of the chapters that init hides."""
    alone = f"name: {json.dumps(name)}\n"
    for path, text in {**start.brand(name), "brand.yml": alone, **(changes or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def run(below: Path, *words: object, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`strideguide` with these words, in the folder `at`, where brands stand on the guide in `below`."""
    return subprocess.run(
        [sys.executable, "-m", "strideguide", *map(str, words)],
        cwd=at,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, ELSEWHERE: str(below), "PYTHONUTF8": "1"},
    )
