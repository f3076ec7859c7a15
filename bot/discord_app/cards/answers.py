"""Cards: replies as Discord messages. Drawing only; what their buttons do is in `views`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from discord import ButtonStyle, ui

from bot.answers.reply import Ground, Option, Reply
from bot.app import Told
from bot.discord_app import limits
from bot.discord_app.cards.card import (
    ANSWERED,
    ASKING,
    DOUBTED,
    UNKNOWN,
    Card,
    button,
    container,
    gallery,
    notice,
    picture_of,
    row,
    texts,
)
from bot.discord_app.cards.fine_print import fine_print, in_full
from bot.discord_app.cards.markdown import escape
from bot.discord_app.cards.pages import Page, page_of
from bot.discord_app.cards.pages_online import PagesOnline
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.lookups import Lookup
from bot.knowledge.base import Knowledge
from bot.pictures.picture import Picture

FINE_PRINT = 1000  # characters of small print; the rest is under Sources
MOST_RELATED = 3  # buttons of related questions; five would outweigh the answer
MOST_CHOICES = 5


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a card is drawn.

    Attributes:
        asker: Id of the member who asked.
        private: Whether only the asker sees it.
    """

    asker: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Draws replies.

    Attributes:
        knowledge: Whose entries are named.
        online: The published site, which answers are linked to.
    """

    knowledge: Knowledge
    online: PagesOnline | None = None

    def of(
        self,
        told: Told,
        audience: Audience,
        *,
        remark: str | None = None,
        picture: Picture | None = None,
        lookup: Lookup | None = None,
    ) -> Card:
        """Draw a reply.

        Args:
            told: What is said.
            audience: Who is told.
            remark: A line of ours above it, in small print.
            picture: Shown under the text.
            lookup: What was looked up, where the reply comes of a command that looks up.
        """
        reply = told.reply
        lines = [fine_print(reply.citations, FINE_PRINT), *self._online(reply)]
        print_ = "\n".join(line for line in lines if line)
        taken = len(print_) + len(remark or "")
        page = page_of(reply, taken=taken)
        items = [*texts(remark), *_body(page)]
        attached = (picture_of(picture, "chart.png"),) if picture else ()
        if attached:  # between the figures and what to know about them
            items.insert(
                len(texts(remark)) + 1 if len(page.parts) == 1 else len(items), gallery(*attached)
            )
        if not page.is_last and (reply.grounds or lookup):
            items.append(row(_rest_button(page, reply, lookup)))
        if print_:
            items += [ui.Separator(), ui.TextDisplay(print_)]
        choices = _choices(reply, audience)
        tools = self._looked_up(reply, lookup, audience) if lookup else self._tools(told, audience)
        rows = [*_option_rows(choices), *([row(*tools)] if tools else [])]
        return Card(ui.Container(*items, *rows, accent_colour=_colour(reply)), attached=attached)

    def rest(self, reply: Reply, remaining: Sequence[int], *, lookup: Lookup | None = None) -> Card:
        """Draw what did not fit on a card before."""
        page = page_of(reply, taken=0, remaining=remaining)
        items = _body(page)
        if not page.is_last:
            items.append(row(_rest_button(page, reply, lookup)))
        return Card(ui.Container(*items, accent_colour=_colour(reply)))

    def sources(self, reply: Reply) -> Card:
        """Draw the sources of a reply in full."""
        if not reply.citations:
            return notice("This answer states nothing that needs a source.")
        text = in_full(reply.citations, limits.CARD_TEXT - 100)
        return container(f"### Sources\n{text}", colour=ANSWERED)

    def why(self, grounds: Sequence[Ground], revision: str) -> Card:
        """Draw why something was said.

        Args:
            grounds: What matched.
            revision: Beginning of the revision of the knowledge that said it.
        """
        lines = ["### Why this answer", *(self._reason(ground) for ground in grounds)]
        now = self.knowledge.revision[: len(revision)]
        changed = "" if now == revision else f"; it has changed since, to `{now}`"
        lines.append(
            f"-# Knowledge revision `{revision}`{changed}. No language model is at work: the same "
            "question always gets the same answer, word for word from checked facts."
        )
        return container("\n".join(lines), colour=ANSWERED)

    def repeated(self, told: Told, url: str, audience: Audience) -> Card:
        """Draw a pointer to the same answer, given a short while ago in the same channel."""
        show = ui.Button[Card](
            style=ButtonStyle.secondary,
            label="Show it to me here",
            custom_id=custom_ids.about("show", told.reply.grounds),
        )
        text = f"I answered that a moment ago: [see above]({url})."
        return Card(
            ui.Container(ui.TextDisplay(text), row(show, _delete(audience)), accent_colour=ANSWERED)
        )

    def _online(self, reply: Reply) -> list[str]:
        """Return the line that leads to the page of what is said, if it is one entry's."""
        if self.online is None or len(reply.grounds) != 1:
            return []
        link = self.online.link(reply.grounds[0].entry, self.knowledge)
        return [link] if link else []

    def _reason(self, ground: Ground) -> str:
        question = self._question(ground.entry)
        percent = f"{ground.confidence:.0%}"
        if not ground.phrasing:
            said = f"**{question}** was picked from what was offered."
        elif ground.phrasing == self.knowledge.entries[ground.entry].question:
            said = f"Your question matched **{question}**\nConfidence: **{percent}**"
        else:
            said = (
                f"Your question came nearest to “{escape(ground.phrasing)}”, a way to ask "
                f"**{question}**\nConfidence: **{percent}**"
            )
        if ground.runner_up is None:
            return said
        second = self._question(ground.runner_up)
        return f"{said}\nRunner-up: {second} ({ground.runner_up_confidence:.0%})"

    def _question(self, entry: str) -> str:
        return escape(self.knowledge.entries[entry].question)

    def _looked_up(self, reply: Reply, lookup: Lookup, audience: Audience) -> list[ui.Button[Card]]:
        """Return the buttons under what was looked up."""
        last = [] if audience.private else [_delete(audience)]
        if not reply.answers:
            meant = (
                (name, custom_ids.look("show", Lookup(lookup.kind, (id,))))
                for id, name in lookup.near
            )
            return [button(label, id, ButtonStyle.primary) for label, id in meant] + last
        if audience.private:
            share = custom_ids.look("share", lookup)
            last = [button("Share", share, ButtonStyle.primary)]
        return [button("Sources", custom_ids.look("sources", lookup)), *last]

    def _tools(self, told: Told, audience: Audience) -> list[ui.Button[Card]]:
        reply = told.reply
        last = [] if audience.private else [_delete(audience)]
        if reply.outcome == "clarify":
            none = custom_ids.none_of_these(audience.asker)
            return [button("None of these", none), *last]
        if reply.outcome == "unanswered":
            return [button("Ask a human", custom_ids.human()), *last]
        if reply.outcome == "smalltalk" or not reply.grounds:
            return last
        why = custom_ids.why(told.knowledge, reply.grounds, self.knowledge)
        tools = [button("Why this answer", why)]
        if reply.outcome == "declined":
            tools.append(button("Ask a human", custom_ids.human()))
        else:
            sources = custom_ids.about("sources", reply.grounds)
            tools.insert(0, button("Sources", sources))
            for label, helpful in (("Helpful", True), ("Not helpful", False)):
                vote = custom_ids.vote(reply.grounds[0].entry, helpful=helpful)
                tools.append(button(label, vote))
        if audience.private:
            share = custom_ids.about("share", reply.grounds)
            last = [button("Share", share, ButtonStyle.primary)]
        return [*tools, *last]


