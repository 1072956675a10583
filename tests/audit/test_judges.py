"""Each judge finds the fault that is planted for it, and lets a clean site pass.

A whole clean site is looked at only at night, where a judge takes seconds: at landing it is the clean pages beside a
faulty one that pass.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.audit import __main__ as audit
from tests.audit import axe, links, requests, vnu, weight
from tests.audit.markup import read_markup
from tests.audit.planted import HALF_A_DOT, build
from tests.audit.site import Site
from tests.audit.tour import EVERY_SIZE, SIZES, Visit, take_tour
from tests.audit.verdict import CannotJudge, Finding, Verdict, as_text, counted


def whats(verdict: Verdict) -> list[str]:
    return [finding.what for finding in verdict.findings]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="exercises/squat/#how">by the next folder</a>',
        '<a href="./exercises/../exercises/squat/?week=2#%68ow">with dots, a query and escapes</a>',
        '<a href="/run/exercises/squat/">from the host</a>',
        '<a href="https://guide.example/run/exercises/squat/index.html#top">by its full address</a>',
        '<a href="">to itself</a><a href="#">to its top</a><a href="#start">to its heading</a>',
        '<a href="https://elsewhere.example/">away</a><a href="mailto:a@b.example">by post</a>',
        '<img srcset="squat%20deep.svg, squat%20deep.svg?v=1 2x" src="squat%20deep.svg#knee" alt="">',
        f'<img src="{HALF_A_DOT}" alt="">',
    ],
)
def test_links_lets_pass_what_leads_somewhere(tmp_path: Path, body: str) -> None:
    assert whats(links.judge(build(tmp_path, home=body))) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<a href="exercises/lunge/">x</a>', "there is no exercises/lunge/index.html"),
        ('<a href="exercises/Squat/">x</a>', "there is no exercises/Squat/index.html"),
        ('<a href="exercises/squat">x</a>', "names a folder: end it with /"),
        ('<a href="exercises/squat/#why">x</a>', "exercises/squat/index.html has no id 'why'"),
        ('<a href="#stop">x</a>', "index.html has no id 'stop'"),
        ('<a href="../outside/">x</a>', "climbs out of the site"),
        ('<a href="/other/">x</a>', "leads out of the site, which is made for /run/"),
        ('<a href="https://guide.example/run/gone/">x</a>', "there is no gone/index.html"),
        ('<a href="http://[">x</a>', "is no address"),
        ('<img src="gone.png" alt="">', "there is no gone.png"),
        ('<img srcset="squat%20deep.svg 1x, gone.png 2x" alt="">', "there is no gone.png"),
        ('<svg><use href="squat%20deep.svg#hip"/></svg>', "squat deep.svg has no id 'hip'"),
        ('<meta property="og:image" content="https://guide.example/run/gone.png">', "there is no gone.png"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "there is no gone/index.html"),
        ('<base href="/run/exercises/"><a href="lunge/">x</a>', "there is no exercises/lunge/index.html"),
    ],
)
def test_links_finds_what_leads_nowhere(tmp_path: Path, body: str, why: str) -> None:
    [found] = links.judge(build(tmp_path, home=body)).findings
    assert why in found.what
    assert found.where == "index.html:14"


def test_links_finds_a_404_page_that_works_at_one_depth_only(tmp_path: Path) -> None:
    site = build(tmp_path)
    (tmp_path / "404.html").write_text('<a href="exercises/squat/">x</a> <a href="/run/">y</a>')
    [found] = links.judge(site).findings
    assert "must begin with /" in found.what


def test_links_follows_the_sitemap_and_the_search_index(tmp_path: Path) -> None:
    site = build(tmp_path)
    (tmp_path / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://guide.example/run/</loc></url>"
        "<url><loc>https://guide.example/run/gone/</loc></url></urlset>"
    )
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.json").write_text(
        '{"groups": [{"at": "exercises/", "rows": [["squat/#how"], ["squat/#why"]]}]}'
    )
    assert [finding.where for finding in links.judge(site).findings] == [
        "sitemap.xml",
        "search/index.json",
    ]


def test_an_address_list_keeps_the_commas_inside_an_address() -> None:
    markup = read_markup(f'<img srcset="{HALF_A_DOT} 1x, a,b.png 2x,\n c.png">')
    assert [link.address for link in markup.links] == [HALF_A_DOT, "a,b.png", "c.png"]


@pytest.mark.nightly
def test_vnu_lets_a_clean_site_pass(tmp_path: Path) -> None:
    verdict = vnu.judge(build(tmp_path))
    assert whats(verdict) == []
    assert verdict.figures == "pages: 3, warnings: 0"


@pytest.mark.nightly
def test_vnu_finds_an_unclosed_element_and_notes_a_warning(tmp_path: Path) -> None:
    verdict = vnu.judge(build(tmp_path, home="<section><p>Lower slowly.</p>"))
    assert any("section" in what for what in whats(verdict))
    assert {finding.where.split(":")[0] for finding in verdict.findings} == {"index.html"}
    assert any("heading" in note.what for note in verdict.notes)


@pytest.mark.nightly
def test_vnu_looks_at_the_pages_that_are_named(tmp_path: Path) -> None:
    site = build(tmp_path, home="<section><p>Lower slowly.</p>")
    assert vnu.judge(site, ["404.html"]).figures == "pages: 1, warnings: 0"


MOVING = """<p id="late"></p><p>Stand tall.</p><img src="squat%20deep.svg" alt="A squat">
<script>const next = requestAnimationFrame, seen = () => { document.querySelector("#late").style.height = "200px"; };
next(() => next(() => next(seen)));</script>"""


def test_weight_lets_pass_what_keeps_its_limits_and_names_each_that_is_over(tmp_path: Path) -> None:
    site = build(tmp_path, home=MOVING)
    [count] = weight.weigh(site, ["index.html"]).values()
    page, picture = (len((tmp_path / name).read_bytes()) for name in ("index.html", "squat deep.svg"))
    assert (count["bytes"], count["requests"], count["nodes"]) == (page + picture, 2, 15)
    assert count["shift"] > 0.01
    assert list(weight.faults("index.html", count, {"*": {**count}})) == []
    limits = {"index.html": {name: value / 2 for name, value in count.items()}}
    found = [fault.what for fault in weight.faults("index.html", count, limits)]
    assert [what.split(":")[0] for what in found] == ["bytes", "requests", "nodes", "shift"]
    assert found[1] == "requests: 2, and limits.yml allows 1 for index.html"


def test_weight_finds_a_page_without_limits_and_takes_the_first_pattern_that_fits() -> None:
    assert [fault.what for fault in weight.faults("a/index.html", {"nodes": 9}, {"b/*": {"nodes": 9}})] == [
        "no limits for this page: add a pattern that fits it to limits.yml"
    ]
    assert list(weight.faults("a/index.html", {"nodes": 9}, {"a/*": {"nodes": 9}, "*": {"nodes": 1}})) == []
    [unlimited] = weight.faults("a/index.html", {"nodes": 9, "requests": 2}, {"a/*": {"nodes": 9}})
    assert unlimited.what.startswith("requests: 2")


FAULTY = """<img src="squat%20deep.svg">
<p style="color: #999; background: #fff">Too pale</p>
<img src="https://pictures.example/a.png" alt="A squat">
<script>console.error("no plan"); fetch("gone.json"); undefined.plan</script>"""


@pytest.fixture(scope="module")
def clean_tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Sequence[Visit]]:
    site = build(tmp_path_factory.mktemp("clean"))
    return site, take_tour(site, with_axe=True)


@pytest.fixture(scope="module")
def faulty_tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Sequence[Visit]]:
    site = build(tmp_path_factory.mktemp("faulty"), home=FAULTY)
    return site, take_tour(site, with_axe=True)


@pytest.mark.nightly
def test_axe_lets_a_clean_site_pass(clean_tour: tuple[Site, Sequence[Visit]]) -> None:
    verdict = axe.judge(clean_tour[1])
    assert whats(verdict) == []
    assert verdict.figures == "pages: 3, schemes: 2, widths: 2, runs: 6"


def test_axe_finds_an_image_without_alt_in_each_scheme(
    faulty_tour: tuple[Site, Sequence[Visit]],
) -> None:
    found = axe.judge(faulty_tour[1]).findings
    images = [finding for finding in found if finding.what.startswith("image-alt")]
    assert [image.where for image in images] == [
        "index.html light 390",
        "index.html dark 1280",
    ]
    assert '<img src="squat%20deep.svg">' in images[0].what
    assert any(finding.what.startswith("color-contrast") for finding in found)
    assert {finding.where.split()[0] for finding in found} == {"index.html"}


def test_axe_finds_a_dark_visit_that_shows_the_light_palette() -> None:
    seen: dict[int, list[dict[str, Any]]] = {1280: [], 390: []}
    tour = [Visit("index.html", scheme, "default", seen, [], []) for scheme in ("light", "dark")]
    assert whats(axe.judge(tour)) == ["light and dark show the same palette 'default'"]


def test_axe_finds_a_page_that_it_could_not_see() -> None:
    visit = Visit("index.html", "light", "", {1280: []}, [], ["crashed"])
    assert [len(axe.judge([visit], sizes).findings) for sizes in (SIZES, EVERY_SIZE)] == [1, 2]


@pytest.mark.nightly
def test_requests_lets_a_clean_site_pass(clean_tour: tuple[Site, Sequence[Visit]]) -> None:
    assert whats(requests.judge(*clean_tour)) == []


def test_requests_finds_another_host_and_what_the_browser_complains_of(
    faulty_tour: tuple[Site, Sequence[Visit]],
) -> None:
    found = requests.judge(*faulty_tour).findings
    for fault, where in (
        ("loads from another host: <img src='https://pictures.example/a.png'>", "index.html:16"),
        ("asks another host: https://pictures.example/a.png", "index.html light"),
        ("console: no plan", "index.html dark"),
        ("exception: ", "index.html dark"),
        ("gone.json (404)", "index.html light"),
    ):
        assert [one for one in found if fault in one.what and one.where == where], fault
    assert {one.where.split()[0].split(":")[0] for one in found} == {"index.html"}


def test_the_report_shows_a_fault_once_and_ends_with_counts() -> None:
    found = [Finding("no alt", f"page {number}") for number in range(7)]
    failed = Verdict("axe", "pages: 7", found)
    text = as_text(failed).splitlines()
    assert text[0] == "axe: no alt"
    assert text[6] == "    and 2 more places"
    assert text[-1] == "FAILED axe: findings: 7; pages: 7"
    passed = Verdict("links", "links: 9")
    assert as_text(passed) == "ok     links: findings: 0; links: 9"
    assert counted([failed, passed]) == "1 passed, 1 failed"


def test_the_command_says_by_its_exit_code_whether_anything_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path)
    assert audit.main([str(tmp_path), "--only", "links"]) == 0
    assert capsys.readouterr().out.endswith("1 passed, 0 failed\n")
    build(tmp_path, home='<a href="gone/">x</a>')
    assert audit.main([str(tmp_path), "--only", "links"]) == 1
    assert capsys.readouterr().out.endswith("0 passed, 1 failed\n")


def test_the_command_shares_out_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(tmp_path)
    for share, pages in (("1/2", 2), ("2/2", 1), ("1/1", 3)):
        assert audit.main([str(tmp_path), "--only", "links", "--share", share]) == 0
        assert capsys.readouterr().out.endswith(f"\npages: {pages}, 1 passed, 0 failed\n")


@pytest.mark.parametrize("arguments", [["no-such-folder"], [".", "--only", "linkz"], [".", "--share", "3/2"]])
def test_the_command_refuses_a_folder_without_a_site_and_a_judge_without_a_name(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        audit.main(arguments)


def test_a_judge_that_lacks_its_tool_has_failed_and_the_others_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_java(site: Site, pages: Sequence[str]) -> Verdict:
        raise CannotJudge("vnu needs Java 17 or newer")

    monkeypatch.setattr(vnu, "judge", no_java)
    build(tmp_path)
    assert audit.main([str(tmp_path), "--only", "vnu,links"]) == 1
    printed = capsys.readouterr().out
    assert "vnu: vnu needs Java 17 or newer" in printed
    assert printed.endswith("1 passed, 1 failed\n")
