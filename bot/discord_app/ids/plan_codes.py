"""Plan codes: a talk as a text that fits into a custom_id, whatever the choices are called."""

import string

from bot.answers.talk import Talk, talk_of
from bot.knowledge.advice import Advice

MOST = 70  # characters of a code; 30 are left of a custom_id for what its button does
_SHORT = "~"  # begins a code of one character a question: the number of its choice
_DIGITS = string.digits + string.ascii_letters
_OPEN, _PASSED = "-", "."


def code_of(advice: Advice, talk: Talk) -> str:
    """Return a talk as a code: by the choices' names, or by their numbers where that is long."""
    code = talk.code(advice)
    if len(code) <= MOST:
        return code
    said = dict(talk.answers)
    letters = [_OPEN] * len(advice.questions)
    for at, question in enumerate(advice.questions):
        if question.id in said:
            ids = [choice.id for choice in question.choices]
            chosen = said[question.id]
            letters[at] = _DIGITS[ids.index(chosen)] if chosen in ids else _PASSED
    return _SHORT + "".join(letters)


def read_code(advice: Advice, code: str) -> Talk:
    """Return the talk of a code; what it names that no longer exists is left open."""
    if not code.startswith(_SHORT):
        return talk_of(advice, code)
    talk = Talk()
    for question, letter in zip(advice.questions, code.removeprefix(_SHORT), strict=False):
        at = _DIGITS.find(letter)
        if letter == _PASSED:
            talk = talk.answered(question.id, None)
        elif 0 <= at < len(question.choices):
            talk = talk.answered(question.id, question.choices[at].id)
    return talk
