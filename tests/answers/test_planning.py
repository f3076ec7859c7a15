import re

import pytest

from bot.answers.planning import as_text, change, plan
from bot.answers.talk import Talk
from bot.knowledge.advice import Given
from bot.knowledge.base import Knowledge
from bot.knowledge.figures import figures
from bot.knowledge.marks import marks

MARK = re.compile(r"\[(\d+)\]")
RATING = re.compile(
    r"\b(you are|you seem|smart|talented|too old|suited|capable|weak|strong) ", re.I
)


def talk(**answers: str) -> Talk:
    made = Talk()
    for question, choice in answers.items():
        made = made.answered(question, choice)
    return made


def of(given: Given) -> Talk:
    return talk(**dict(given))


@pytest.mark.slow
def test_every_combination_of_choices_ends_in_a_cited_plan(shipped: Knowledge) -> None:
    for given in shipped.advice.combinations():
        made = plan(shipped, of(given))
        known = {one.n for one in made.reply.citations}
        assert [part.id for part in made.parts] == [one.id for one in shipped.advice.sections]
        for part in made.parts:
            assert part.lines, (given, part.id)
            assert part.steps, (given, part.id)
            for line in part.lines:
                numbers = {int(n) for n in MARK.findall(line.text)}
                assert numbers, (given, line.text)
                assert numbers <= known


@pytest.mark.slow
def test_a_newcomer_who_may_take_the_cpc_is_told_of_the_cpc_a(shipped: Knowledge) -> None:
    told = [
        text for text in to_newcomers(shipped, "certification", "work", "where") if "CPC" in text
    ]
    assert told
    assert [text for text in told if "CPC-A" not in text] == []


def test_no_beginner_is_promised_work_at_home(shipped: Knowledge) -> None:
    told = [text for text in to_newcomers(shipped, "first-job", "place") if "emote" in text]
    assert told
    assert [text for text in told if "no document promises" not in text] == []


def to_newcomers(shipped: Knowledge, part: str, *questions: str) -> list[str]:
    """Return what a part of the plan tells all those who are new to the field."""
    ways = shipped.advice.combinations([*questions, "experience"])
    plans = (plan(shipped, of(way)) for way in ways if way.get("experience") != "field")
    return [
        " ".join(line.text for one in made.parts if one.id == part for line in one.lines)
        for made in plans
    ]


def test_pay_comes_with_its_date_or_the_lack_of_it(shipped: Knowledge) -> None:
    (pay,) = (section for section in shipped.advice.sections if section.id == "pay")
    sums = [line.text for line in pay.lines if "$" in line.text]
    steps = [line.step for line in pay.lines if line.step and "$" in line.step]
    assert sums
    assert steps
    assert [one for one in sums if not re.search(r"May 20\d\d|undated|no date|no year", one)] == []
    assert [one for one in steps if not re.search(r"20\d\d|undated", one)] == []


def test_every_figure_is_of_a_cited_fact(shipped: Knowledge) -> None:
    for section in shipped.advice.sections:
        for line in section.lines:
            proved = frozenset().union(*(shipped.facts[f].figures for f in marks(line.text)))
            shown = figures(re.sub(r"\[\^[^\]]*\]", "", f"{line.text} {line.step or ''}"))
            years = {"2012"} if any(f.startswith("post-2012") for f in marks(line.text)) else set()
            assert shown <= proved | years, line.text


def test_a_plan_never_rates_a_person(shipped: Knowledge) -> None:
    for section in shipped.advice.sections:
        for line in section.lines:
            assert not RATING.search(line.text.replace("a strong first", "")), line.text


def test_a_line_tells_which_answer_brought_it_up(shipped: Knowledge) -> None:
    made = plan(shipped, talk(where="hospital", work="coding"))
    line = made.parts[1].lines[0]
    assert line.because == ("a hospital", "coding")
    assert line.reason == "because you said a hospital and coding"


def test_a_line_tells_what_was_left_open(shipped: Knowledge) -> None:
    lines = plan(shipped, Talk()).parts[0].lines
    assert lines[0].open == ("schooling", "time", "experience")
    assert "you left open the schooling" in lines[0].reason


def test_another_answer_shows_what_it_changes(shipped: Knowledge) -> None:
    before = plan(shipped, talk(time="year", schooling="high-school"))
    after = plan(shipped, before.talk.answered("time", "short"))
    found = change(before, after)
    assert any("34 weeks" in text for text in found.new)
    assert any("usually lasts 6-12 months" in text for text in found.gone)
    assert change(before, before).new == ()


def test_the_text_file_has_answers_reasons_and_sources(shipped: Knowledge) -> None:
    made = plan(shipped, talk(where="office", work="billing"))
    text = as_text(made)
    assert "kind of work: Billing: claims and payments" in text
    assert "(because you said billing)" in text
    assert text.count("\n[") == len(made.reply.citations)
    assert "**" not in text
