from dataclasses import replace

import pytest

from bot.knowledge.entries import Cite, Entry
from bot.site.addresses import entry_page, has_page, root_of, topic_of, whole

ENTRY = Entry("cards/lost-card", "What now?", "Block it.")


def test_the_address_of_an_answer_is_its_id() -> None:
    assert entry_page(ENTRY.id) == "questions/cards/lost-card.html"
    assert (topic_of(ENTRY.id), topic_of("lost-card")) == ("cards", "other")


@pytest.mark.parametrize(
    ("page", "root"), [("index.html", ""), ("a/b.html", "../"), ("a/b/c.html", "../../")]
)
def test_every_page_finds_back(page: str, root: str) -> None:
    assert root_of(page) == root


@pytest.mark.parametrize("site", ["https://site.example/faq", "https://site.example/faq/"])
def test_a_whole_address_has_one_slash(site: str) -> None:
    assert whole(site, "sources.html") == "https://site.example/faq/sources.html"
    assert whole(site, "index.html") == "https://site.example/faq/"


def test_what_can_be_read_alone_has_a_page() -> None:
    assert has_page(ENTRY)
    assert has_page(replace(ENTRY, kind="gap"))
    assert has_page(replace(ENTRY, kind="scope", cite=(Cite("handbook"),)))


@pytest.mark.parametrize(
    "entry",
    [
        replace(ENTRY, kind="scope"),
        replace(ENTRY, kind="smalltalk"),
        replace(ENTRY, compare=True),
    ],
)
def test_what_cannot_has_none(entry: Entry) -> None:
    assert not has_page(entry)
