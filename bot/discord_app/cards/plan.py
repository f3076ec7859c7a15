"""Plan cards: the questions of a talk, and the plan that it ends in. Drawing only.

What their buttons and menus do is in `views/plans`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discord import ButtonStyle, SelectOption, ui

from bot.answers.planning import Change, Plan, as_text
from bot.answers.talk import Talk
from bot.discord_app import limits
from bot.discord_app.cards.card import (
    ANSWERED,
    ASKING,
    Attached,
    Card,
    button,
    gallery,
    picture_of,
    row,
    texts,
)
from bot.discord_app.cards.fine_print import fine_print
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.cards.plan_pages import NEW, PlanPage, pages_of
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.plan_codes import code_of
from bot.knowledge.advice import Advice, Question
from bot.pictures.picture import Picture

MOST_BUTTONS = 6  # choices that stand as buttons; more come as a menu
FINE_PRINT = 1450  # characters of small print; the rest is under Sources
HEAD = 700  # characters of what stands above a plan
_MAIN = ButtonStyle.primary
OPEN = "."  # the value of a menu that leaves a question open

BEGIN = (
    "A few short questions, and you get a plan with its sources. Pass over what you like, and "
    "change it later. Only you see this, and I keep none of it."
)


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that was changed, and what that did.

    Attributes:
        question: Id of the question.
        was: The choice before; `.` for none.
        change: What differs.
    """

    question: str
    was: str
    change: Change


def question_card(advice: Advice, talk: Talk, question: Question) -> Card:
    """Draw a question of a talk."""
    at = advice.questions.index(question)
    head = small(f"Your plan · question {at + 1} of {len(advice.questions)}")
    shown = [f"{head}\n### {escape(question.ask)}", small(BEGIN) if not talk.answers else ""]
    choices = [
        (choice.label, code_of(advice, talk.answered(question.id, choice.id)), choice.id)
        for choice in question.choices
    ]
    rows: list[ui.ActionRow[Card]]
    if len(choices) <= MOST_BUTTONS:
        rows = [row(button(label, custom_ids.talk(code), _MAIN)) for label, code, _ in choices]
    else:
        options = [_option(question, id, label) for label, _, id in choices]
        rows = list(_menus(options, code_of(advice, talk), "Choose one"))
    return Card(
        ui.Container(*texts(*shown), *rows, _ways(advice, talk, question), accent_colour=ASKING)
    )


def _ways(advice: Advice, talk: Talk, question: Question) -> ui.ActionRow[Card]:
    """Return the ways on from a question without answering it."""
    ways = []
    if talk.answers:
        back = Talk(talk.answers[:-1])
        ways.append(button("Back", custom_ids.talk(code_of(advice, back))))
    passed = talk.answered(question.id, None)
    skip = custom_ids.talk(code_of(advice, passed))
    if passed.next(advice):
        ways.append(button("Skip", skip))
        for left in advice.questions:
            talk = talk if left.id in dict(talk.answers) else talk.answered(left.id, None)
        ways.append(button("Show my plan now", custom_ids.plan(code_of(advice, talk))))
    else:
        ways.append(button("Skip, and show my plan", skip))
    return row(*ways)


def plan_card(
    advice: Advice,
    made: Plan,
    *,
    at: int = 0,
    picture: Picture | None = None,
    changed: Changed | None = None,
    shared_by: int | None = None,
) -> Card:
    """Draw a page of a plan.

    Args:
        advice: What it was made from.
        made: The plan.
        at: Number of the page, from 0; beyond the last one it is the last one.
        picture: The path, for the first page.
        changed: The answer that was changed, if it was.
        shared_by: Id of who shows it to the channel; none where only they see it.
    """
    pages = pages_of(made, changed.change.new if changed else ())
    at = min(at, len(pages) - 1)
    page, code = pages[at], code_of(advice, made.talk)
    items = texts(_head(advice, made, changed) if at == 0 else None)
    attached = (picture_of(picture, "path.png"),) if picture and at == 0 else ()
    if attached:
        items.append(gallery(*attached))
    items += texts(*page.texts)
    if print_ := fine_print(page.cited(made.reply.citations), FINE_PRINT):
        items += [ui.Separator(), ui.TextDisplay(print_)]
    if len(pages) > 1:
        was = f"{changed.question}={changed.was}" if changed else ""
        items += [ui.TextDisplay(small(f"Page {at + 1} of {len(pages)}"))]
        items += [row(*_turns(pages, at, code, was))]
    if shared_by is None:
        items += _menus(list(_what_ifs(advice, made.talk)), code, "What if …? Change an answer")
    items.append(row(*_tools(advice, code, shared_by)))
    return Card(ui.Container(*items, accent_colour=ANSWERED), attached=attached)


