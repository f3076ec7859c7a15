"""Rules for advice: every way to answer its questions ends in cited lines."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from bot.knowledge.advice import SKIPPED, Section
from bot.knowledge.base import Knowledge
from bot.knowledge.broken import Broken, figures_of, unknown, unproved
from bot.knowledge.marks import marks
from bot.knowledge.positions import Place

_Conditions = Mapping[str, tuple[str, ...]]


def questions_offer_choices(knowledge: Knowledge) -> Iterator[Broken]:
    """A question has at least two choices, each once."""
    for question in knowledge.advice.questions:
        if len(question.choices) < 2:
            message = "a question needs two choices or more: add one"
            yield Broken("questions", question.id, ("choices",), message)
        for at, choice in enumerate(question.choices):
            if choice.id in {SKIPPED, *(other.id for other in question.choices[:at])}:
                message = f"the id `{choice.id}` is taken: choose another"
                yield Broken("questions", question.id, ("choices", at, "id"), message)
        said = Counter(word for choice in question.choices for word in set(choice.words))
        for word in sorted(word for word, times in said.items() if times > 1):
            message = f"`{word}` is a way to say two choices: keep one"
            yield Broken("questions", question.id, ("choices",), message)


def lines_depend_on_choices(knowledge: Knowledge) -> Iterator[Broken]:
    """What a line depends on is a choice of a question."""
    questions = {question.id: question for question in knowledge.advice.questions}
    for section, place, when in _conditions(knowledge):
        for name, choices in when.items():
            if name not in questions:
                yield Broken("sections", section.id, place, unknown("question", name, questions))
                continue
            known = (SKIPPED, *(choice.id for choice in questions[name].choices))
            for choice in choices:
                if choice not in known:
                    at: Place = (*place, name)
                    yield Broken("sections", section.id, at, unknown("choice", choice, known))


def lines_cite(knowledge: Knowledge) -> Iterator[Broken]:
    """Every line marks facts, and they prove its figures and those of its step."""
    for section in knowledge.advice.sections:
        for at, line in enumerate(section.lines):
            place: Place = ("lines", at, "text")
            if not marks(line.text):
                message = "nothing is cited: put `[^fact-id]` behind the statement"
                yield Broken("sections", section.id, place, message)
            proved = figures_of(marks(line.text), knowledge)
            for key, text in (("text", line.text), ("step", line.step or "")):
                place = ("lines", at, key)
                yield from unproved("sections", section.id, place, text, knowledge, known=proved)


def sections_point_somewhere(knowledge: Knowledge) -> Iterator[Broken]:
    """Related entries exist."""
    for section in knowledge.advice.sections:
        for at, entry in enumerate(section.related):
            if entry not in knowledge.entries:
                message = unknown("entry", entry, knowledge.entries)
                yield Broken("sections", section.id, ("related", at), message)


def sections_always_speak(knowledge: Knowledge) -> Iterator[Broken]:
    """However the questions are answered, each section says something."""
    known = {question.id for question in knowledge.advice.questions}
    for section in knowledge.advice.sections:
        used = {name for line in section.lines for name in line.when}
        for given in knowledge.advice.combinations(used) if used <= known else ():
            if not section.said(given):
                case = ", ".join(f"{name} {given.get(name, SKIPPED)}" for name in sorted(used))
                message = f"nothing is said for {case}: add a line"
                yield Broken("sections", section.id, ("lines",), message)
                break


ADVICE_RULES: tuple[Callable[[Knowledge], Iterator[Broken]], ...] = (
    questions_offer_choices,
    lines_depend_on_choices,
    lines_cite,
    sections_point_somewhere,
    sections_always_speak,
)


def _conditions(knowledge: Knowledge) -> Iterator[tuple[Section, Place, _Conditions]]:
    for section in knowledge.advice.sections:
        for at, line in enumerate(section.lines):
            yield section, ("lines", at, "when"), line.when
