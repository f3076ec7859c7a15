"""What one person has been talking about in one place. A value: every turn makes a new one."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.answers.reply import Option, Reply
from bot.search import Analysis

MOST_TURNS = 4  # answered turns kept; a follow-up reaches back no further


@dataclass(frozen=True, slots=True)
class Turn:
    """One answered question.

    Attributes:
        analysis: The question as it was understood, carried-over words included.
        reply: What was said.
    """

    analysis: Analysis
    reply: Reply


@dataclass(frozen=True, slots=True)
class Conversation:
    """The state that the next message is read in.

    Attributes:
        turns: Answered questions, the oldest first, at most `MOST_TURNS`.
        offered: What was offered last, to be chosen by number or words.
        pending: The question that was asked back about, until it is settled.
        sourceless: Whether the last question was not answered, so that no source can be named.
    """

    turns: tuple[Turn, ...] = ()
    offered: tuple[Option, ...] = ()
    pending: Analysis | None = None
    sourceless: bool = False

    @property
    def topic(self) -> Turn | None:
        """Return the question answered last."""
        return self.turns[-1] if self.turns else None

    def within(self, entries: Collection[str]) -> "Conversation":
        """Return the state without what is about entries that are not among these.

        A moderator may have hidden one since.
        """
        turns = tuple(turn for turn in self.turns if all(e in entries for e in turn.reply.entries))
        offered = tuple(option for option in self.offered if option.entry in entries)
        if len(turns) == len(self.turns) and len(offered) == len(self.offered):
            return self
        return replace(self, turns=turns, offered=offered)

    def offering(self, options: tuple[Option, ...]) -> "Conversation":
        """Return the state after some options were shown, and nothing else was said."""
        return replace(self, offered=options, pending=None) if options else self

    def after(self, analysis: Analysis, reply: Reply) -> "Conversation":
        """Return the state after a reply: what cites something becomes the topic."""
        state = replace(self, offered=reply.options, pending=None)
        if reply.outcome not in ("smalltalk", "clarify"):
            state = replace(state, sourceless=not reply.citations)
        if reply.citations and reply.grounds:
            return replace(state, turns=(*self.turns, Turn(analysis, reply))[-MOST_TURNS:])
        return replace(state, pending=analysis) if reply.outcome == "clarify" else state
