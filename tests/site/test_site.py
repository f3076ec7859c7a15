import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.app import Advisor
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import load
from bot.site.addresses import entry_page, has_page, source_page
from bot.site.site import Site
from tests.folders import write
from tests.site.reading import Reading, read

NASTY = "<script>window.hit=true</script > \"quoted\" & 'so' </title>"
MOST_KB = 150  # of a page before it is compressed, which makes it a fifth
MOST_KB_OF_THE_INDEX = 400
MOST_KB_OF_STYLE_AND_SCRIPT = 12


def pages_of(knowledge: Knowledge, address: str | None = None) -> dict[str, str]:
    made = list(Site(knowledge, address).pages())
    assert len({page.path for page in made}) == len(made), "two pages have one address"
    return {page.path: page.text for page in made}


def readings(files: Mapping[str, str]) -> dict[str, Reading]:
    return {path: read(path, text) for path, text in files.items() if path.endswith(".html")}


@pytest.fixture(scope="session")
def shipped_pages(shipped_site: Mapping[str, str]) -> dict[str, Reading]:
    return readings(shipped_site)


def broken_links(files: Mapping[str, str], pages: Mapping[str, Reading]) -> list[str]:
    broken = []
    for page in pages.values():
        for link in page.links:
            if link.startswith(("http://", "https://", "data:")):
                continue
            to, anchor = page.leads_to(link)
            if to not in files or (anchor and anchor not in pages[to].ids):
                broken.append(f"{page.path}: {link}")
    return broken


def test_every_link_leads_somewhere(
    shipped_site: Mapping[str, str], shipped_pages: Mapping[str, Reading]
) -> None:
    assert broken_links(shipped_site, shipped_pages) == []


@pytest.mark.parametrize("folder", ["bank_folder", "minimal_folder"])
def test_any_folder_makes_a_whole_site(folder: str, request: pytest.FixtureRequest) -> None:
    files = pages_of(load(request.getfixturevalue(folder)))
    pages = readings(files)
    assert broken_links(files, pages) == []
    assert "cards/lost-card" in "".join(files)


def test_every_page_can_be_reached_by_links_from_the_first(
    shipped_pages: Mapping[str, Reading],
) -> None:
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen or path not in shipped_pages:
            continue
        seen.add(path)
        page = shipped_pages[path]
        todo += [page.leads_to(link)[0] for link in page.links if "://" not in link]
    assert shipped_pages.keys() - seen == set()


def test_pages_are_well_formed_and_their_headings_in_order(
    shipped_pages: Mapping[str, Reading],
) -> None:
    for page in shipped_pages.values():
        assert page.unclosed == [], page.path
        assert len(set(page.ids)) == len(page.ids), page.path
        assert page.headings.count(1) == 1, page.path
        assert page.headings[0] == 1, page.path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), page.path
        assert page.tags.count("title") == page.tags.count("main") == 1, page.path


def test_nothing_is_loaded_from_elsewhere(shipped_site: Mapping[str, str]) -> None:
    for path, text in shipped_site.items():
        assert 'src="http' not in text, path
        assert "url(" not in text, path
        assert "@import" not in text, path


def test_every_answer_and_gap_has_its_page_and_says_what_the_bot_says(
    shipped: Knowledge, shipped_advisor: Advisor, shipped_pages: Mapping[str, Reading]
) -> None:
    shown = [entry for entry in shipped.entries.values() if has_page(entry)]
    assert {entry.kind for entry in shown} == {"answer", "gap"}
    for entry in shown:
        told = shipped_advisor.answer_entry(entry.id)
        assert told is not None
        page = shipped_pages[entry_page(entry.id)]
        said = [told.reply.message or ""]
        for answer in told.reply.answers:
            said += [answer.text, answer.disagreement or "", *answer.notes]
        words = " ".join(page.words.split())
        for paragraph in "\n".join(said).splitlines():
            plain = " ".join(paragraph.removeprefix("- ").replace("*", "").split())
            assert plain in words, entry.id
        for citation in told.reply.citations:
            assert f"source-{citation.n}" in page.ids
            assert citation.title in words


def test_every_fact_stands_on_the_page_of_its_source_with_its_status_and_note(
    shipped: Knowledge, shipped_site: Mapping[str, str], shipped_pages: Mapping[str, Reading]
) -> None:
    for fact in shipped.facts.values():
        page = shipped_pages[source_page(fact.source)]
        assert fact.id in page.ids
        assert " ".join(fact.text.split()) in " ".join(page.words.split())
        claim = shipped_site[page.path].split(f'id="{fact.id}"')[1].split("</li>")[0]
        assert f'<span class="status {fact.status}">{fact.status}</span>' in claim
        assert ("<strong>Note:</strong>" in claim) == bool(fact.note)


