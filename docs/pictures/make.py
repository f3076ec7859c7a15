"""Draw the cards of real answers: one JSON payload each, and a picture where a renderer is named.

    python -m docs.pictures.make OUT [--renderer "node render.mjs"] [--only NAME ...]

The renderer is any command that takes `PAYLOAD.json -o PICTURE.png`.
"""

import argparse
import asyncio
import json
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.app import Advisor
from bot.discord_app import custom_ids
from bot.discord_app.card import Card, notice
from bot.discord_app.cards import Audience, Cards
from bot.discord_app.keys import Keyring
from bot.discord_app.views.choices import ASK_HUMAN
from bot.knowledge.shipped import shipped_folder

ANA = 100000000000000001  # a member's id; any will do
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15  # Discord: message flags
NOW = "2026-03-12T15:04:00Z"

QUESTIONS = {
    "degree": "do I need a degree to start?",
    "alaska": "what does it pay in Alaska?",
    "salary": "how much do coders make?",
    "which-first": "which certification should I get first?",
    "icd9": "do I need to know ICD-9?",
    "two": "what is a clearinghouse? can I work from home?",
    "declined": "how much is the CPC exam?",
    "unknown": "what colour should my desk be?",
    "hello": "hello",
}

Payload = Mapping[str, Any]


def payloads(advisor: Advisor) -> Iterator[tuple[str, Payload]]:
    """Yield a name and a conversation for each kind of card."""
    cards, audience = Cards(advisor.knowledge), Audience(ANA)
    for name, question in QUESTIONS.items():
        told = advisor.ask(question)
        yield name, conversation(question, cards.of(told, audience))
    told = advisor.ask(QUESTIONS["degree"])
    grounds = told.reply.grounds
    whys = custom_ids.why(told.knowledge, grounds, advisor.knowledge).split(":")[3]
    read = custom_ids.read_whys(whys, Keyring(advisor.knowledge))
    yield "private", alone(cards.of(told, Audience(ANA, private=True)))
    yield "sources", alone(cards.sources(told.reply))
    yield "why", alone(cards.why(read, told.knowledge[: custom_ids.REVISION]))
    yield "help", alone(cards.help(advisor.suggest("", 3)))
    yield "documents", alone(cards.source_list())
    yield "human", alone(notice(ASK_HUMAN))
    earlier = "https://discord.com/channels/1/2/3"
    yield "repeated", conversation(QUESTIONS["degree"], cards.repeated(told, earlier, audience))


def conversation(question: str, card: Card) -> Payload:
    """Return a mention and the bot's reply."""
    asked = {"author": "Ana", "content": f"<@1> {question}", "timestamp": NOW}
    said = {**message(card), "referenced_message": {"author": "Ana", "content": question}}
    return {"messages": [asked, said], "preview": preview()}


def alone(card: Card) -> Payload:
    """Return a message that only one person sees."""
    said = message(card)
    return {**said, "flags": said["flags"] | EPHEMERAL, "preview": preview()}


def message(card: Card) -> Payload:
    """Return a card as it is sent."""
    return {"flags": COMPONENTS_V2, "components": card.to_components(), "timestamp": NOW}


def preview() -> Payload:
    """Return what the renderer needs beside the payload."""
    return {
        "bot": {"name": "Career Advisor"},
        "resolved": {"users": {"1": "Career Advisor"}},
        "now": NOW,
    }


async def make(out: Path, renderer: str | None, only: list[str] | None) -> None:
    """Write the payloads and draw them."""
    advisor = Advisor.of_folder(shipped_folder())
    for name, payload in payloads(advisor):
        if only and name not in only:
            continue
        path = out / f"{name}.json"
        path.write_text(json.dumps(payload, indent=1, ensure_ascii=False), encoding="utf-8")
        if renderer:
            command = [*shlex.split(renderer), str(path), "-o", str(path.with_suffix(".png"))]
            subprocess.run(command, check=True)  # noqa: ASYNC221, S603  what the caller named


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for payloads and pictures")
    parser.add_argument("--renderer", help="command that draws a payload")
    parser.add_argument("--only", nargs="*", help="names of cards")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    asyncio.run(make(options.out, options.renderer, options.only))


if __name__ == "__main__":
    main()
