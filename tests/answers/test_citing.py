from bot.answers.citing import Citations
from bot.knowledge.base import Knowledge


def test_numbers_start_at_one_and_rise(bank: Knowledge) -> None:
    citations = Citations(bank)
    assert [citations.cite("handbook/fee"), citations.cite("handbook/block")] == [1, 2]


def test_facts_of_one_section_share_a_number(bank: Knowledge) -> None:
    citations = Citations(bank)
    assert citations.cite("handbook/block") == citations.cite("handbook/replace")


def test_another_status_is_another_number(bank: Knowledge) -> None:
    citations = Citations(bank)
    assert citations.cite("pay-by-place/harbor") != citations.cite("handbook/pay")


def test_marks_in_a_text_become_numbers(bank: Knowledge) -> None:
    citations = Citations(bank)
    text = "Block it.[^handbook/block][^handbook/replace] Pay.[^handbook/fee]"
    assert citations.number(text) == "Block it.[1] Pay.[2]"


def test_numbers_of_texts_rise_and_come_once(bank: Knowledge) -> None:
    citations = Citations(bank)
    texts = ("[^handbook/fee]", None, "[^handbook/block][^handbook/fee]")
    assert citations.numbers(*texts) == (1, 2)


def test_a_citation_carries_the_source_and_the_date_of_the_figure(bank: Knowledge) -> None:
    citations = Citations(bank)
    citations.cite("handbook/fee")
    (fee,) = citations.all()
    assert (fee.n, fee.kind, fee.source, fee.document) == (1, "document", "handbook", "001.txt")
    assert (fee.title, fee.section, fee.published) == ("Handbook", "Fees", "2019-05-01")
    assert (fee.as_of, fee.attributed_to) == ("May 2018", "Bank Council")
    assert (fee.url, fee.status) == ("https://bank.example/handbook", "current")


def test_an_outside_page_is_an_editors(bank: Knowledge) -> None:
    citations = Citations(bank)
    citations.cite("editor/app")
    (app,) = citations.all()
    assert (app.kind, app.document, app.section, app.published) == ("editor", None, None, None)


def test_a_whole_source_can_be_cited(bank: Knowledge) -> None:
    citations = Citations(bank)
    citations.cite_source("handbook", "Cards")
    assert [(c.source, c.section) for c in citations.all()] == [("handbook", "Cards")]