def _body(page: Page) -> list[ui.Item[Card]]:
    """Return the text displays of a page."""
    items: list[ui.Item[Card]] = []
    for part in page.parts:
        items += texts("\n".join(text for text in (part.title, part.text) if text), part.callouts)
    return items


def _choices(reply: Reply, audience: Audience) -> list[ui.Button[Card]]:
    """Return what can be pressed next: the choices of a question back, or related questions."""
    if reply.outcome == "clarify":
        options = reply.options[:MOST_CHOICES]
        ids = [custom_ids.choose(audience.asker, option) for option in options]
        return list(map(_option_button, options, ids, [ButtonStyle.primary] * len(ids)))
    options = reply.options[:MOST_RELATED]
    ids = [custom_ids.related(option) for option in options]
    return list(map(_option_button, options, ids, [ButtonStyle.secondary] * len(ids)))


def _option_button(option: Option, custom_id: str, style: ButtonStyle) -> ui.Button[Card]:
    return button(option.label or option.question, custom_id, style)


def _option_rows(buttons: Iterable[ui.Button[Card]]) -> list[ui.ActionRow[Card]]:
    """Return one row a button, so that whole questions stand under each other on a phone too."""
    return [row(one) for one in buttons]


def _delete(audience: Audience) -> ui.Button[Card]:
    return button("Delete", custom_ids.delete(audience.asker))


def _rest_button(page: Page, reply: Reply, lookup: Lookup | None) -> ui.Button[Card]:
    if lookup:
        custom_id = custom_ids.rest_of_look(page.remaining, lookup)
    else:
        custom_id = custom_ids.rest(page.remaining, reply.grounds)
    return button("Show the rest", custom_id, ButtonStyle.primary)


def _colour(reply: Reply) -> int:
    if reply.outcome == "clarify":
        return ASKING
    if reply.outcome in ("unanswered", "declined"):
        return UNKNOWN
    doubted = any(answer.disagreement or answer.notes for answer in reply.answers)
    return DOUBTED if doubted else ANSWERED
