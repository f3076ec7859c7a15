"""The talk before a plan, as pure state: what was answered, what comes next, what was meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.naming import folded
from bot.knowledge.advice import Advice, Choice, Question

LIKE = 0.75  # likeness, 0 to 1, from which typed words pick a choice of the question asked
_OPEN, _PASSED = "-", "."  # a question not reached yet, and one passed over, in a code


@dataclass(frozen=True, slots=True)
class Talk:
    """What has been answered so far. A value: every answer makes a new one.

    Attributes:
        answers: Choice by question; none for a question that was passed over.
    """

    answers: tuple[tuple[str, str | None], ...] = ()

    @property
    def given(self) -> Mapping[str, str]:
        """Return the choices by question, without those passed over."""
        return {question: choice for question, choice in self.answers if choice is not None}

    def answered(self, question: str, choice: str | None) -> "Talk":
        """Return the talk with one answer given, passed over (none) or changed."""
        kept = tuple(one for one in self.answers if one[0] != question)
        return Talk((*kept, (question, choice)))

    def next(self, advice: Advice) -> Question | None:
        """Return the next question; none when the plan can be made."""
        said = {question for question, _ in self.answers}
        return next((one for one in advice.questions if one.id not in said), None)

    def code(self, advice: Advice) -> str:
        """Return the talk as a short text, for a button: `hospital,coding,.,-,-,-`."""
        said = dict(self.answers)
        parts = ((said[one.id] or _PASSED) if one.id in said else _OPEN for one in advice.questions)
        return ",".join(parts)


def talk_of(advice: Advice, code: str) -> Talk:
    """Return the talk that a code stands for; what no longer exists in it is left open."""
    talk = Talk()
    for question, part in zip(advice.questions, code.split(","), strict=False):
        if part == _PASSED:
            talk = talk.answered(question.id, None)
        elif question.choice(part):
            talk = talk.answered(question.id, part)
    return talk


def picked(question: Question, typed: str) -> Choice | None:
    """Return the choice that typed words pick: its number, its label, or one of its words."""
    text = folded(typed)
    if text.isdigit():
        return {str(number): one for number, one in enumerate(question.choices, 1)}.get(text)
    if found := _named(question, text):
        return found[1]
    names = {folded(word): one for one in question.choices for word in _words(one)}
    best = process.extractOne(
        text, list(names), scorer=OSA.normalized_similarity, score_cutoff=LIKE
    )
    return names[best[0]] if best else None


def meant(advice: Advice, typed: str) -> tuple[str, str] | None:
    """Return the question and choice that a remark is about, e.g. `what if i have six months`.

    The longest of the words known for a choice decides; of several, the first question's.
    """
    text = folded(typed)
    found = [(one, hit) for one in advice.questions if (hit := _named(one, text))]
    if not found:
        return None
    question, (_, choice) = max(found, key=lambda one: one[1][0])
    return question.id, choice.id


def _named(question: Question, text: str) -> tuple[int, Choice] | None:
    """Return the choice whose words stand in a text, with the length of the longest of them."""
    padded = f" {text} "
    found = [
        (len(said), -at, choice)
        for at, choice in enumerate(question.choices)
        for word in _words(choice)
        if f" {(said := folded(word))} " in padded
    ]
    if not found:
        return None
    length, _, choice = max(found, key=lambda one: one[:2])
    return length, choice


def _words(choice: Choice) -> tuple[str, ...]:
    return (choice.id.replace("-", " "), choice.label, *choice.words)
