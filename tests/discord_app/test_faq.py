"""Curating by command and form: what is saved is answered at once, and what is refused says why."""

import pytest

from tests.discord_app.conftest import Place
from tests.standin import File, Person, Seen

pytestmark = pytest.mark.asyncio

COFFEE = {
    "Question": "Where is the coffee machine?",
    "Short answer": "On the second floor, beside the lift.",
}
LOST = "What do I do when my card is lost?"


async def added(place: Place, **more: str) -> str:
    """Add an entry, and return its id."""
    form = await place.moderator.uses("/faq add")
    saved = await place.moderator.submits(form, COFFEE | more)
    assert "live" in saved.text
    return await entry_of(place.moderator, "coffee")


async def entry_of(person: Person, typed: str) -> str:
    choices = await person.types_in_autocomplete("/faq show", entry=typed)
    return str(choices[0].value)


async def test_a_new_answer_is_live_at_once(place: Place) -> None:
    form = await place.moderator.uses("/faq add")
    saved = await place.moderator.submits(form, COFFEE)
    assert saved.ephemeral
    assert "live" in saved.text
    seen = await place.ana.writes(place.channel, "<@bot> where is the coffee machine")
    assert "second floor" in seen.text
    assert "moderator note" in seen.text


async def test_what_else_it_is_asked_by_leads_to_it(place: Place) -> None:
    await added(place, **{"Other ways to ask": "espresso where\ni need caffeine"})
    seen = await place.ana.writes(place.channel, "<@bot> i need caffeine")
    assert "second floor" in seen.text


async def test_the_buttons_under_an_own_answer_work(place: Place) -> None:
    await added(place, Source="https://bank.example/coffee")
    card = await place.ana.writes(place.channel, "<@bot> where is the coffee machine")
    assert "https://bank.example/coffee" in (await place.bob.clicks(card, "Sources")).text
    assert "coffee machine" in (await place.bob.clicks(card, "Why this answer")).text
    assert "Thank you" in (await place.bob.clicks(card, "Helpful")).text


async def test_an_own_answer_stays_in_its_server(place: Place) -> None:
    await added(place)
    other = place.discord.add_guild("Billers")
    channel = other.add_channel("general")
    otto = other.add_member("Otto")
    seen = await otto.writes(channel, "<@bot> where is the coffee machine")
    assert "second floor" not in seen.text
    direct = await place.ana.messages_directly("where is the coffee machine")
    assert "second floor" not in direct.text


async def test_a_shipped_answer_is_changed_here_and_keeps_what_is_cited(place: Place) -> None:
    entry = await entry_of(place.moderator, "card is lost")
    form = await place.moderator.uses("/faq edit", entry=entry)
    filled = {one["custom_id"]: one for one in _inputs(form)}
    before = filled["answer"]["value"]
    assert "[" not in before
    wanted = {"Short answer": f"{before} Then ask Sam at the desk.", "Why this change?": "Sam"}
    await place.moderator.submits(form, wanted)
    seen = await place.ana.writes(place.channel, "<@bot> i lost my card")
    assert "ask Sam at the desk" in seen.text
    assert "Handbook" in seen.text
    assert "moderator note" in seen.text


async def test_what_is_too_short_is_refused_with_the_text_kept(place: Place) -> None:
    form = await place.moderator.uses("/faq add")
    refused = await place.moderator.submits(form, COFFEE | {"Source": "not a link"})
    assert "Not saved" in refused.text
    assert "second floor" in refused.text
    again = await place.moderator.clicks(refused, "Change my text")
    saved = await place.moderator.submits(again, {"Source": ""})
    assert "live" in saved.text


async def test_nearly_the_same_is_saved_only_when_confirmed(place: Place) -> None:
    form = await place.moderator.uses("/faq add")
    wanted = {"Question": "What do I do if my card is lost?", "Short answer": "Ask Sam."}
    warned = await place.moderator.submits(form, wanted)
    assert "Not saved" in warned.text
    assert LOST in warned.text


async def test_a_warning_is_passed_over_by_a_press(place: Place) -> None:
    await added(place)
    form = await place.moderator.uses("/faq add")
    wanted = {"Question": "Where are the coffee machines?", "Short answer": "Everywhere."}
    warned = await place.moderator.submits(form, wanted)
    assert "nearly the same" in warned.text
    saved = await place.moderator.clicks(warned, "Save it all the same")
    assert "live" in saved.text


async def test_a_way_to_ask_that_takes_another_answers_question_is_refused(place: Place) -> None:
    entry = await added(place)
    refused = await place.moderator.uses("/faq alias-add", entry=entry, phrasing=LOST)
    assert "Not saved" in refused.text
    seen = await place.ana.writes(place.channel, f"<@bot> {LOST}")
    assert "Block it in the app" in seen.text