def test_every_doubted_fact_and_every_gap_is_listed(
    shipped: Knowledge, shipped_pages: Mapping[str, Reading]
) -> None:
    doubts = " ".join(shipped_pages["doubts.html"].words.split())
    doubted = [fact for fact in shipped.facts.values() if fact.status != "current"]
    assert doubted
    assert [one.id for one in doubted if " ".join(one.text.split()) not in doubts] == []
    linked = shipped_pages["gaps.html"].links
    gaps = [entry.id for entry in shipped.entries.values() if entry.kind == "gap"]
    assert [one for one in gaps if entry_page(one) not in linked] == []


def test_pages_are_light(shipped_site: Mapping[str, str]) -> None:
    weights = {path: len(text.encode()) / 1000 for path, text in shipped_site.items()}
    assert weights.pop("search.html") < MOST_KB_OF_THE_INDEX
    assert {path: weight for path, weight in weights.items() if weight > MOST_KB} == {}
    assert weights["style.css"] + weights["search.js"] < MOST_KB_OF_STYLE_AND_SCRIPT


def nasty(folder: Path) -> Knowledge:
    text, two, three, marked = (
        json.dumps(f"{NASTY}{more}") for more in ("", " two", " three", "[^book/one]")
    )
    return load(
        write(
            folder,
            {
                "sources": f"- {{id: book, title: {text}, author: {text}, about: {text},"
                f' trust: {text}, url: "javascript:alert(1)", sections: [{text}]}}\n',
                "facts/book": f"- {{id: book/one, section: {text}, text: {text}, status: wrong,"
                f" note: {text}, as_of: {text}, attributed_to: {text}}}\n",
                "tables/pay": f"{{id: pay, title: {text}, dimension: role, source: book,"
                f" section: {text}, statistic: {text}, population: {text}, note: {text},"
                f' status: dated, rows: [{{id: a, label: {text}, annual: ["$1"]}}]}}\n',
                "faq/one": f"- {{id: one, question: {text}, aliases: [<script>], terms: [{text}],"
                f" answer: {marked}, detail: {text},"
                f" disagreement: {text}, lookup: [pay]}}\n"
                f"- {{id: a/gap, kind: gap, question: {two}, answer: {text}, related: [one]}}\n"
                f"- {{id: a/out, kind: scope, question: {three}, answer: {text}}}\n",
            },
        )
    )


def test_what_the_knowledge_says_is_never_markup(tmp_path: Path) -> None:
    files = pages_of(nasty(tmp_path), "https://site.example/a&b")
    for path, page in readings(files).items():
        assert "window.hit" in page.words or path in {"index.html", "search.html"}, path
        scripts = page.tags.count("script")
        assert scripts == (2 if path == "search.html" else 0), path
        assert not any(link.startswith("javascript:") for link in page.links)
        assert page.unclosed == [], path
    index = files["search.html"].split('type="application/json">')[1].split("</script>")[0]
    assert any(title == NASTY for title, *_ in json.loads(index))


def test_a_published_site_has_whole_addresses(bank: Knowledge) -> None:
    files = pages_of(bank, "https://site.example/faq/")
    page = files["questions/cards/lost-card.html"]
    whole = "https://site.example/faq/questions/cards/lost-card.html"
    assert f'<link rel="canonical" href="{whole}">' in page
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [one.text for one in ElementTree.fromstring(files["sitemap.xml"]).iter(f"{space}loc")]  # noqa: S314 (our own file)
    assert whole in listed
    assert "https://site.example/faq/" in listed
    assert len(listed) == sum(path.endswith(".html") for path in files)
    assert "Sitemap: https://site.example/faq/sitemap.xml" in files["robots.txt"]


def test_without_an_address_there_is_none(bank: Knowledge) -> None:
    files = pages_of(bank)
    assert not {"sitemap.xml", "robots.txt"} & files.keys()
    assert "canonical" not in files["index.html"]


def test_the_same_knowledge_gives_the_same_bytes(bank_folder: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "bot", "site", str(out), "--knowledge", str(bank_folder)],
            env={**os.environ, "PYTHONHASHSEED": seed, "DATA_DIR": str(tmp_path / "data")},
            check=True,
            capture_output=True,
        )
        files = sorted(path for path in out.rglob("*") if path.is_file())
        made.append([(path.relative_to(out), path.read_bytes()) for path in files])
    assert made[0] == made[1]
    assert made[0]
