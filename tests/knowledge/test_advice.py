from pathlib import Path

import pytest

from bot.knowledge.advice import Advice, Line, Section
from bot.knowledge.loader import load
from tests.knowledge.folders import problems_of, write

FACTS = """\
    - {id: handbook/block, section: Cards, text: A card is blocked in 5 minutes.}
    """
ADVICE = """\
    questions:
      - id: card
        ask: Which card do you have?
        topic: card
        choices:
          - {id: gold, label: A gold one, short: gold, words: [golden]}
          - {id: plain, label: A plain one}
    sections:
      - id: loss
        title: When it is lost
        lines:
          - text: Block it, in 5 minutes.[^handbook/block]
            when: {card: [gold]}
            step: 5 minutes
          - {text: "Block it.[^handbook/block]", when: {card: [plain, skipped]}}
    """
FAQ = """\
    - {id: a/b, question: "What now?", answer: "This.[^handbook/block]"}
    """


def problems(tmp_path: Path, advice: str) -> list[str]:
    return problems_of(tmp_path, facts=FACTS, faq=FAQ, advice=advice)


def test_advice_is_loaded_and_all_files_are_one(tmp_path: Path) -> None:
    (tmp_path / "advice").mkdir()
    write(tmp_path, facts=FACTS, faq=FAQ)
    questions, sections = ADVICE.split("    sections:")
    write(tmp_path / "advice", sources="")
    (tmp_path / "advice" / "sources.yaml").unlink()
    write_advice(tmp_path, "a", questions)
    write_advice(tmp_path, "b", f"    sections:{sections}")
    advice = load(tmp_path).advice
    assert [one.id for one in advice.questions] == ["card"]
    assert [one.id for one in advice.sections] == ["loss"]


def write_advice(folder: Path, name: str, text: str) -> None:
    lines = [line.removeprefix("    ") for line in text.splitlines()]
    (folder / "advice" / f"{name}.yaml").write_text("\n".join(lines), encoding="utf-8")


def test_sound_advice_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, ADVICE) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: plain", "id: gold", "the id `gold` is taken: choose another"),
        ("id: plain", "id: skipped", "the id `skipped` is taken: choose another"),
        ("A plain one}", "A plain one, words: [golden]}", "`golden` is a way to say two choices"),
        (
            "when: {card: [gold]}",
            "when: {crad: [gold]}",
            "no question `crad`: did you mean `card`?",
        ),
        ("[plain, skipped]", "[plian, skipped]", "no choice `plian`: did you mean `plain`?"),
        ("Block it.[^handbook/block]", "Block it.", "nothing is cited"),
        ("in 5 minutes.", "in 9 minutes.", "the figure 9 is in no fact that is marked here"),
        ("step: 5 minutes", "step: 7 minutes", "the figure 7 is in no fact that is marked here"),
        ("[plain, skipped]", "[plain]", "nothing is said for card skipped: add a line"),
        (
            "title: When it is lost",
            "title: Lost\n        related: [a/c]",
            "there is no entry `a/c`",
        ),
        ("topic: card", "tpoic: card", "did you mean `topic`?"),
        ("id: loss", "id: Lost Cards", "must be lower-case words"),
    ],
)
def test_a_mistake_is_said(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in ADVICE
    assert any(message in one for one in problems(tmp_path, ADVICE.replace(old, new, 1)))


def test_a_question_needs_two_choices(tmp_path: Path) -> None:
    one = ADVICE.replace("          - {id: plain, label: A plain one}\n", "")
    assert any("a question needs two choices or more" in said for said in problems(tmp_path, one))


def test_a_line_without_conditions_always_holds() -> None:
    assert Line("x").holds({})
    assert Line("x").holds({"card": "gold"})


def test_a_question_passed_over_is_skipped() -> None:
    line = Line("x", {"card": ("skipped",)})
    assert line.holds({})
    assert not line.holds({"card": "gold"})


def test_a_section_says_what_holds_in_order() -> None:
    lines = (Line("a"), Line("b", {"card": ("gold",)}), Line("c", {"card": ("plain",)}))
    assert [one.text for one in Section("s", "S", lines).said({"card": "plain"})] == ["a", "c"]


def test_combinations_pass_over_each_question_too(tmp_path: Path) -> None:
    advice = load(write(tmp_path, facts=FACTS, faq=FAQ, advice=ADVICE)).advice
    assert list(advice.combinations()) == [{}, {"card": "gold"}, {"card": "plain"}]
    assert list(advice.combinations([])) == [{}]
    assert list(Advice().combinations()) == [{}]
