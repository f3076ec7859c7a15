import pytest

from bot.answers.shelf import books, shelf, suggest
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording, overlaid


def test_all_documents_are_told_of_with_date_trust_and_use(shipped: Knowledge) -> None:
    found = shelf(shipped)
    assert len(found.books) == len(found.reply.answers) == 5
    for answer in found.reply.answers:
        for part in ("What it is", "Date", "How far to trust it", "Used for"):
            assert part in answer.text
        assert answer.citations


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("3", "roles-guide"),
        ("hayle", "hayle"),
        ("clare hayle", "hayle"),
        ("mibc-guide", "mibc-guide"),
        ("2012-09-02", "post-2012"),
        ("2012", "post-2012"),
        ("how to become a medical insurance billing", "mibc-guide"),
        ("onet-29-2072", "onet-29-2072"),
    ],
)
def test_a_source_is_found_as_it_is_typed(shipped: Knowledge, typed: str, source: str) -> None:
    assert [book.source.id for book in shelf(shipped, typed).books] == [source]


def test_an_unknown_source_gets_the_list(shipped: Knowledge) -> None:
    reply = shelf(shipped, "zzzzzz").reply
    assert reply.outcome == "unanswered"
    assert "5. Medical Billing and Coding Job Description" in (reply.message or "")


@pytest.mark.parametrize("typed", ["99", "6", "0", "#29"])
def test_an_unknown_number_is_no_part_of_a_title(shipped: Knowledge, typed: str) -> None:
    reply = shelf(shipped, typed).reply
    assert reply.outcome == "unanswered"
    assert "no source of that number. There are 5 documents, 1 to 5: 1." in (reply.message or "")


def test_a_book_counts_what_rests_on_it(shipped: Knowledge) -> None:
    by_id = {book.source.id: book for book in books(shipped)}
    post = by_id["post-2012"]
    assert post.dated == "published 2012-09-02"
    assert dict(post.doubted)["wrong"] > 0
    assert post.facts == sum(fact.source == "post-2012" for fact in shipped.facts.values())
    assert post.entries
    for entry in (shipped.entries[one] for one in post.entries):
        cited = {shipped.facts[fact].source for fact in entry.marks}
        assert "post-2012" in cited | {cite.source for cite in entry.cite}
    assert by_id["onet-29-2072"].number is None


def test_suggestions_start_with_the_documents(shipped: Knowledge) -> None:
    assert [book.number for book in suggest(shipped, "")][:5] == [1, 2, 3, 4, 5]
    assert [book.source.id for book in suggest(shipped, "hayle")] == ["hayle"]


def test_the_moderators_of_a_server_are_on_its_shelf(bank: Knowledge) -> None:
    own = Amendment("server/vault", Wording("Where is the vault?", "Below."))
    found = shelf(overlaid(bank, [own]), "moderator note")
    assert found.books[0].entries == ("server/vault",)
    assert "nobody but the moderators" in found.reply.answers[0].text