async def test_a_way_to_ask_is_added_and_taken_away(place: Place) -> None:
    entry = await added(place)
    saved = await place.moderator.uses("/faq alias-add", entry=entry, phrasing="espresso where")
    assert "espresso where" in saved.text
    options = {"entry": entry, "phrasing": "espr"}
    (choice,) = await place.moderator.types_in_autocomplete("/faq alias-remove", options)
    gone = await place.moderator.uses(
        "/faq alias-remove", entry=entry, phrasing=str(choice.value), why="nobody says so"
    )
    assert "espresso where" not in gone.text
    assert "no other ways" in gone.text.casefold()


async def test_a_way_to_ask_is_added_by_form(place: Place) -> None:
    entry = await added(place)
    card = await place.moderator.uses("/faq show", entry=entry)
    form = await place.moderator.clicks(card, "Add a way to ask")
    saved = await place.moderator.submits(form, {"How else do people ask it?": "caffeine"})
    assert "caffeine" in saved.text


async def test_what_is_hidden_is_answered_no_more_until_it_is_shown_again(place: Place) -> None:
    entry = await added(place)
    hidden = await place.moderator.uses("/faq retire", entry=entry, why="broken")
    assert "Hidden" in hidden.text
    seen = await place.ana.writes(place.channel, "<@bot> where is the coffee machine")
    assert "second floor" not in seen.text
    (choice,) = await place.moderator.types_in_autocomplete("/faq restore", entry="coffee")
    shown = await place.moderator.uses("/faq restore", entry=str(choice.value))
    assert "answer it again" in shown.text
    seen = await place.ana.uses("/ask", question="where is the coffee machine", private=True)
    assert "second floor" in seen.text


async def test_hiding_is_undone_by_a_press(place: Place) -> None:
    entry = await added(place)
    card = await place.moderator.uses("/faq show", entry=entry)
    hidden = await place.moderator.clicks(card, "Hide")
    restored = await place.moderator.clicks(hidden, "Show it again")
    assert "answer it again" in restored.text
    again = await place.moderator.clicks(restored, "Undo")
    assert "Hidden" in again.text


async def test_one_goes_back_to_a_change_by_command(place: Place) -> None:
    entry = await added(place)
    form = await place.moderator.uses("/faq edit", entry=entry)
    await place.moderator.submits(form, {"Short answer": "It is broken."})
    back = await place.moderator.uses("/faq revert", entry=entry, revision=1, why="repaired")
    assert "second floor" in back.text
    history = await place.moderator.uses("/faq history")
    assert "repaired" in history.text
    assert history.text.count("coffee machine") >= 3


async def test_going_back_to_what_never_was_says_so(place: Place) -> None:
    entry = await added(place)
    seen = await place.moderator.uses("/faq revert", entry=entry, revision=77)
    assert "incident" not in seen.text
    assert "no such revision" in seen.text


async def test_a_change_is_undone_from_the_history(place: Place) -> None:
    entry = await added(place)
    form = await place.moderator.uses("/faq edit", entry=entry)
    await place.moderator.submits(form, {"Short answer": "It is broken."})
    history = await place.moderator.uses("/faq history", entry=entry)
    step = await place.moderator.chooses(history, f"2:{entry}")
    assert "It is broken." in step.text
    assert "second floor" in step.text
    undone = await place.moderator.clicks(step, "Undo this change")
    assert "second floor" in undone.text
    stale = await place.moderator.clicks(step, "Undo this change")
    assert "Somebody else changed" in stale.text


async def test_the_list_has_pages_and_a_filter(place: Place) -> None:
    entry = await added(place)
    listed = await place.moderator.uses("/faq list", filter="coffee")
    assert "### 1 entry · " in listed.text
    opened = await place.moderator.chooses(listed, entry)
    assert "second floor" in opened.text
    own = await place.moderator.uses("/faq list", which="own")
    assert "coffee machine" in own.text
    assert LOST not in own.text
    assert "None has that" in (await place.moderator.uses("/faq list", filter="zebra")).text


async def test_pages_are_turned(place: Place) -> None:
    rows = "\n".join(
        f"server/q{n:02},Where is the {a} {b} machine number {n}?,On floor {n}."
        for n, (a, b) in enumerate((a, b) for a in "abcde" for b in "vwxyz")
    )
    table = f"id,question,answer\n{rows}\n"
    done = await place.moderator.uses("/faq import", file=File("faq.csv", table.encode()))
    assert "saved, and live" in done.text
    listed = await place.moderator.uses("/faq list", which="own")
    second = await place.moderator.clicks(listed, "Page 2 of 2 →")
    assert "number 24" in second.text
    assert "Page 1 of 2" in str(second.labels)


