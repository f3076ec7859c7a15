from dataclasses import replace

import pytest

from bot.answers.pay import pay_for, pay_of
from bot.knowledge.base import Knowledge


def test_a_city_without_a_figure_gets_that_of_its_state_labelled(bank: Knowledge) -> None:
    pay = pay_of(bank, {"city": "Ogdenville"})
    assert [gap.label for gap in pay.gaps] == ["Ogdenville"]
    assert [(row.fact, row.standing) for row in pay.rows] == [("pay-by-place/northland", "nearest")]
    assert "nearest is Northland, the state" in pay.reply.answers[0].text


def test_a_state_without_a_figure_gets_those_of_the_country(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {"state": "texas"})
    assert [row.standing for row in pay.rows] == ["national", "national"]
    assert pay.rows[0].label == "Whole country, median"
    text = pay.reply.answers[0].text
    assert "The documents have no figure for Texas." in text
    assert "By state there are figures for Washington, D.C., Alaska," in text


def test_a_city_of_an_unlisted_state_names_both(shipped: Knowledge) -> None:
    text = pay_of(shipped, {"city": "chicago"}).reply.answers[0].text
    assert "no figure for Chicago or Illinois" in text


def test_a_state_with_listed_cities_offers_them_and_the_country(shipped: Knowledge) -> None:
    standings = [row.standing for row in pay_of(shipped, {"state": "california"}).rows]
    assert standings == ["nearest"] * 5 + ["national"] * 2


def test_what_no_table_crosses_is_a_gap_and_each_stands_by_itself(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {"role": "biller", "state": "alaska"})
    assert pay.gaps[0].entities == ("medical-biller", "alaska")
    assert [answer.title for answer in pay.reply.answers] == ["Pay: Medical biller", "Pay: Alaska"]
    assert pay.reply.answers[0].text.startswith("No document has a figure for Medical biller and")


def test_figures_that_differ_stand_side_by_side_with_the_reason(shipped: Knowledge) -> None:
    (answer,) = pay_of(shipped, {"role": "medical coder"}).reply.answers
    assert answer.disagreement is not None
    assert answer.disagreement.startswith("The source gives different figures in two places.")
    assert "$45,000 to $65,000" in answer.text
    assert "$60,000 to $85,000" in answer.text


def test_a_stage_narrows_the_rows(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {"role": "denials specialist", "experience": "entry level"})
    assert [row.fact for row in pay.rows] == ["pay-by-role/denials-entry"]


def test_a_stage_alone_gives_all_roles_at_it(shipped: Knowledge) -> None:
    labels = {row.label for row in pay_of(shipped, {"experience": "beginner"}).rows}
    assert "Medical biller, entry level" in labels
    assert all(label.endswith("entry level") for label in labels)


def test_nothing_chosen_gives_everybody_and_what_there_is(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {})
    assert {row.fact.split("/")[0] for row in pay.rows} == {"pay-overall"}
    assert "There are figures by role, state, city" in pay.reply.answers[0].text


@pytest.mark.parametrize(
    ("typed", "outcome"), [("atlntic city", "unanswered"), ("indianna", "answered")]
)
def test_a_name_is_guessed_or_not_known(shipped: Knowledge, typed: str, outcome: str) -> None:
    assert pay_of(shipped, {"state": typed}).reply.outcome in (outcome, "clarify")


def test_an_unknown_name_is_asked_back_about_and_not_repeated(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {"role": "analyst"})
    assert pay.reply.outcome == "clarify"
    assert pay.reply.message is not None
    assert "Did you mean Revenue cycle analyst" in pay.reply.message
    assert pay.near[0].id == "revenue-cycle-analyst"


def test_a_name_like_no_other_gets_what_there_is(shipped: Knowledge) -> None:
    reply = pay_of(shipped, {"city": "xyzzy"}).reply
    assert reply.outcome == "unanswered"
    assert reply.message is not None
    assert "xyzzy" not in reply.message
    assert "By city there are figures for Kokomo" in reply.message


def test_every_number_in_the_texts_is_a_citation(shipped: Knowledge) -> None:
    reply = pay_for(shipped, ["alaska", "medical-coder", "cpc"]).reply
    assert [one.n for one in reply.citations] == list(range(1, len(reply.citations) + 1))
    assert {n for answer in reply.answers for n in answer.citations} <= {
        one.n for one in reply.citations
    }


def test_a_knowledge_without_tables_has_no_figures(bank: Knowledge) -> None:
    bare = replace(bank, tables={})
    (answer,) = pay_for(bare, ["harbor"]).reply.answers
    assert "The documents have no figure for Harbor" in answer.text


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("10 years", "years-10-19"),
        ("15", "years-10-19"),
        ("20+", "years-20-plus"),
        ("5 yrs", "years-5-9"),
        ("0", "less-than-1-year"),
        ("3 years experience", "years-1-4"),
    ],
)
def test_a_number_of_years_is_its_band(shipped: Knowledge, typed: str, row: str) -> None:
    rows = pay_of(shipped, {"experience": typed}).rows
    assert {one.fact.split("/")[1] for one in rows} == {row}


@pytest.mark.parametrize("typed", ["200", "7 weeks"])
def test_another_number_is_no_band(shipped: Knowledge, typed: str) -> None:
    assert pay_of(shipped, {"experience": typed}).rows == ()


def test_a_senior_is_past_the_entry_level(shipped: Knowledge) -> None:
    rows = pay_of(shipped, {"experience": "senior"}).rows
    assert rows
    assert all(row.label.endswith("mid-career") for row in rows)


def test_a_workplace_without_a_figure_gets_those_of_the_country(shipped: Knowledge) -> None:
    pay = pay_of(shipped, {"industry": "doctor's office"})
    assert [row.standing for row in pay.rows] == ["national", "national"]
