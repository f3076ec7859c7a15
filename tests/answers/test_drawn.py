"""The chart of a reply shows just the figures that the reply says."""

import pytest

from bot.answers.drawn import rows_compared, rows_said
from bot.answers.reply import Ground
from bot.app import Advisor
from bot.knowledge.base import Knowledge
from bot.pictures.bars import panels


def test_a_look_up_in_words_draws_its_rows(bank_advisor: Advisor) -> None:
    told = bank_advisor.retell([Ground("pay/by-stage", ("teller",))])
    assert told is not None
    rows = rows_said(bank_advisor.knowledge, told.reply)
    assert [row.fact for row in rows] == ["pay-by-stage/teller-entry", "pay-by-stage/teller-mid"]


def test_an_answer_that_looks_nothing_up_draws_nothing(bank_advisor: Advisor) -> None:
    told = bank_advisor.answer_entry("cards/lost-card")
    assert told is not None
    assert rows_said(bank_advisor.knowledge, told.reply) == ()


def test_a_comparison_draws_the_figures_of_both(bank_advisor: Advisor) -> None:
    named = ["northland", "harbor"]
    reply = bank_advisor.compare_for(named).reply
    rows = rows_compared(bank_advisor.knowledge, reply, named)
    assert [row.annual for row in rows] == [("$40,000",), ("$52,000",)]


def test_figures_told_in_words_are_drawn_in_the_unit_of_the_words(
    shipped_advisor: Advisor,
) -> None:
    told = shipped_advisor.answer_entry("pay/best-cities")
    assert told is not None
    rows = {row.fact: row for row in rows_said(shipped_advisor.knowledge, told.reply)}
    assert rows["pay-by-city/kokomo"].annual == ("$71,470",)
    assert rows["pay-by-city/richland"].annual == ()
    assert rows["pay-by-city/richland"].hourly == ("$32.48",)


def test_a_figure_alone_of_its_table_is_not_drawn(shipped_advisor: Advisor) -> None:
    told = shipped_advisor.answer_entry("pay/overall")
    assert told is not None
    rows = rows_said(shipped_advisor.knowledge, told.reply)
    assert {row.fact.partition("/")[0] for row in rows} == {"pay-overall"}


@pytest.mark.parametrize("entry", ["pay/best-states", "pay/best-cities", "pay/gender"])
def test_lists_in_words_are_drawn(shipped_advisor: Advisor, entry: str) -> None:
    told = shipped_advisor.answer_entry(entry)
    assert told is not None
    assert len(rows_said(shipped_advisor.knowledge, told.reply)) > 2


def test_every_figure_that_is_drawn_is_said_and_cited(
    shipped: Knowledge, shipped_advisor: Advisor
) -> None:
    drawn = 0
    for entry in shipped.entries:
        told = shipped_advisor.answer_entry(entry)
        assert told is not None
        numbers = {citation.n: citation for citation in told.reply.citations}
        words = "\n".join(answer.text for answer in told.reply.answers)
        for bars in panels(rows_said(shipped, told.reply)):
            for bar in bars:
                assert all(figure in words for figure in bar.printed), entry
                assert numbers[bar.citation].source == shipped.facts[bar.fact].source
                drawn += 1
    assert drawn
