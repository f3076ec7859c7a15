import json

import pytest

from bot.answers.reply import Outcome
from bot.curation.evaluation import Result
from bot.curation.runs import Run, changes_as_json, compare, read_run, run_as_json
from bot.errors import BotError


def result(
    id: str | int, points: float, entry: str = "a", outcome: Outcome = "answered", asked: str = "q"
) -> Result:
    return Result(id, asked, ("esl",), points, outcome, 0.9, (entry,), "a")


def run(*results: Result) -> Run:
    return Run("questions.jsonl", "abc", results)


def test_what_is_better_and_what_is_worse_is_told_apart() -> None:
    before = run(result(1, 0), result(2, 1), result(3, 1))
    after = run(result(1, 0.5), result(2, 0), result(3, 1))
    changes = compare(before, after)
    assert [new.id for _, new in changes.better] == [1]
    assert [new.id for _, new in changes.worse] == [2]
    assert changes.changed == ()


def test_another_answer_with_the_same_points_is_a_change() -> None:
    changes = compare(run(result(1, 0, "a")), run(result(1, 0, "b")))
    assert [(old.entries, new.entries) for old, new in changes.changed] == [(("a",), ("b",))]


def test_another_outcome_with_the_same_points_is_a_change() -> None:
    changes = compare(run(result(1, 0)), run(result(1, 0, outcome="clarify")))
    assert len(changes.changed) == 1


def test_questions_come_and_go() -> None:
    changes = compare(run(result(1, 1), result(2, 1)), run(result(2, 1), result(3, 1)))
    assert ([one.id for one in changes.added], [one.id for one in changes.dropped]) == ([3], [1])


def test_other_words_are_another_question() -> None:
    changes = compare(run(result(1, 1)), run(result(1, 0, asked="r")))
    assert (changes.worse, len(changes.added)) == ((), 1)


def test_what_is_not_fully_right_failed() -> None:
    assert [one.id for one in run(result(1, 1), result(2, 0.5)).failed] == [2]


def test_a_run_survives_being_kept() -> None:
    one = run(result("a", 1), result(2, 0.5))
    assert read_run(json.dumps(run_as_json(one))) == one


def test_a_kept_run_shows_its_figures() -> None:
    kept = run_as_json(run(result(1, 1), result(2, 0)))
    assert kept["accuracy"] == {"count": 2, "right": 0.5}
    assert kept["kinds"] == {"esl": {"count": 2, "right": 0.5}}
    assert kept["calibration"][0]["share"]["right"] == 0.5


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"file": 1}', "null"])
def test_anything_else_is_no_run(text: str) -> None:
    with pytest.raises(BotError):
        read_run(text)


def test_changes_are_json() -> None:
    changes = changes_as_json(compare(run(result(1, 1)), run(result(1, 0))))
    assert json.loads(json.dumps(changes))["worse"][0][1]["points"] == 0
