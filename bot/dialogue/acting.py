"""Acts about the answer before: name its sources, tell its dates, offer more."""

from dataclasses import replace

from bot.answers.reply import Answer, Citation, Reply
from bot.knowledge.entries import Act


def act_on(reply: Reply | None, act: Act, title: str) -> Reply:
    """Return what is said about the reply before.

    Args:
        reply: The reply that the act is about; none for one that cites nothing.
        act: `sources`, `reasons` where no entry has any, `dates` or `more`.
        title: What was asked for.
    """
    if reply is None:
        return Reply("smalltalk", 1.0, _SOURCELESS)
    if act == "more":
        return replace(reply, outcome="clarify", message=_MORE, answers=(), citations=())
    lines = [_dated(c) if act == "dates" else _named(c) for c in reply.citations]
    listed = (f"- {line}[{c.n}]" for line, c in zip(lines, reply.citations, strict=True))
    answer = Answer(
        entry=reply.grounds[0].entry,
        title=title,
        text=(_NO_REASON if act == "reasons" else "") + "\n".join(listed),
        citations=tuple(c.n for c in reply.citations),
    )
    return replace(reply, outcome="answered", answers=(answer,), confidence=1.0, message=None)


_MORE = "What would you like to know more about?"
_SOURCELESS = "What I said last rests on no source: it says only what the documents leave out."
_NO_REASON = "The documents give no other reason than what I said. It rests on:\n"


def _named(citation: Citation) -> str:
    section = f", section “{citation.section}”" if citation.section else ""
    credit = f", which credits {citation.attributed_to}" if citation.attributed_to else ""
    return f"“{citation.title}”{section} ({_published(citation)}){credit}"


def _dated(citation: Citation) -> str:
    figure = f"figure as of {citation.as_of}" if citation.as_of else "no year given for the figure"
    return f"“{citation.title}”: {_published(citation)}; {figure}"


def _published(citation: Citation) -> str:
    if citation.kind == "moderator":
        return "a moderator's link" if citation.url else "by a moderator"
    return f"published {citation.published}" if citation.published else "no publication date stated"
