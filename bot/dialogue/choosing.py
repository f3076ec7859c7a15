"""Choosing among what was offered: by number, or by words."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from bot.answers.reply import Option

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
# What people say around a choice: "ok tell me about the second one please".
_BEFORE = (
    r"(?:\b(?:ok|okay|and|so|yes|yeah|no|well|um|hmm?|then|alright)\b\W+)*"
    r"(?:(?:tell me(?: more)? about|(?:what|how) about|what is|what'?s|show me|give me|explain"
    r"|(?:i|i'?d|i'?ll) (?:want|wanna know|would like|like|take|pick|choose|mean|meant|go with)"
    r"|go with|let'?s (?:see|do|take|go with)) )?"
)
_AFTER = r"(?:\s*(?:one|option|question))?(?:\W*(?:please|pls|plz|then|thanks|thx))*\W*"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:the )?(?:option|number|no|#)?\W*(\d)(?:st|nd|rd|th)?{_AFTER}", re.IGNORECASE
)
_ORDINAL = re.compile(rf"{_BEFORE}(?:the )?({'|'.join(_ORDINALS)}){_AFTER}", re.IGNORECASE)
_LEADING = re.compile(rf"\A{_BEFORE}", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:the|one|i|mean|meant|please|pls|no|yes|in|for|about)\b", re.IGNORECASE)
_LONGEST = 300  # characters; who picks writes little
_LIKE = 80  # token-set likeness from which words name an option
_MOST_OTHER = 1  # words that an option does not have; with more, something new is asked
_SAME = 75  # likeness of two words, from which one is the other mistyped


def choose(message: str, options: Sequence[Option]) -> Option | None:
    """Return the option that a message picks, if it picks one.

    Args:
        message: What was typed.
        options: What was offered, in order.
    """
    text = message.strip()
    if not options or not text or len(text) > _LONGEST:
        return None
    if found := _NUMBER.fullmatch(text):
        return _at(options, int(found[1]))
    if found := _ORDINAL.fullmatch(text):
        return _at(options, _ORDINALS[found[1].lower()])
    return next((o for o in options if o.question.casefold() == text.casefold()), None)


def choose_by_words(message: str, options: Sequence[Option]) -> Option | None:
    """Return the option whose question has the words of a message, as an answer to asking back."""
    questions = [option.question for option in options]
    told = _SMALL.sub(" ", message)
    best = process.extractOne(
        told if told.strip() else message,
        questions,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_LIKE,
    )
    if best is None or _others(message, best[0]) > _MOST_OTHER:
        return None
    return options[best[2]]


def _others(message: str, question: str) -> int:
    """Return how many words of a message, but for those around a choice, a question lacks."""
    told = utils.default_process(_SMALL.sub(" ", _LEADING.sub("", message))).split()
    held = utils.default_process(question).split()
    return sum(
        process.extractOne(word, held, scorer=fuzz.ratio, score_cutoff=_SAME) is None
        for word in told
    )


def _at(options: Sequence[Option], number: int) -> Option | None:
    at = len(options) - 1 if number == -1 else number - 1
    return options[at] if 0 <= at < len(options) else None
