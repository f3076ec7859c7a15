import json

import pytest

from bot.curation.questions import Question, QuestionsError, held_out, read_questions
from bot.knowledge.base import Knowledge


def read(**keys: object) -> Question:
    line = json.dumps({"id": 1, "question": "how much", **keys})
    (question,) = read_questions([line])
    return question


def refusal(*lines: str) -> str:
    with pytest.raises(QuestionsError) as caught:
        read_questions(lines)
    return caught.value.reply


def test_one_text_is_a_list_of_one() -> None:
    assert read(entry="pay/overall").entry == ("pay/overall",)


def test_a_list_of_texts_is_kept() -> None:
    assert read(expect_any=["$10", "ten"]).expect_any == ("$10", "ten")


def test_nothing_is_an_empty_list() -> None:
    assert read(entry=None, outcome="answered").entry == ()


def test_class_and_style_are_its_kinds() -> None:
    assert read(**{"class": "partial", "style": ["slang", "esl"]}).kinds == (
        "partial",
        "slang",
        "esl",
    )


def test_other_keys_are_passed_over() -> None:
    assert read(entry="a", origin="mined").entry == ("a",)


def test_blank_lines_are_passed_over() -> None:
    assert read_questions(["", "  \n"]) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: not a JSON object on one line"),
        ('{"question": "a", "entry": "b"}', "line 1: `id` is missing"),
        ('{"id": 1, "entry": "b"}', "line 1: `question` is missing"),
        ('{"id": 1, "question": 2, "entry": "b"}', "line 1: `question`: "),
        ('{"id": 1, "question": "a", "outcome": "maybe"}', "line 1: `outcome`: "),
        ('{"id": 1, "question": "a", "class": "hard"}', "line 1: `class`: "),
        ('{"id": 1, "question": "a"}', "line 1: nothing is expected: add one of entry"),
    ],
)
def test_a_line_that_is_no_question_is_told(line: str, said: str) -> None:
    assert refusal(line).startswith(said)


def test_an_id_is_used_once() -> None:
    line = '{"id": 1, "question": "a", "entry": "b"}'
    assert refusal(line, "", line) == "line 3: the id `1` is taken: choose another"


def test_further_problems_are_counted() -> None:
    assert refusal("{", "{", "{").endswith("(and 2 more)")


def test_every_nth_alias_is_held_out(bank: Knowledge) -> None:
    without, questions = held_out(bank, 2)
    assert without.entries["cards/lost-card"].aliases == ("i lost my card",)
    assert [(q.id, q.question, q.entry) for q in questions] == [
        ("cards/lost-card#1", "card is missing", ("cards/lost-card",))
    ]


def test_aliases_with_a_placeholder_and_those_about_an_answer_stay(bank: Knowledge) -> None:
    _, questions = held_out(bank, 1)
    asked = {question.question for question in questions}
    assert not asked & {"pay in {place}", "source?"}


def test_what_is_out_of_scope_needs_only_be_taken_as_that(bank: Knowledge) -> None:
    _, questions = held_out(bank, 1)
    (weather,) = [question for question in questions if question.question == "weather forecast"]
    assert (weather.kind, weather.entry) == ("out_of_scope", ())


def test_the_knowledge_itself_is_left_as_it_is(bank: Knowledge) -> None:
    before = dict(bank.entries)
    held_out(bank, 1)
    assert bank.entries == before
