"""A reply in the terminal: coloured and wrapped on a screen, plain text in a pipe."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module

from rich.console import Console
from rich.text import Text

from bot.answers.reply import Answer, Citation, Option, Reply

WIDEST = 100  # columns; longer lines are hard to read
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*(\S.*?)\*(?!\w)")


def print_reply(console: Console, reply: Reply) -> None:
    """Print a reply with its citations and what to ask next."""
    for answer in reply.answers:
        _print_answer(console, answer)
    if reply.message:
        _print_markdown(console, reply.message)
    for citation in reply.citations:
        console.print(Text(_short(citation), style="dim"), soft_wrap=not console.is_terminal)
    print_options(console, reply.options, heading=_heading(reply))


def print_options(console: Console, options: Sequence[Option], *, heading: str) -> None:
    """Print what can be asked next, numbered from 1."""
    if not options:
        return
    console.print()
    console.print(Text(heading, style="bold"))
    for number, option in enumerate(options, 1):
        line = Text(f"  {number}. {option.question}", style="cyan")
        console.print(line, soft_wrap=not console.is_terminal)


def print_sources(console: Console, reply: Reply) -> None:
    """Print the citations of a reply in full."""
    for citation in reply.citations:
        console.print(Text(f"[{citation.n}] {citation.title}", style="bold"))
        for line in _details(citation):
            console.print(Text(f"    {line}"))


def _print_answer(console: Console, answer: Answer) -> None:
    console.print(Text(answer.title, style="bold green"), soft_wrap=not console.is_terminal)
    _print_markdown(console, answer.text)
    if answer.disagreement:
        console.print()
        console.print(Text("Sources disagree", style="bold yellow"))
        _print_markdown(console, answer.disagreement)
    for note in answer.notes:
        _print_markdown(console, f"Note: {note}", style="yellow")
    console.print()


def _print_markdown(console: Console, text: str, style: str = "") -> None:
    if not console.is_terminal:
        console.print(Text(_EMPHASIS.sub(r"\1\2", text)), soft_wrap=True)
        return
    # Imported here, for no pipe need wait for it.
    formatted = import_module("bot.cli.formatted").formatted
    console.print(formatted(text, style), width=min(console.width, WIDEST))


def _heading(reply: Reply) -> str:
    if reply.outcome == "answered":
        return "Ask next:"
    return "Pick one by number, or ask in other words:" if reply.options else ""


def _short(citation: Citation) -> str:
    section = f", {citation.section}" if citation.section else ""
    return f"[{citation.n}] {citation.title}{section} ({', '.join(_dates(citation))})"


def _dates(citation: Citation) -> Iterator[str]:
    if citation.kind == "moderator":
        yield "a moderator's link" if citation.url else "by a moderator"
        return
    yield citation.published or "no date stated"
    if citation.as_of:
        yield f"figure as of {citation.as_of}"
    if citation.attributed_to:
        yield f"credits {citation.attributed_to}"
    if citation.kind == "editor":
        yield "editor's note"
    if citation.status != "current":
        yield citation.status


def _details(citation: Citation) -> Iterator[str]:
    if citation.section:
        yield f"Section: {citation.section}"
    yield f"Published: {citation.published or 'no date stated'}"
    if citation.as_of:
        yield f"Figure as of: {citation.as_of}"
    if citation.attributed_to:
        yield f"Credits: {citation.attributed_to}"
    if citation.document:
        yield f"Document: {citation.document}"
    if citation.url:
        yield f"Address: {citation.url}"
    if citation.status != "current":
        yield f"Status: {citation.status}"
