"""Buttons and menus of a plan: the talk that leads to it, its pages, and what becomes of it.

Everything is in the custom_id: a talk goes on after a restart. On a card that only its member
sees they work in place; on a shared one they answer who uses them, and the card stays as it is.
"""

import discord

from bot.answers.planning import Plan, change
from bot.answers.talk import Talk
from bot.discord_app.answering import (
    in_time,
    put_in_place,
    respond,
    too_soon,
)
from bot.discord_app.cards.card import Card, notice
from bot.discord_app.cards.plan import OPEN, Changed, file_card, plan_card, question_card
from bot.discord_app.desk import Desk
from bot.discord_app.ids.custom_ids import TEMPLATES
from bot.discord_app.ids.plan_codes import read_code
from bot.discord_app.said import Place
from bot.discord_app.views.presses import Press, chosen, said_before, say_stale, show

NO_ADVICE = "This knowledge has no advice to make plans from."


async def go_on(desk: Desk, interaction: discord.Interaction, talk: Talk) -> None:
    """Ask the next question, or show the plan."""
    advice = desk.advisor.knowledge.advice
    if not advice.questions:
        await show(interaction, notice(NO_ADVICE))
    elif question := talk.next(advice):
        await _put(interaction, question_card(advice, talk, question))
    else:
        await show_plan(desk, interaction, desk.advisor.plan(talk))


async def show_plan(
    desk: Desk,
    interaction: discord.Interaction,
    made: Plan,
    *,
    at: int = 0,
    changed: Changed | None = None,
) -> None:
    """Show a page of a plan to who used the button."""
    drawing = desk.studio.path(made) if at == 0 else None
    in_place = _is_own(interaction)
    picture = await in_time(desk, interaction, drawing, private=True, in_place=in_place)
    advice = desk.advisor.knowledge.advice
    await _put(interaction, plan_card(advice, made, at=at, picture=picture, changed=changed))


class _Planned(Press, template=r"(?!)"):
    """A button that carries a talk."""

    def talk(self, desk: Desk) -> Talk:
        """Return the talk."""
        return read_code(desk.advisor.knowledge.advice, self.fields["code"])

    def made(self, desk: Desk) -> Plan:
        """Return the plan that the talk ends in."""
        return desk.advisor.plan(self.talk(desk))


class GoOn(_Planned, template=TEMPLATES["talk"]):
    """Answers a question, passes it over, or goes back."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Ask the next question, or show the plan."""
        await go_on(desk, interaction, self.talk(desk))


class TurnPage(_Planned, template=TEMPLATES["plan"]):
    """Shows a page of a plan."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show it."""
        advice = desk.advisor.knowledge.advice
        if not advice.sections:
            await say_stale(interaction)
            return
        made = self.made(desk)
        question, _, was = self.fields["was"].partition("=")
        changed = None
        if advice.question(question):
            changed = _changed(desk, made, question, was)
        await show_plan(desk, interaction, made, at=int(self.fields["at"]), changed=changed)


class WhatIf(_Planned, template=TEMPLATES["what-if"]):
    """Answers a question by menu, or answers it otherwise than before."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show what the answer leads to."""
        advice, talk = desk.advisor.knowledge.advice, self.talk(desk)
        name, _, value = chosen(interaction).partition("=")
        question = advice.question(name)
        choice = question.choice(value) if question else None
        if question is None or (choice is None and value != OPEN):
            await say_stale(interaction)
            return
        was = talk.given.get(name, OPEN)
        after = talk.answered(name, choice.id if choice else None)
        following = talk.next(advice)
        if following is not None and following.id == name:
            await go_on(desk, interaction, after)  # a question of the talk, with many choices
            return
        made = desk.advisor.plan(after)
        await show_plan(desk, interaction, made, changed=_changed(desk, made, name, was))


class PlanAbout(_Planned, template=TEMPLATES["plan-about"]):
    """Shows a plan's sources or its text file, privately, or shares the plan."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        made, action = self.made(desk), self.fields["action"]
        if not made.parts:
            await say_stale(interaction)
        elif action == "sources":
            await show(interaction, desk.cards.sources(made.reply))
        elif action == "file":
            await show(interaction, file_card(made))
        else:
            await _share(desk, interaction, made)


async def _share(desk: Desk, interaction: discord.Interaction, made: Plan) -> None:
    """Show a plan to the channel, unless it was shown there a moment ago."""
    member, channel = interaction.user.id, interaction.channel_id or 0
    if word := too_soon(desk, member=member, channel=channel):
        await show(interaction, notice(word[0]))
        return
    if await said_before(desk, interaction, made.reply):
        return
    picture = await in_time(desk, interaction, desk.studio.path(made), private=False)
    advice = desk.advisor.knowledge.advice
    card = plan_card(advice, made, picture=picture, shared_by=member)
    message = await respond(interaction, card, private=False)
    if message is not None:
        desk.said.remember(Place(interaction.guild_id, channel, message), made.reply)


async def _put(interaction: discord.Interaction, card: Card) -> None:
    """Put a card in place of the member's own, or beside one that others see too."""
    if _is_own(interaction):
        await put_in_place(interaction, card)
    else:
        await respond(interaction, card, private=True)


def _is_own(interaction: discord.Interaction) -> bool:
    """Tell whether what was used is a card that only its member sees."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _changed(desk: Desk, made: Plan, question: str, was: str) -> Changed:
    before = desk.advisor.plan(made.talk.answered(question, None if was == OPEN else was))
    return Changed(question, was, change(before, made))


ALL: tuple[type[Press], ...] = (GoOn, TurnPage, WhatIf, PlanAbout)
