"""Names that several things share, and whether an answer depends on which one is meant."""

from bot.answers.lookup import look_up
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.search import Analysis
from bot.search.entries import entities_in


def shared_name(knowledge: Knowledge, analysis: Analysis, entry: Entry) -> tuple[str, ...]:
    """Return the ids of the things that one name of a question stands for, in order.

    Empty where no name is shared, or where the entry says something of one of them at most.

    Args:
        knowledge: Where the things and the tables are.
        analysis: The question.
        entry: What answers it.
    """
    for word in analysis.names:
        things = entities_in(Analysis((word,)), knowledge)
        told = tuple(one for one in things if look_up(knowledge, entry.lookup, (one,)).exact)
        if len(told) > 1:
            return told
    return ()
