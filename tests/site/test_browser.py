"""The shipped site in a real browser: from a disk and from a web server, by keyboard, by eye."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from bot.cli.site import write
from bot.site.frame import Page
from bot.site.site import Site
from tests.site.browser import CHROMIUM, Tab, browser
from tests.site.test_site import nasty

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.asyncio(loop_scope="module"),
]

TAB, ENTER = ("Tab", 9), ("Enter", 13)
KINDS = (
    "index.html",
    "search.html?q=degree",
    "topics/pay.html",
    "questions/education/degree-needed.html",
    "questions/exam/fee.html",
    "tables.html",
    "tables/pay-by-city.html",
    "glossary.html",
    "sources.html",
    "sources/post-2012.html",
    "doubts.html",
    "gaps.html",
)
# WCAG 2.2, 1.4.3: contrast of text at least 4.5, by the formula of its relative luminance.
FAINT = """
(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3)
      .map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .filter((one) => one.getClientRects().length)
    .map((one) => {
      const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.outerHTML.slice(0, 80)];
    })
    .filter(([contrast]) => contrast < 4.5);
})()
"""
FOUND = "[...document.querySelectorAll('#found a')].map((one) => one.textContent)"


@pytest.fixture(scope="module")
def folder(shipped_site: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write(out, [Page(path, text) for path, text in shipped_site.items()])
    return out


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tab() -> AsyncIterator[Tab]:
    async with browser() as opened:
        yield opened


@pytest_asyncio.fixture(params=["from a disk", "from a server"], loop_scope="module")
async def base(request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[str]:
    """Where the site is: in a folder, or under a path of a web server."""
    if request.param == "from a disk":
        yield folder.as_uri()
        return
    app = web.Application()
    app.router.add_static("/some/place", folder)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/some/place"
    finally:
        await runner.cleanup()


async def test_a_question_is_found_and_read_by_keyboard_alone(tab: Tab, base: str) -> None:
    await tab.open(f"{base}/topics/pay.html")
    await tab.press(*TAB)
    assert await tab.tell("document.activeElement.textContent") == "Skip to the content"
    await tab.press(*ENTER)
    assert await tab.tell("document.activeElement.id") == "content"
    await tab.tell("document.querySelector('.name a').focus()")
    for _ in range(7):
        await tab.press(*TAB)
    assert await tab.tell("document.activeElement.labels[0].textContent") == "Search"
    await tab.type("do i need a degre")
    await tab.press(*ENTER)
    await tab.loaded()
    results = await tab.tell(FOUND)
    assert "Do I need a degree to start in medical billing and coding?" in results[:3]
    assert str(len(results)) in await tab.tell("document.getElementById('told').textContent")
    await tab.tell("document.querySelector('#found a').focus()")
    await tab.press(*ENTER)
    await tab.loaded()
    assert await tab.tell("document.querySelector('h1').textContent") == results[0]
    assert await tab.tell("getComputedStyle(document.body).maxWidth") != "none"
    await tab.tell("document.querySelector('.mark').focus()")
    await tab.press(*ENTER)
    assert await tab.tell("document.querySelector(':target').id") == "source-1"
    assert tab.complaints == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("work from hoem", "work from home?"),
        ("exam fee", "How much does the exam cost?"),
        ("Kokomo", "Kokomo: $34.36"),
        ("icd-9", "ICD-9"),
        ("certifi", "certif"),
        ("best paid cities", "Best-paid cities"),
        ("clare hayle", "Exploring the Role"),
    ],
)
async def test_a_search_finds_while_one_types(
    tab: Tab, folder: Path, typed: str, expected: str
) -> None:
    await tab.open(f"{folder.as_uri()}/search.html")
    await tab.tell("document.getElementById('find').focus()")
    await tab.type(typed)
    results = await tab.tell(FOUND)
    assert any(expected in one for one in results[:4]), results


async def test_a_search_for_nothing_known_says_so(tab: Tab, folder: Path) -> None:
    await tab.open(f"{folder.as_uri()}/search.html?q=xylophone")
    assert await tab.tell(FOUND) == []
    assert "Nothing fits" in await tab.tell("document.getElementById('told').textContent")


async def test_without_scripts_everything_can_still_be_reached(tab: Tab, folder: Path) -> None:
    await tab.run_scripts(on=False)
    try:
        await tab.open(f"{folder.as_uri()}/search.html?q=degree")
        seen = await tab.tell("document.querySelector('main').innerText")
        assert "Searching needs JavaScript. All questions by topic need none." in seen
    finally:
        await tab.run_scripts(on=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_can_be_read(tab: Tab, folder: Path, scheme: str) -> None:
    await tab.shown_in(scheme)
    for page in KINDS:
        await tab.open(f"{folder.as_uri()}/{page}")
        assert await tab.tell(FAINT) == [], page
    ground = await tab.tell("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


async def test_nothing_is_wider_than_a_small_telephone(tab: Tab, folder: Path) -> None:
    await tab.shown_in("light", width=320)
    for page in KINDS:
        await tab.open(f"{folder.as_uri()}/{page}")
        assert await tab.tell("document.documentElement.scrollWidth") <= 320, page
    await tab.shown_in("light")


async def test_everything_that_is_used_has_a_name(tab: Tab, folder: Path) -> None:
    for page in KINDS:
        await tab.open(f"{folder.as_uri()}/{page}")
        nodes = (await tab.call("Accessibility.getFullAXTree"))["nodes"]
        told = [
            (one["role"]["value"], one.get("name", {}).get("value"))
            for one in nodes
            if not one["ignored"]
        ]
        used = {"link", "button", "searchbox", "navigation", "region", "table"}
        assert [role for role, name in told if role in used and not name] == [], page
        assert {"main", "banner", "contentinfo"} <= {role for role, _ in told}, page


async def test_what_the_knowledge_says_is_never_run(tab: Tab, tmp_path: Path) -> None:
    write(tmp_path / "out", list(Site(nasty(tmp_path / "in")).pages()))
    for page in ("search.html?q=%3Cscript%3Ewindow.hit=2%3C/script%3E", "questions/one.html"):
        await tab.open(f"{(tmp_path / 'out').as_uri()}/{page}")
        assert await tab.tell("window.hit") is None
    await tab.open(f"{(tmp_path / 'out').as_uri()}/search.html?q=script")
    assert await tab.tell(FOUND)
    assert tab.complaints == []
