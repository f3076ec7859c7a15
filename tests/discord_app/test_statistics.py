"""How the advisor does in a server: as a picture and in words, counts only."""

import pytest

from tests.discord_app.conftest import Place

pytestmark = pytest.mark.asyncio


async def test_where_nothing_was_asked_it_says_so(place: Place) -> None:
    seen = await place.moderator.uses("/stats")
    assert seen.ephemeral
    assert "Nobody has asked" in seen.text
    assert not seen.files


async def test_the_week_is_told_in_numbers(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.ana.clicks(card, "Helpful")
    await place.bob.clicks(card, "Not helpful")
    await place.bob.uses("/ask", question="is there a bicycle garage")
    await place.bob.uses("/ask", question="savings account")
    await place.client.desk.work.idle.wait()
    seen = await place.moderator.uses("/stats")
    assert "**3** questions" in seen.text
    assert "**1** answered" in seen.text
    assert "**1** asked back" in seen.text
    assert "**1** not known" in seen.text
    assert "**50%**" in seen.text
    assert "What do I do when my card is lost?" in seen.text
    assert "oldest" in seen.text


async def test_the_picture_says_the_same_for_those_who_do_not_see_it(place: Place) -> None:
    await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.client.desk.work.idle.wait()
    seen = await place.moderator.uses("/stats")
    (picture,) = seen.files
    assert picture.content.startswith(b"\x89PNG")
    assert "Answered 1, before 0" in str(seen.payload)


async def test_nobody_is_named(place: Place) -> None:
    await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.client.desk.work.idle.wait()
    seen = await place.moderator.uses("/stats")
    assert str(place.ana.id) not in seen.text
    assert "Ana" not in seen.text


async def test_what_a_moderator_tries_out_is_not_counted(place: Place) -> None:
    await place.moderator.uses("/faq test", question="i lost my card")
    assert "Nobody has asked" in (await place.moderator.uses("/stats")).text


async def test_what_is_shared_is_not_counted_as_asked_again(place: Place) -> None:
    answer = await place.ana.uses("/ask", question="i lost my card", private=True)
    figures = await place.ana.uses("/salary", role="teller", private=True)
    for card in (answer, figures):
        assert not (await place.ana.clicks(card, "Share")).ephemeral
    await place.client.desk.work.idle.wait()
    assert "**2** questions" in (await place.moderator.uses("/stats")).text
