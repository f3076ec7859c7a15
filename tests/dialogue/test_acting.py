from bot.answers.composing import Pick
from bot.answers.reply import Reply
from bot.answers.replying import reply_with
from bot.dialogue.acting import act_on
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording, overlaid


def before(bank: Knowledge, entry: str = "cards/new-card") -> Reply:
    return reply_with(bank, [Pick(bank.entries[entry])], 0.8)


def test_sources_are_named_with_section_date_and_credit(bank: Knowledge) -> None:
    (answer,) = act_on(before(bank), "sources", "Which source says that?").answers
    assert answer.text == (
        "- “Handbook”, section “Fees” (published 2019-05-01), which credits Bank Council[1]"
    )


def test_dates_tell_that_of_the_source_and_that_of_the_figure(bank: Knowledge) -> None:
    (answer,) = act_on(before(bank), "dates", "How old is that?").answers
    assert answer.text == "- “Handbook”: published 2019-05-01; figure as of May 2018[1]"


def test_a_missing_date_is_said(bank: Knowledge) -> None:
    (answer,) = act_on(before(bank, "cards/lost-card"), "dates", "How old is that?").answers
    assert "“Site of the bank”: no publication date stated; no year given" in answer.text


def test_sources_come_with_the_citations_of_the_answer(bank: Knowledge) -> None:
    reply = before(bank, "cards/lost-card")
    assert act_on(reply, "sources", "").citations == reply.citations


def test_more_offers_what_is_related(bank: Knowledge) -> None:
    reply = act_on(before(bank), "more", "Tell me more")
    assert (reply.outcome, [option.entry for option in reply.options]) == (
        "clarify",
        ["cards/lost-card"],
    )


def test_more_asserts_nothing(bank: Knowledge) -> None:
    reply = act_on(before(bank), "more", "Tell me more")
    assert (reply.answers, reply.citations) == ((), ())


def test_a_moderator_is_no_document_without_a_date(bank: Knowledge) -> None:
    for link, said in ((None, "by a moderator"), ("https://x.org/a", "a moderator's link")):
        own = Amendment("server/vault", Wording("Where is the vault?", "Below.", None, link))
        (answer,) = act_on(before(overlaid(bank, [own]), "server/vault"), "sources", "").answers
        assert answer.text.endswith(f"({said})[1]")
