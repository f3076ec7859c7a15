"""Acts about the answer before: name its sources, tell its dates, offer more."""

from dataclasses import replace

from bot.answers.reply import Answer, Citation, Reply
from bot.knowledge.entries import Act


def act_on(reply: Reply, act: Act, title: str) -> Reply:
    """Return what is said about an earlier reply.

    Args:
        reply: The answered reply that the act is about.
        act: `sources`, `dates` or `more`.
        title: What was asked for.
    """
    if act == "more":
        return replace(reply, outcome="clarify", message=_MORE, answers=(), citations=())
    lines = [_dated(c) if act == "dates" else _named(c) for c in reply.citations]
    answer = Answer(
        entry=reply.grounds[0].entry,
        title=title,
        text="\n".join(f"- {line}[{c.n}]" for line, c in zip(lines, reply.citations, strict=True)),
        citations=tuple(c.n for c in reply.citations),
    )
    return replace(reply, outcome="answered", answers=(answer,), confidence=1.0, message=None)


_MORE = "What would you like to know more about?"


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
