"""A reply as the JSON object that other programs read."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.answers.reply import Reply


def as_json(reply: Reply, *, knowledge: str) -> Mapping[str, Any]:
    """Return a reply in the fixed form of the command line's contract, without its envelope.

    Args:
        reply: What is said.
        knowledge: Revision of the knowledge that said it.
    """
    return {
        "outcome": reply.outcome,
        "confidence": round(reply.confidence, 2),
        "message": reply.message,
        "answers": [asdict(answer) for answer in reply.answers],
        "citations": [asdict(citation) for citation in reply.citations],
        "options": [{"entry": one.entry, "question": one.question} for one in reply.options],
        "knowledge": knowledge,
    }
