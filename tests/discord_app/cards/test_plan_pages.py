"""A plan is cut into pages that fit, and nothing of it is lost."""

from itertools import islice

from bot.answers.planning import Advised, Part, Plan, bare, change
from bot.answers.reply import Answer, Reply
from bot.answers.talk import Talk
from bot.app import Advisor
from bot.discord_app import limits
from bot.discord_app.cards.plan import Changed, plan_card, question_card
from bot.discord_app.cards.plan_pages import READABLE, pages_of
from bot.knowledge.base import Knowledge


def made(shipped_advisor: Advisor, *, every: int) -> list[Plan]:
    """Return the plans of some of all combinations of answers."""
    advice = shipped_advisor.knowledge.advice
    plans = []
    for given in islice(advice.combinations(), 0, None, every):
        talk = Talk(tuple((one.id, given.get(one.id)) for one in advice.questions))
        plans.append(shipped_advisor.plan(talk))
    return plans


def test_every_line_of_a_plan_is_on_a_page(shipped_advisor: Advisor) -> None:
    for plan in made(shipped_advisor, every=397):
        text = "\n".join(text for page in pages_of(plan) for text in page.texts)
        for part in plan.parts:
            assert all(f"{line.text} *({line.reason})*" in text for line in part.lines)


def test_every_page_keeps_to_the_limits(shipped: Knowledge, shipped_advisor: Advisor) -> None:
    for plan in made(shipped_advisor, every=397):
        new = [bare(line.text) for part in plan.parts for line in part.lines]
        for at, page in enumerate(pages_of(plan)):
            card = plan_card(shipped.advice, plan, at=at)
            assert card.content_length() <= limits.CARD_TEXT
            assert card.total_children_count <= limits.COMPONENTS
            assert page.cited(plan.reply.citations)
        assert len(pages_of(plan, new)) >= len(pages_of(plan))


def test_every_question_is_asked_on_a_card(shipped: Knowledge) -> None:
    talk = Talk()
    while question := talk.next(shipped.advice):
        card = question_card(shipped.advice, talk, question)
        assert card.content_length() <= limits.CARD_TEXT
        talk = talk.answered(question.id, question.choices[0].id)


def test_a_part_that_is_too_long_is_spread_over_pages() -> None:
    lines = tuple(Advised(f"Line {at} " + "x" * 700, (), (), None) for at in range(9))
    answer = Answer("plan/long", "Long", "", (), notes=("A note " * 400,))
    plan = Plan(Reply("answered", 1.0, None, (answer,)), Talk(), (), (Part("a", "Long", lines),))
    pages = pages_of(plan)
    assert len(pages) > 4
    assert all(sum(map(len, page.texts)) <= READABLE for page in pages)


def test_a_line_that_is_too_long_is_cut() -> None:
    lines = (Advised("word " * 1000, (), (), None),)
    answer = Answer("plan/long", "Long", "", ())
    plan = Plan(Reply("answered", 1.0, None, (answer,)), Talk(), (), (Part("a", "Long", lines),))
    (page,) = pages_of(plan)
    assert len(page.texts[0]) <= READABLE


def test_a_plan_without_lines_is_one_empty_page() -> None:
    plan = Plan(Reply("answered", 1.0), Talk(), (), ())
    assert pages_of(plan)[0].texts == ()


def test_a_page_past_the_last_is_the_last(shipped: Knowledge, shipped_advisor: Advisor) -> None:
    plan = shipped_advisor.plan(Talk())
    last = plan_card(shipped.advice, plan, at=len(pages_of(plan)) - 1)
    assert plan_card(shipped.advice, plan, at=9).content_length() == last.content_length()


def test_a_change_is_told_on_the_first_page(shipped: Knowledge, shipped_advisor: Advisor) -> None:
    plan = shipped_advisor.plan(Talk())
    advice = shipped.advice
    other = advice.questions[0]
    changed = Changed(other.id, ".", change(plan, plan))
    card = plan_card(advice, plan, changed=changed)
    assert any("changes nothing" in getattr(one, "content", "") for one in card.walk_children())
