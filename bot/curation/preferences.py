"""Preferences: what a server may set, and what another threshold would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.curation.drafting import RefusedError
from bot.curation.grouping import Group
from bot.curation.questions import Question, held_out
from bot.dialogue.conversation import Conversation
from bot.dialogue.decision import Thresholds
from bot.dialogue.understanding import Reader
from bot.knowledge.base import Knowledge
from bot.search.entries import index_of

THRESHOLD = (0.05, 0.95)  # least and most
COOLDOWN_S = (0, 3600)
RETENTION_DAYS = (1, 365)
MOST_CHANNELS = 50
MOST_GROUPS = 300  # whose questions a preview asks: a tenth of a second
HELD_OUT = 20  # of so many aliases of an entry, one is asked


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a server has set. Made only of values in range.

    Attributes:
        channels: Channels and forums where every question is answered.
        role: Role that may curate beside those who may manage the server.
        threshold: Confidence, 0 to 1, from which an answer is said; none for the shipped one.
        log: Channel in which changes are announced.
        member_cooldown_s: Seconds between questions of one member, beside the usual limits.
        channel_cooldown_s: Seconds within which the same answer is not repeated in a channel.
        retention_days: After so many days a miss is deleted.
        welcome: Channel in which a message tells of the bot; none for nowhere.
        welcome_message: Id of that message.
        digest: Whether the week's statistics are posted in the log channel.

    Raises:
        RefusedError: A value is out of range.
    """

    channels: tuple[int, ...] = ()
    role: int | None = None
    threshold: float | None = None
    log: int | None = None
    member_cooldown_s: int = 0
    channel_cooldown_s: int = 300
    retention_days: int = 60
    welcome: int | None = None
    welcome_message: int | None = None
    digest: bool = False

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        _refuse_outside("confidence threshold", self.threshold, THRESHOLD)
        for cooldown in (self.member_cooldown_s, self.channel_cooldown_s):
            _refuse_outside("cooldown", cooldown, COOLDOWN_S, " seconds")
        _refuse_outside("retention", self.retention_days, RETENTION_DAYS, " days")
        if len(self.channels) > MOST_CHANNELS:
            raise RefusedError(f"I can answer in {MOST_CHANNELS} channels at most.")
        if len(set(self.channels)) < len(self.channels):
            raise RefusedError("That channel is in the list already.")


@dataclass(frozen=True, slots=True)
class Trial:
    """A shipped phrasing asked of a knowledge that had not learnt it.

    Attributes:
        phrasing: What was asked.
        confidence: 0 to 1, of the entry that was found; 0 where none was.
        right: Whether that is its own entry.
        asserts: Whether that entry asserts something, and so needs the threshold.
    """

    phrasing: str
    confidence: float
    right: bool
    asserts: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a threshold gives.

    Attributes:
        threshold: It.
        right: Of the trials, how many are answered rightly.
        wrong: How many wrongly.
        silent: How many are asked back about or not answered.
        groups: Keys of the open groups whose question is answered.
    """

    threshold: float
    right: int
    wrong: int
    silent: int
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What another threshold would change.

    Attributes:
        now: With the threshold of today.
        then: With the other one.
    """

    now: Outlook
    then: Outlook


def trials(shipped: Knowledge) -> tuple[Trial, ...]:
    """Ask every twentieth alias of each entry of a knowledge that was built without them.

    A stored phrasing is found for sure, whatever the threshold; one that is not, as people ask.
    Takes some seconds: once for a knowledge, in a thread.
    """
    rest, questions = held_out(shipped, HELD_OUT)
    reader = Reader(rest, index_of(rest))
    return tuple(_trial(reader, question) for question in questions)


def threshold_preview(
    reader: Reader, tried: Sequence[Trial], open_groups: Sequence[Group], threshold: float | None
) -> Preview:
    """Return what another threshold would change.

    Args:
        reader: Of the server as it is now.
        tried: From `trials`.
        open_groups: Of the inbox; the first `MOST_GROUPS` are asked.
        threshold: The other one; none for the usual one.

    Raises:
        RefusedError: It is out of range.
    """
    _refuse_outside("confidence threshold", threshold, THRESHOLD)
    asked = [(group.key, _found(reader, group.text)) for group in open_groups[:MOST_GROUPS]]
    usual = Thresholds()
    other = usual if threshold is None else usual.with_answer(threshold)
    return Preview(_outlook(reader.thresholds, tried, asked), _outlook(other, tried, asked))


# What was found for a question: the id of the entry, its confidence, and whether it asserts.
_Found = tuple[str, float, bool]


def _found(reader: Reader, question: str) -> _Found:
    hits = reader.understand(Conversation(), question).decision.hits
    if not hits:
        return "", 0.0, False
    return hits[0].id, hits[0].confidence, reader.knowledge.entries[hits[0].id].asserts


def _trial(reader: Reader, question: Question) -> Trial:
    entry, confidence, asserts = _found(reader, question.question)
    right = entry in question.entry if question.entry else bool(entry) and not asserts
    return Trial(question.question, confidence, right, asserts)


def _outlook(
    thresholds: Thresholds, tried: Sequence[Trial], asked: Sequence[tuple[int, _Found]]
) -> Outlook:
    said = [one for one in tried if _is_said(thresholds, one.confidence, asserts=one.asserts)]
    right = sum(one.right for one in said)
    groups = tuple(
        key
        for key, (_, confidence, asserts) in asked
        if asserts and _is_said(thresholds, confidence, asserts=True)
    )
    return Outlook(thresholds.answer, right, len(said) - right, len(tried) - len(said), groups)


def _is_said(thresholds: Thresholds, confidence: float, *, asserts: bool) -> bool:
    return confidence >= (thresholds.answer if asserts else thresholds.decline)


def _refuse_outside(
    what: str, value: float | None, limits: tuple[float, float], unit: str = ""
) -> None:
    least, most = limits
    if value is not None and not least <= value <= most:
        raise RefusedError(f"The {what} must be from {least} to {most}{unit}.")