async def test_an_import_is_announced_in_one_message(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await place.client.desk.work.idle.wait()
    before = len(place.moderator.sees(log))
    rows = "".join(f"Where is the {one} machine?,Upstairs.\n" for one in ("tea", *"vwxyz"))
    table = f"question,answer\n{rows}".encode()
    done = await place.moderator.uses("/faq import", file=File("faq.csv", table), why="tidy")
    assert "6 answers saved" in done.text
    await place.client.desk.work.idle.wait()
    (told,) = place.moderator.sees(log)[before:]
    assert "6 answers" in told.text
    assert "tea machine" in told.text
    assert "tidy" in told.text


async def test_an_unknown_entry_says_so(place: Place) -> None:
    for command in ("show", "edit"):
        seen = await place.moderator.uses(f"/faq {command}", entry="no such thing")
        assert "/faq list" in seen.text
    for command in ("retire", "restore"):
        seen = await place.moderator.uses(f"/faq {command}", entry="no such thing")
        assert "incident" not in seen.text
        assert "✅" not in seen.text


async def test_a_trial_shows_the_answer_and_what_was_weighed(place: Place) -> None:
    seen = await place.moderator.uses("/faq test", question="i lost my card")
    assert "answered" in seen.text
    assert "Block it in the app" in seen.text
    assert "%" in seen.text
    assert "score" in seen.text
    assert seen.ephemeral


async def test_a_trial_leaves_no_trace(place: Place) -> None:
    await place.moderator.uses("/faq test", question="is there a bicycle garage")
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_a_good_human_answer_is_added_to_the_faq(place: Place) -> None:
    asked = place.ana.says(place.channel, "where do i get coffee")
    said = place.bob.says(
        place.channel, "second floor, beside the lift <@1> @everyone", reply_to=asked
    )
    form = await place.moderator.opens_menu("Add to FAQ", said)
    filled = {one["custom_id"]: one.get("value") or "" for one in _inputs(form)}
    assert "second floor" in filled["answer"]
    assert "@everyone" not in filled["answer"]
    assert str(said.id) in filled["link"]
    saved = await place.moderator.submits(form, {"Question": "Where do I get coffee?"})
    assert "live" in saved.text


async def test_a_message_without_text_is_no_answer(place: Place) -> None:
    picture = place.pictures(place.bob, place.channel)
    seen = await place.moderator.opens_menu("Add to FAQ", picture)
    assert "no text" in seen.text


async def test_nothing_of_an_own_is_nothing_to_export(place: Place) -> None:
    seen = await place.moderator.uses("/faq export")
    assert "nothing to export" in seen.text
    assert not seen.files


async def test_an_import_is_all_or_nothing(place: Place) -> None:
    table = "question,answer\nWhere is the coffee machine?,Second floor.\nNo,\n"
    seen = await place.moderator.uses("/faq import", file=File("faq.csv", table.encode()))
    assert "Nothing of the file is saved" in seen.text
    assert "3" in seen.text
    assert "nothing to export" in (await place.moderator.uses("/faq export")).text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("faq.csv", b"\xff\xfe\x00broken"),
        ("faq.yaml", b"- &a [*a, *a]\n"),
        ("faq.yaml", b"a: !!python/object/apply:os.system [ls]\n"),
        ("cat.png", b"\x89PNG"),
        ("faq.csv", b""),
    ],
)
async def test_a_file_that_is_no_import_is_refused(place: Place, name: str, data: bytes) -> None:
    seen = await place.moderator.uses("/faq import", file=File(name, data))
    assert "incident" not in seen.text
    assert "saved, and live" not in seen.text


async def test_a_file_that_is_too_large_is_not_even_fetched(place: Place) -> None:
    seen = await place.moderator.uses("/faq import", file=File("faq.csv", b"x" * 5_000_000))
    assert "larger than" in seen.text


async def test_a_change_is_announced_and_pings_nobody(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await added(place)
    await place.client.desk.work.idle.wait()
    announced = place.moderator.sees(log)[-1]
    assert "coffee machine" in announced.text
    assert f"<@{place.moderator.id}>" in announced.text
    assert not place.discord.pinged


async def test_moderators_words_cannot_ping_or_hide_links(place: Place) -> None:
    trick = "[bank](https://evil.example) # big @everyone <@1>"
    form = await place.moderator.uses("/faq add")
    seen = await place.moderator.submits(form, COFFEE | {"Short answer": f"{trick}\n-# [1] AAPC"})
    if "Not saved" in seen.text:
        return
    shown = await place.ana.writes(place.channel, "<@bot> where is the coffee machine")
    assert "](https://evil" not in shown.text
    assert "\n-# [1] AAPC" not in shown.text
    assert not place.discord.pinged


async def test_nothing_is_suggested_to_members(place: Place) -> None:
    entry = await added(place)
    place.server.set_everyone_permissions(place.server.guild.roles[place.server.id].permissions)
    role = place.server.add_role("Curious")
    place.server.give_role(place.bob, role)
    place.server.offer("faq", role)
    for command, options in (
        ("/faq show", {"entry": "coffee"}),
        ("/faq restore", {"entry": ""}),
        ("/faq alias-remove", {"entry": entry, "phrasing": ""}),
    ):
        assert await place.bob.types_in_autocomplete(command, options) == []


def _inputs(form: Seen) -> list[dict[str, str]]:
    """Return the inputs of a form."""
    return [one["component"] for one in form.form.payload["components"]]
