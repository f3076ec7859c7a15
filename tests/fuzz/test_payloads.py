"""Interactions that no honest client sends: each gets one answer, and the bot lives on."""

import random
from collections.abc import Sequence
from functools import partial

import pytest

from bot.discord_app.ids import curation_ids, custom_ids
from tests.discord_app.conftest import Place
from tests.effort import times
from tests.fuzz.seeds import SEEDS
from tests.standin import InteractionType, Person
from tests.standin.commands import Place as Where
from tests.standin.interaction import Interaction
from tests.standin.payload import Payload

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

FORGED = times(60)
AT_ONCE = 20  # between two looks
INPUTS = ("question", "answer", "detail", "aliases", "source", "why", "phrasing", "search", "q")


def texts(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(SEEDS, k=chance.randrange(4)))[:most]


def command(chance: random.Random, place: Place) -> Payload:
    """Return a command with options that it may not have, of values that do not fit."""
    real = chance.choice(place.discord.commands)
    named = [one["name"] for one in real.get("options") or ()] + ["question", "entry", "nonsense"]
    values: list[tuple[int, object]] = [
        (3, texts(chance, 6000)),
        (4, chance.choice((-1, 0, 2**53))),
        (5, True),
        (10, 1e308),
    ]
    options: list[Payload] = []
    for name in chance.sample(named, chance.randrange(len(named))):
        kind, value = chance.choice(values)
        options.append({"name": name, "type": kind, "value": value})
    if chance.random() < 0.5:
        inner = chance.choice(("add", "edit", "import", "delete", "reload", "show", "nonsense"))
        options = [{"name": inner, "type": 1, "options": options}]
    name = real["name"] if chance.random() < 0.9 else "nonsense"
    return {"id": real["id"], "name": name, "type": 1, "options": options}


def form(chance: random.Random, _: Place) -> Payload:
    """Return a form of any name with any fields."""
    components = [
        {
            "type": 18,
            "id": at,
            "component": {"type": 4, "id": at, "custom_id": name, "value": texts(chance, 4000)},
        }
        for at, name in enumerate(chance.sample(INPUTS, chance.randrange(5)), 1)
    ]
    return {"custom_id": any_custom_id(chance), "components": components}


def press(chance: random.Random, _: Place) -> Payload:
    """Return a press of any button, or a choice from any menu."""
    kind = chance.choice((2, 3))
    data = {"custom_id": any_custom_id(chance), "component_type": kind, "id": 1}
    return data | ({"values": [texts(chance, 100)]} if kind == 3 else {})


def any_custom_id(chance: random.Random) -> str:
    """Return one of ours, cut or continued at some place, or none at all."""
    ours = [one for one in SEEDS if one.startswith(f"{custom_ids.PREFIX}:")]
    ours += [curation_ids.wording_form("add", 0, ""), curation_ids.phrasing_form("cards/pin")]
    whole = chance.choice(ours)
    return (whole[: chance.randrange(1, len(whole) + 1)] + texts(chance, 40))[:100] or "x"


KINDS = {
    InteractionType.COMMAND: command,
    InteractionType.MODAL: form,
    InteractionType.COMPONENT: press,
    InteractionType.AUTOCOMPLETE: command,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["ana", "moderator"])
async def test_each_is_answered(place: Place, kind: InteractionType, who: str) -> None:
    person: Person = getattr(place, who)
    chance = random.Random(kind)  # noqa: S311 (the same in every run)
    card = await place.bob.writes(place.channel, "<@bot> i lost my card")
    for _ in range(FORGED // AT_ONCE):
        forged = [
            person._open(
                kind,
                Where(place.channel, person.user, by_user_install=False),
                KINDS[kind](chance, place),
                card.message if kind is InteractionType.COMPONENT else None,
            )
            for _ in range(AT_ONCE)
        ]
        if kind is not InteractionType.AUTOCOMPLETE:
            await place.discord.until(partial(_are_answered, forged), 10.0)
        await place.discord.settles()
    seen = await place.bob.writes(place.channel, "<@bot> what does a new card cost")
    assert "$10" in seen.text
    assert not place.discord.pinged


def _are_answered(forged: Sequence[Interaction]) -> bool:
    return all(one.response is not None for one in forged)
