"""Draw the cards of real answers: one JSON payload each, and a picture where a renderer is named.

    python -m docs.pictures.make OUT [--renderer "node render.mjs"] [--only NAME ...]
    python -m docs.pictures.make --manual --renderer "node render.mjs"

The second draws those of the manual anew, dark and light. The renderer is any command that takes
`PAYLOAD.json -o PICTURE.png --width POINTS`, and `--light`.
"""

import argparse
import asyncio
import json
import shlex
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from bot.answers.planning import change
from bot.answers.talk import Talk, talk_of
from bot.app import Advisor, Told
from bot.discord_app.cards.answers import Audience, Cards
from bot.discord_app.cards.card import Card, notice
from bot.discord_app.cards.info import InfoCards
from bot.discord_app.cards.plan import Changed, file_card, plan_card, question_card
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.keys import Keyring
from bot.discord_app.ids.lookups import Lookup, figures, look_again
from bot.discord_app.views.choices import ASK_HUMAN
from bot.knowledge.shipped import shipped_folder
from bot.pictures.canvas import Picture
from bot.pictures.chart import chart
from bot.pictures.path import path as path_of
from docs.pictures import moderating

MANUAL = Path(__file__).parent
NARROW, WIDE = 460, 800  # points: of a phone, and of a desktop
COLOURS = 256
MEMBER = 100000000000000001  # a member's id; any will do
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15  # Discord: message flags
MODAL = 9  # Discord: the response that opens a form
NOW = "2026-03-12T15:04:00Z"

QUESTIONS = {
    "degree": "do I need a degree to start?",
    "alaska": "what does it pay in Alaska?",
    "washington": "what does it pay in Washington?",
    "salary": "how much do coders make?",
    "which-first": "which certification should I get first?",
    "icd9": "do I need to know ICD-9?",
    "two": "what is a clearinghouse? can I work from home?",
    "declined": "how much is the CPC exam?",
    "unknown": "what colour should my desk be?",
    "hello": "hello",
}

LOOKUPS = {
    "pay-overall": Lookup("pay"),
    "pay-coder": Lookup("pay", ("medical-coder",)),
    "pay-alaska-coder": Lookup("pay", ("alaska", "medical-coder")),
    "compare-cpc-ccs": Lookup("compare", ("cpc", "ccs")),
    "compare-roles": Lookup("compare", ("medical-biller", "medical-coder")),
    "compare-places": Lookup("compare", ("alaska", "washington-dc")),
}
TALK = "hospital,coding,high-school,year,home,none"

Payload = Mapping[str, Any]


def payloads(advisor: Advisor) -> Iterator[tuple[str, Payload]]:
    """Yield a name and a conversation for each kind of card."""
    cards, audience = Cards(advisor.knowledge), Audience(MEMBER)
    for name, question in QUESTIONS.items():
        told = advisor.ask(question)
        picture = drawn(advisor, told)
        yield name, conversation(question, cards.of(told, audience, picture=picture))
    yield from looked_up(advisor, cards)
    yield from plans(advisor)
    for name, card in moderating.cards(advisor):
        yield name, alone(card)
    for name, form in moderating.forms():
        yield name, {"type": MODAL, "data": _said(form.to_dict())}
    told = advisor.ask(QUESTIONS["degree"])
    grounds = told.reply.grounds
    whys = custom_ids.why(told.knowledge, grounds, advisor.knowledge).split(":")[3]
    read = custom_ids.read_whys(whys, Keyring(advisor.knowledge))
    yield "private", alone(cards.of(told, Audience(MEMBER, private=True)))
    yield "sources", alone(cards.sources(told.reply))
    yield "why", alone(cards.why(read, told.knowledge[: custom_ids.REVISION]))
    yield "help", alone(InfoCards(advisor.knowledge).help(advisor.suggest("", 3)))
    welcome = InfoCards(advisor.knowledge).welcome(advisor.suggest("", 3))
    yield "welcome", {**message(welcome), "preview": preview()}
    yield "documents", alone(InfoCards(advisor.knowledge).source_list())
    yield "human", alone(notice(ASK_HUMAN))
    earlier = "https://discord.com/channels/1/2/3"
    yield "repeated", conversation(QUESTIONS["degree"], cards.repeated(told, earlier, audience))


def looked_up(advisor: Advisor, cards: Cards) -> Iterator[tuple[str, Payload]]:
    """Yield what the commands look up."""
    for name, lookup in LOOKUPS.items():
        told = look_again(advisor, lookup)
        picture = drawn(advisor, told, lookup)
        card = cards.of(told, Audience(MEMBER, private=True), picture=picture, lookup=lookup)
        yield name, alone(card)
    told = advisor.told(advisor.meaning("clearing house").reply)
    yield "glossary", alone(cards.of(told, Audience(MEMBER, private=True)))
    yield (
        "terms",
        alone(InfoCards(advisor.knowledge).terms([one.term for one in advisor.terms("", 10_000)])),
    )
    source = next(iter(advisor.knowledge.sources.values()))
    yield "document", alone(InfoCards(advisor.knowledge).source(source))


