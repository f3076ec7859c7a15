"""Cards about the bot itself: the help, the documents and the terms it knows. Drawing only."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from discord import ButtonStyle, ui

from bot.answers.comparing import comparable
from bot.answers.reply import Option
from bot.answers.talk import Talk
from bot.discord_app import limits
from bot.discord_app.cards.answers import MOST_RELATED
from bot.discord_app.cards.card import ANSWERED, Card, button, container, notice, row, texts
from bot.discord_app.cards.fine_print import NO_DATE, day
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.lookups import Lookup
from bot.discord_app.ids.plan_codes import code_of
from bot.knowledge.base import Knowledge
from bot.knowledge.sources import Source

HELP = (
    "### Ask me about a career in medical billing and coding\n"
    "Schooling, certification, pay, remote work, how long it takes, what the job is like. I "
    "answer from {documents} documents, say where they disagree, are old or wrong, and show which "
    "section each statement comes from. What they do not say, I do not guess.\n\n"
    "- Mention me with your question, or reply to my answer to ask on.\n"
    "- `/ask` suggests questions as you type; `private: True` shows the answer only to you.\n"
    "- `/plan` works out a way in that fits you, privately, in a few clicks.\n"
    "- `/salary state: Alaska` or `/salary role: Medical coder`: pay, with a chart.\n"
    "- `/compare first: CPC second: CCS`: two certifications, jobs, places or ways in.\n"
    "- `/glossary term: clearinghouse`: what a term means.\n"
    "- On any message: **Apps → Answer this**.\n"
    "- Write to me directly, if you would rather ask alone.\n"
    "- `/sources` lists the documents; `/privacy` shows what I keep about you, and deletes it."
)

WELCOME = (
    "### Thinking about a career in medical billing and coding?\n"
    "Ask me. I answer from {documents} documents, show which section every statement comes from, "
    "and say where they disagree, are old, or are silent.\n\n"
    "- Mention me with your question, in your own words, or use `/ask`.\n"
    "- `/plan` works out a way in that fits you, `/salary` looks pay up, `/compare` puts two "
    "things side by side.\n"
    "- What I do not know goes to this server's moderators, without your name."
)


@dataclass(frozen=True, slots=True)
class InfoCards:
    """Draws what is known of the bot and its knowledge.

    Attributes:
        knowledge: What it answers from.
        privacy_url: Of the privacy policy, for the help card.
        site_url: Of the published knowledge, for the help card.
    """

    knowledge: Knowledge
    privacy_url: str | None = None
    site_url: str | None = None

    def help(self, starters: Sequence[Option], *, warning: str | None = None) -> Card:
        """Draw what the bot is for and how to ask it.

        Args:
            starters: Questions to begin with.
            warning: What a moderator should know.
        """
        links = [("Read the sources and answers", self.site_url), ("Privacy", self.privacy_url)]
        linked = " · ".join(f"[{text}]({url})" for text, url in links if url)
        foot = small(linked or "I keep no chat, and every answer names its sources.")
        buttons = [button(one.question, custom_ids.related(one)) for one in starters[:MOST_RELATED]]
        text = HELP.format(documents=len(self._documents()))
        examples = self._examples()
        items = [
            *texts(f"{text}\n{foot}", warning),
            *map(row, buttons),
            *([row(*examples)] if examples else []),
        ]
        return Card(ui.Container(*items, accent_colour=ANSWERED))

    def welcome(self, starters: Sequence[Option]) -> Card:
        """Draw what a channel is told of the bot.

        Args:
            starters: Questions to begin with.
        """
        lines = [
            WELCOME.format(documents=len(self._documents())),
            small("What you press here answers you alone. `/help` tells more."),
        ]
        buttons = [button(one.question, custom_ids.related(one)) for one in starters[:MOST_RELATED]]
        examples = self._examples()
        rows = [*map(row, buttons), *([row(*examples)] if examples else [])]
        return Card(ui.Container(*texts("\n".join(lines)), *rows, accent_colour=ANSWERED))

    def _examples(self) -> list[ui.Button[Card]]:
        """Return what the commands can do, to be tried with one press."""
        examples: list[ui.Button[Card]] = []
        if self.knowledge.tables:
            everybody = custom_ids.look("show", Lookup("pay"))
            examples.append(button("Pay overall", everybody))
        known = comparable(self.knowledge)
        others = (
            one for one in known if one.kind == known[0].kind and known[0].name not in one.name
        )
        if second := next(others, None):
            lookup = Lookup("compare", (known[0].id, second.id))
            label = f"{known[0].name} or {second.name}?"
            examples.append(button(label, custom_ids.look("show", lookup)))
        advice = self.knowledge.advice
        if advice.questions:
            begin = custom_ids.talk(code_of(advice, Talk()))
            examples.append(button("Make a plan", begin, ButtonStyle.primary))
        return examples

    def source_list(self) -> Card:
        """Draw all documents with how far each is to be trusted."""
        documents = self._documents()
        each = limits.SOURCE_LIST // max(1, len(documents))
        texts = [limits.clip(about_source(source), each) for source in documents]
        text = "\n\n".join(["### What I answer from", *texts])
        return container(limits.clip(text, limits.CARD_TEXT), colour=ANSWERED)

    def source(self, source: Source, *, asker: int | None = None) -> Card:
        """Draw everything about one source.

        Args:
            source: The source.
            asker: Id of who told the channel of it; none where only they see it.
        """
        sections = "\n".join(f"- {escape(section)}" for section in source.sections)
        text = about_source(source) + (f"\n\n**Sections**\n{sections}" if sections else "")
        if asker is None:
            last = button("Share", custom_ids.book(source.id), ButtonStyle.primary)
        else:
            last = button("Delete", custom_ids.delete(asker))
        shown = ui.TextDisplay[Card](limits.clip(text, limits.CARD_TEXT))
        return Card(ui.Container(shown, row(last), accent_colour=ANSWERED))

    def terms(self, terms: Sequence[str]) -> Card:
        """Draw the list of all terms of the glossary."""
        if not terms:
            return notice("There is no glossary in this knowledge.")
        groups = groupby(terms, key=lambda term: term[:1].upper())
        lines = [" · ".join(map(escape, group)) for _, group in groups]
        head = f"### {len(terms)} terms\n`/glossary` with one of them says what it means."
        text = limits.clip("\n".join([head, *lines]), limits.CARD_TEXT)
        return container(text, colour=ANSWERED)

    def _documents(self) -> Sequence[Source]:
        return [one for one in self.knowledge.sources.values() if one.kind == "document"]


def about_source(source: Source) -> str:
    """Return what a source is, and how far to trust it."""
    published = day(source.published) if source.published else NO_DATE
    by = f"{escape(source.author)}, " if source.author else ""
    lines = [f"**{escape(source.title)}**", small(f"{by}{published}")]
    lines += [text for text in (source.about,) if text]
    lines += [f"*Trust:* {source.trust}"] if source.trust else []
    lines += [f"*Used for:* {source.use}"] if source.use else []
    lines += [f"<{source.url}>"] if source.url else []
    return "\n".join(lines)
