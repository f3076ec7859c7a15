"""Evaluation: how well replies fit what a question file expects. Pure; `eval` does the asking.

The scoring folds wording and counts as the project's own scorer of its command line does.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from bot.answers.reply import Outcome, Reply
from bot.curation.questions import Question

OPTIONS_TRIED = 3  # of a question back; one that leads to the answer makes it half right
BINS = 10  # of confidence, in the calibration

Ask = Callable[[str, str | int | None], Reply]  # question, conversation -> reply

_SAYING: tuple[Outcome, ...] = ("answered", "declined", "smalltalk")  # outcomes that say an entry
_WANTED: Mapping[str | None, tuple[Outcome, ...]] = {
    None: _SAYING,
    "answerable": ("answered",),
    "partial": ("answered",),
    "out_of_scope": ("unanswered", "declined", "smalltalk"),
}
_NOT_COVERED = ("unanswered", "declined", "clarify")
_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}  # noqa: RUF001
)


@dataclass(frozen=True, slots=True)
class Result:
    """How one question went.

    Attributes:
        id: Of the question.
        question: What was asked.
        kinds: Under which it counts.
        points: 0 wrong, 0.5 asked back well, 1 right.
        outcome: Of the reply.
        confidence: Of the reply.
        entries: What was said, or else offered.
        wanted: What was expected, in words.
    """

    id: str | int
    question: str
    kinds: tuple[str, ...]
    points: float
    outcome: Outcome
    confidence: float
    entries: tuple[str, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some questions were right.

    Attributes:
        count: Questions.
        right: 0 to 1, their mean points; 0 where there are none.
    """

    count: int
    right: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers given with similar confidence.

    Attributes:
        low: Least confidence, 0 to 1.
        high: Confidence that it stays below; the last bin holds 1.
        confidence: Mean of the answers in it.
        share: How many of them were right.
    """

    low: float
    high: float
    confidence: float
    share: Share


def evaluate(questions: Iterable[Question], ask: Ask) -> tuple[Result, ...]:
    """Ask every question in order and score its reply.

    Args:
        questions: Of a file.
        ask: Answers; it keeps the conversations apart. Options that were offered are asked
            without a conversation.
    """
    return tuple(_result(q, ask(q.question, q.conversation), ask) for q in questions)


def points(question: Question, reply: Reply, *, led: bool = False) -> float:
    """Score a reply: 1 right, 0.5 asked back well, 0 wrong.

    Args:
        question: What was asked and is expected.
        reply: What was said.
        led: Whether an option that a question back offered leads to what is expected.
    """
    if _shows(reply, question.forbid_any):
        return 0.0
    if fits(question, reply) or (question.decline_ok and reply.outcome in _NOT_COVERED):
        return 1.0
    asks_back = reply.outcome == "clarify"
    return 0.5 if asks_back and (led or question.kind == "out_of_scope") else 0.0


def fits(question: Question, reply: Reply) -> bool:
    """Tell whether a reply meets everything that a question expects."""
    if reply.outcome not in (question.outcome or _WANTED[question.kind]):
        return False
    if question.entry and not set(question.entry) & set(entries_of(reply)):
        return False
    if question.kind == "out_of_scope":
        return True
    if question.expect_any and not _shows(reply, question.expect_any):
        return False
    documents = {citation.document for citation in reply.citations}
    return not question.expect_docs or bool(documents & set(question.expect_docs))


def entries_of(reply: Reply) -> tuple[str, ...]:
    """Return the entries that a reply says, or else those that it offers."""
    said = [answer.entry for answer in reply.answers] or [one.entry for one in reply.grounds]
    return tuple(dict.fromkeys(said or [option.entry for option in reply.options]))


def accuracy(results: Iterable[Result]) -> Share:
    """Return how many of some results are right."""
    given = [result.points for result in results]
    return Share(len(given), sum(given) / len(given) if given else 0.0)


def by_kind(results: Iterable[Result]) -> Mapping[str, Share]:
    """Return how many are right of each kind, in order of name."""
    kinds: dict[str, list[Result]] = {}
    for result in results:
        for kind in result.kinds:
            kinds.setdefault(kind, []).append(result)
    return {kind: accuracy(kinds[kind]) for kind in sorted(kinds)}


def calibration(results: Iterable[Result]) -> Sequence[Bin]:
    """Return confidence against the share right, over what was answered; empty bins left out."""
    edges = [number / BINS for number in range(BINS)]
    bins: dict[int, list[Result]] = {}
    for result in results:
        if result.outcome == "answered":
            bins.setdefault(bisect_right(edges, result.confidence) - 1, []).append(result)
    return [
        Bin(
            low=edges[number],
            high=(number + 1) / BINS,
            confidence=mean(one.confidence for one in bins[number]),
            share=accuracy(bins[number]),
        )
        for number in sorted(bins)
    ]


def fold(text: str) -> str:
    """Fold case, quotes, dashes, money (`$42k` is `$42,000`) and spans, so that wording decides."""
    text = text.translate(_TYPOGRAPHY).replace("&amp;", "&").lower()
    text = re.sub(r"\$(\d+(?:\.\d+)?)\s*k\b", lambda m: f"${float(m[1]) * 1000:,.0f}", text)
    text = re.sub(r"\$(\d{4,})\b", lambda m: f"${int(m[1]):,}", text)
    text = re.sub(r"\s*-\s*", "-", text).replace(" to $", "-$")
    text = re.sub(r"(\d)\s+to\s+(\d)", r"\1-\2", text)
    text = re.sub(r"(\d)-(week|month|year|hour)s?\b", r"\1 \2", text)
    text = re.sub(r"(\d) (week|month|year|hour)s\b", r"\1 \2", text)
    text = re.sub(r"\bper cent\b| percent\b", "%", text)
    return re.sub(r"[*_`]|\s+", lambda m: " " if m[0].isspace() else "", text)


def _result(question: Question, reply: Reply, ask: Ask) -> Result:
    led = reply.outcome == "clarify" and any(
        fits(question, ask(option.question, None)) for option in reply.options[:OPTIONS_TRIED]
    )
    return Result(
        id=question.id,
        question=question.question,
        kinds=question.kinds,
        points=points(question, reply, led=led),
        outcome=reply.outcome,
        confidence=reply.confidence,
        entries=entries_of(reply),
        wanted=_wanted(question),
    )


def _shows(reply: Reply, texts: Iterable[str]) -> bool:
    """Tell whether one of some texts is among all that the asker is shown."""
    parts = [reply.message or ""]
    for answer in reply.answers:
        parts += [answer.title, answer.text, answer.disagreement or "", *answer.notes]
    parts += [f"{c.title} {c.section} {c.published or ''}" for c in reply.citations]
    shown = fold(" ".join(parts))
    return any(fold(text) in shown for text in texts)


def _wanted(question: Question) -> str:
    parts = (
        question.entry,
        question.outcome or ((question.kind,) if question.kind else ()),
        tuple(f"“{text}”" for text in question.expect_any),
        question.expect_docs,
    )
    return "; ".join(" or ".join(part) for part in parts if part)