def plans(advisor: Advisor) -> Iterator[tuple[str, Payload]]:
    """Yield a talk and the plan that it ends in, page by page, and another after a what-if."""
    advice = advisor.knowledge.advice
    first, fourth = Talk(), talk_of(advice, "hospital,coding,high-school,-,-,-")
    for name, talk in (("talk-1", first), ("talk-4", fourth)):
        if question := talk.next(advice):
            yield name, alone(question_card(advice, talk, question))
    made = advisor.plan(talk_of(advice, TALK))
    for at in range(3):
        yield f"plan-{at + 1}", alone(plan_card(advice, made, at=at, picture=path_of(made)))
    other = advisor.plan(made.talk.answered("time", "short"))
    changed = Changed("time", "year", change(made, other))
    yield "plan-what-if", alone(plan_card(advice, other, picture=path_of(other), changed=changed))
    shared = plan_card(advice, made, picture=path_of(made), shared_by=MEMBER)
    yield "plan-shared", {**message(shared), "preview": preview()}
    yield "plan-file", alone(file_card(made))


def _said(payload: Any) -> Any:
    """Return a form as Discord keeps it: without what discord.py writes as null."""
    if isinstance(payload, list):
        return [_said(one) for one in payload]
    if not isinstance(payload, dict):
        return payload
    return {key: _said(value) for key, value in payload.items() if value is not None}


def drawn(advisor: Advisor, told: Told, lookup: Lookup | None = None) -> Picture | None:
    """Return the chart of a reply; nothing where it has not several figures."""
    rows = figures(advisor, told.reply, lookup)
    title = " / ".join(answer.title for answer in told.reply.answers)
    return chart(rows, title) if len(rows) > 1 else None


def conversation(question: str, card: Card) -> Payload:
    """Return a mention and the bot's reply."""
    asked = {"author": "Member", "content": f"<@1> {question}", "timestamp": NOW}
    said = {**message(card), "referenced_message": {"author": "Member", "content": question}}
    return {"messages": [asked, said], "preview": preview()}


def alone(card: Card) -> Payload:
    """Return a message that only one person sees."""
    said = message(card)
    return {**said, "flags": said["flags"] | EPHEMERAL, "preview": preview()}


def message(card: Card) -> Payload:
    """Return a card as it is sent; the files are named by their data, written out by `make`."""
    attachments = [
        {"id": str(at), "filename": one.name, "description": one.description, "path": one.data}
        for at, one in enumerate(card.attached)
    ]
    components = card.to_components()
    said = {"flags": COMPONENTS_V2, "components": components, "timestamp": NOW}
    return {**said, "attachments": attachments} if attachments else said


def preview() -> Payload:
    """Return what the renderer needs beside the payload."""
    names = {"users": {"1": "Career Advisor"}}
    return {"now": NOW, "bot": {"name": "Career Advisor"}} | dict(resolved=names)


async def make(out: Path, renderer: str | None, only: Collection[str], *looks: str) -> None:
    """Write the payloads and draw them.

    Args:
        out: Folder for both.
        renderer: Command that draws; none to write the payloads alone.
        only: Names of cards; none for all.
        looks: Further options of the renderer.
    """
    advisor = Advisor.of_folder(shipped_folder())
    for name, payload in payloads(advisor):
        if only and name not in only:
            continue
        path = out / f"{name}.json"
        write_files(payload, out, name)
        path.write_text(json.dumps(payload, indent=1, ensure_ascii=False), encoding="utf-8")
        if renderer:
            picture = path.with_suffix(".png")
            width = WIDE if name in moderating.WIDE else NARROW
            command = [*shlex.split(renderer), str(path), "-o", str(picture), *looks]
            subprocess.run([*command, "--width", str(width)], check=True)  # noqa: ASYNC221, S603  what the caller named
            shrink(picture)


async def make_manual(renderer: str) -> None:
    """Draw the pictures that the manual shows, dark and light."""
    names = {path.stem for path in MANUAL.glob("*.png")}
    for folder, looks in ((MANUAL, ()), (MANUAL / "light", ("--light",))):
        with TemporaryDirectory() as out:
            await make(Path(out), renderer, names, *looks)
            for name in names:
                shutil.copy(Path(out) / f"{name}.png", folder)


def shrink(path: Path) -> None:
    """Write a picture with few colours, which a card needs no more of."""
    with Image.open(path) as image:
        few = image.convert("RGB").quantize(COLOURS, kmeans=1, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def write_files(payload: Payload, out: Path, name: str) -> None:
    """Write what is attached into the folder, and name the files instead of their data."""
    for said in (payload, *payload.get("messages", ())):
        for one in said.get("attachments", ()):
            path = out / f"{name}-{one['filename']}"
            path.write_bytes(one["path"])
            one["path"] = path.name


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", help="folder for payloads and pictures")
    parser.add_argument("--renderer", help="command that draws a payload")
    parser.add_argument("--only", nargs="*", default=(), help="names of cards")
    parser.add_argument("--manual", action="store_true", help="draw those of the manual anew")
    options = parser.parse_args()
    if options.manual and options.renderer:
        asyncio.run(make_manual(options.renderer))
    elif options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        asyncio.run(make(options.out, options.renderer, options.only))
    else:
        parser.error("a folder is missing, or --manual with --renderer")


if __name__ == "__main__":
    main()
