from dataclasses import replace

from bot.answers.composing import MOST_OPTIONS, MOST_ROWS, Pick, compose, options, related
from bot.answers.reply import Answer
from bot.knowledge.base import Knowledge


def said(bank: Knowledge, entry: str, *named: str, assumed: str = "") -> Answer:
    (answer,) = compose(bank, [Pick(bank.entries[entry], named, assumed)]).answers
    return answer


def test_the_short_answer_comes_first_then_the_fuller_one(bank: Knowledge) -> None:
    assert said(bank, "cards/lost-card").text == (
        "Block it in the app, which takes 5 minutes.[1]\n\nThe bank then replaces it.[1]"
    )


def test_a_disagreement_is_shown_with_its_numbers(bank: Knowledge) -> None:
    assert said(bank, "cards/lost-card").disagreement == (
        "The handbook says the app,[1] a post says the phone.[2]"
    )


def test_the_note_of_a_doubted_fact_is_shown(bank: Knowledge) -> None:
    assert said(bank, "cards/lost-card").notes == ("The post is older than the app of 2015.[3]",)


def test_the_note_of_a_row_is_shown_once(bank: Knowledge) -> None:
    answer = said(bank, "pay/by-place", "harbor", "springfield")
    assert answer.notes == ("The handbook gives no year.",)


def test_an_answer_names_all_numbers_that_it_uses(bank: Knowledge) -> None:
    assert said(bank, "cards/lost-card").citations == (1, 2, 3)


def test_an_answer_without_marks_ends_with_what_it_cites(bank: Knowledge) -> None:
    answer = said(bank, "cards/broken-card")
    assert (answer.text, answer.citations) == ("The branch mends it within 3 days.[1]", (1,))


def test_what_was_assumed_is_said_first(bank: Knowledge) -> None:
    answer = said(bank, "cards/new-card", assumed="For Springfield:")
    assert answer.text == "*For Springfield:*\n\nIt costs $10.[1]"


def test_a_lookup_says_the_row_and_the_detail(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place", "springfield").text == (
        "- Springfield: $15 an hour, $31,000 a year (average for tellers; no date stated).[1]\n\n"
        "Living costs differ too.[2]"
    )


def test_a_lookup_says_that_a_row_is_only_the_nearest(bank: Knowledge) -> None:
    lines = said(bank, "pay/by-place", "ogdenville").text.splitlines()
    assert lines[0] == "No figure for Ogdenville itself; the nearest is Northland, the state:"
    assert lines[1].startswith("- Northland: $40,000 a year")


def test_a_lookup_without_a_row_falls_back(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place", "atlantis").text.startswith("It depends on the place.[1]")


def test_a_lookup_with_some_rows_says_which_are_missing(bank: Knowledge) -> None:
    text = said(bank, "pay/by-place", "harbor", "atlantis").text
    assert "The documents have no figure for Atlantis." in text


def test_a_lookup_without_a_name_falls_back(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place").text.startswith("It depends on the place.[1]")


def test_a_lookup_says_a_bounded_number_of_rows(bank: Knowledge) -> None:
    table = bank.tables["pay-by-place"]
    row = table.rows[0]
    many = [replace(row, id=f"r{n}") for n in range(MOST_ROWS + 1)]
    facts = {fact.id: fact for fact in map(table.fact, many)}
    crowded = replace(
        bank,
        tables={**bank.tables, table.id: replace(table, rows=tuple(many))},
        facts={**bank.facts, **facts},
    )
    text = said(crowded, "pay/by-place", "northland").text
    *lines, last = [line for line in text.splitlines() if line.startswith("- ")]
    assert (len(lines), last) == (MOST_ROWS, "- And 1 more: ask for one at a time.")


def test_a_title_names_what_the_question_named(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place", "harbor").title == "What does a teller earn in Harbor?"


def test_answers_share_their_citations(bank: Knowledge) -> None:
    picks = [Pick(bank.entries["cards/new-card"]), Pick(bank.entries["cards/lost-card"])]
    composed = compose(bank, picks)
    assert [citation.n for citation in composed.citations] == [1, 2, 3, 4]


def test_related_questions_leave_out_what_is_said(bank: Knowledge) -> None:
    picks = [Pick(bank.entries["cards/new-card"]), Pick(bank.entries["cards/lost-card"])]
    assert [option.entry for option in related(bank, picks)] == ["cards/broken-card"]


def test_there_is_a_bounded_number_of_options(bank: Knowledge) -> None:
    assert len(options(bank, [*bank.entries])) == MOST_OPTIONS


def test_a_question_that_names_nothing_stays_a_question(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place").title == "What does a teller earn in a certain place?"
    assert said(bank, "pay/by-stage").title == "What does a certain role earn?"
    assert said(bank, "pay/by-stage", "teller").title == "What does a teller earn?"


def test_an_entity_that_is_gone_does_no_harm(bank: Knowledge) -> None:
    assert said(bank, "pay/by-place", "gone").text.startswith("It depends on the place.")


def test_a_note_that_only_points_at_what_is_said_too_is_left_out(bank: Knowledge) -> None:
    entry = bank.entries["cards/lost-card"]
    beside = replace(entry, detail="The app came in 2015.[^editor/app]")
    (answer,) = compose(bank, [Pick(beside)]).answers
    assert answer.notes == ()