def file_card(made: Plan) -> Card:
    """Draw a plan as a text file."""
    text = Attached("plan.txt", as_text(made).encode())
    said = "Your plan as a text file, with its reasons and sources."
    return Card(
        ui.Container(ui.TextDisplay(said), ui.File(text.url), accent_colour=ANSWERED),
        attached=(text,),
    )


def _head(advice: Advice, made: Plan, changed: Changed | None) -> str:
    """Return what a plan rests on, and what a changed answer did to it."""
    said = [f"{topic[:1].upper()}{topic[1:]}: {escape(answer)}" for topic, answer in made.said]
    lines = ["## Your plan", small(limits.clip(" · ".join(said), HEAD))]
    question = advice.question(changed.question) if changed else None
    if changed and question:
        answer = question.choice(made.talk.given.get(question.id, ""))
        label = escape(limits.clip(answer.label if answer else "left open", limits.OPTION))
        new, gone = len(changed.change.new), len(changed.change.gone)
        effect = "That changes nothing in the plan."
        if new or gone:
            effect = f"{_lines(new)} new{f' (marked {NEW.strip()})' if new else ''}, {gone} gone."
        lines.append(f"> **What if · {question.topic}: {label}**\n> {effect}")
    return "\n".join(lines)


def _lines(number: int) -> str:
    return f"{number} line{' is' if number == 1 else 's are'}"


def _turns(pages: Sequence[PlanPage], at: int, code: str, was: str) -> Iterator[ui.Button[Card]]:
    """Yield the buttons that turn pages, named by what stands there."""
    if at:
        title = pages[at - 1].titles[0]
        yield button(f"Back: {title}", custom_ids.plan(code, at - 1, was))
    if at + 1 < len(pages):
        title = pages[at + 1].titles[0]
        yield button(f"Next: {title}", custom_ids.plan(code, at + 1, was), _MAIN)


def _tools(advice: Advice, code: str, shared_by: int | None) -> list[ui.Button[Card]]:
    tools = [
        button("Sources", custom_ids.planned("sources", code)),
        button("Download", custom_ids.planned("file", code)),
    ]
    fresh = custom_ids.talk(code_of(advice, Talk()))
    if shared_by is None:
        share = custom_ids.planned("share", code)
        return [*tools, button("Start over", fresh), button("Share", share, _MAIN)]
    own = button("Make my own plan", fresh, _MAIN)
    return [own, *tools, button("Delete", custom_ids.delete(shared_by))]


def _what_ifs(advice: Advice, talk: Talk) -> Iterator[SelectOption]:
    """Yield every other answer to every question."""
    for question in advice.questions:
        given = talk.given.get(question.id)
        for choice in question.choices:
            if choice.id != given:
                yield _option(question, choice.id, choice.label)
        if given is not None:
            yield _option(question, OPEN, f"Leave open: {question.topic}")


def _option(question: Question, value: str, label: str) -> SelectOption:
    return SelectOption(
        label=limits.clip(label, limits.OPTION),
        value=f"{question.id}={value}",
        description=limits.clip(question.topic, limits.OPTION),
    )


def _menus(
    options: Sequence[SelectOption], code: str, placeholder: str
) -> Iterator[ui.ActionRow[Card]]:
    """Yield as many menus as the options need."""
    for at in range(0, len(options), limits.SELECT):
        yield row(
            ui.Select(
                custom_id=custom_ids.what_if(code, at // limits.SELECT),
                placeholder=placeholder,
                options=list(options[at : at + limits.SELECT]),
            )
        )
