import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.reply import Ground, Reply
from bot.app import Advisor
from bot.dialogue.conversation import Conversation
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.understanding import Reader
from bot.knowledge.base import Knowledge
from bot.search.entries import index_of
from tests.work import counted

HOSTILE = {
    "100,000 letters": "a" * 100_000,
    "100,000 words": "degree " * 14_300,
    "100,000 questions": "is it? " * 14_300,
    "100,000 brackets": "[" * 50_000 + "]" * 50_000,
    "100,000 digits": "1" * 100_000,
    "100,000 spaces": " " * 100_000,
    "100,000 joined words": "pay-" * 25_000,
    "100,000 letters that differ": "".join(chr(0x4E00 + n % 20_000) for n in range(100_000)),
    "control characters": "".join(map(chr, range(32))) + " do i need a degree \x7f\x85",
    "right to left": "\u202edo i need a degree\u202c \u200f\u061c",
    "zalgo": "".join(letter + "\u0301\u0316\u0489" * 30 for letter in "do i need a degree"),
    "emoji only": "🙂👩‍⚕️🏥💊" * 200,
    "null bytes": "\0" * 1000 + "degree\0\0",
    "half a surrogate": "\ud800 degree \udfff",
    "empty": "",
    "only space": " \t\n\u3000\u200b",
    "only signs": "?!;,.-_/\\|`~@#$%^&*()[]{}<>",
    "placeholder": "what does it pay in {place} {} {0} %s",
    "format and markup": "</script> [^handbook/fee] [1] **x** \x1b[31m @everyone",
}
MOST_CALLS = 200_000  # a usual question takes some 5,000


@pytest.fixture(scope="module")
def dialogue(bank: Knowledge) -> Dialogue:
    return Dialogue(Reader(bank, index_of(bank)))


def talk(dialogue: Dialogue, *messages: str) -> Reply:
    """Return the reply to the last of several messages."""
    reply, conversation = Reply("unanswered", 0.0), Conversation()
    for message in messages:
        reply, conversation = dialogue.respond(conversation, message)
    return reply


def entries(reply: Reply) -> list[str]:
    return [answer.entry for answer in reply.answers]


def test_a_question_is_answered(dialogue: Dialogue) -> None:
    assert entries(talk(dialogue, "i lost my card")) == ["cards/lost-card"]


def test_one_message_that_asks_two_things_gets_two_answers(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "what do i do when my card is lost? what does a new card cost?")
    assert entries(reply) == ["cards/lost-card", "cards/new-card"]


def test_the_same_thing_asked_twice_is_answered_once(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "what does a new card cost? what does a new card cost?")
    assert entries(reply) == ["cards/new-card"]


def test_an_option_is_picked_by_its_number(dialogue: Dialogue) -> None:
    assert entries(talk(dialogue, "i lost my card", "2")) == ["cards/broken-card"]


def test_a_number_without_options_picks_nothing(dialogue: Dialogue) -> None:
    assert talk(dialogue, "2").outcome != "answered"


def test_more_is_picked_by_words(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "i lost my card", "more details", "who mends it when broken")
    assert entries(reply) == ["cards/broken-card"]


def test_a_pick_keeps_what_the_question_named(dialogue: Dialogue) -> None:
    state = Conversation(pending=dialogue.reader.index.analyze("harbor"))
    reply, _ = dialogue.answer_entry(state, "pay/by-place")
    assert reply.answers[0].title == "What does a teller earn in Harbor?"


def test_an_option_keeps_what_it_was_offered_about(dialogue: Dialogue) -> None:
    state = Conversation(pending=dialogue.reader.index.analyze("springfield"))
    reply, _ = dialogue.answer_entry(state, "pay/by-place", about=["harbor"])
    assert reply.answers[0].title == "What does a teller earn in Harbor?"


def test_what_is_listed_again_can_be_picked(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "i lost my card", "hello", "more details", "2")
    assert entries(reply) == ["cards/broken-card"]


def test_the_next_question_may_lean_on_a_pick(dialogue: Dialogue) -> None:
    state = Conversation(pending=dialogue.reader.index.analyze("harbor"))
    _, state = dialogue.answer_entry(state, "pay/by-place")
    reply, _ = dialogue.respond(state, "and in springfield?")
    assert reply.answers[0].title == "What does a teller earn in Springfield?"


def test_sources_are_those_of_the_answer_before(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "what does a new card cost", "source?")
    assert (reply.outcome, [c.section for c in reply.citations]) == ("answered", ["Fees"])


def test_asking_for_sources_leaves_the_topic(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "pay in springfield", "source?", "and in harbor?")
    assert reply.answers[0].title == "What does a teller earn in Harbor?"


def test_start_over_forgets(dialogue: Dialogue) -> None:
    _, state = dialogue.respond(Conversation(), "pay in springfield")
    _, state = dialogue.respond(state, "start over")
    assert state == Conversation()


def test_small_talk_leaves_the_topic(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "pay in springfield", "hello", "and in harbor?")
    assert reply.answers[0].title == "What does a teller earn in Harbor?"


@pytest.mark.parametrize("message", ["", " ", "?", "...", "🙂"])
def test_a_message_without_a_word_changes_nothing(dialogue: Dialogue, message: str) -> None:
    _, before = dialogue.respond(Conversation(), "pay in springfield")
    reply, after = dialogue.respond(before, message)
    assert (reply.outcome, after) == ("unanswered", before)


def test_personal_data_is_neither_looked_up_nor_repeated(dialogue: Dialogue) -> None:
    reply = talk(dialogue, "i lost my card, ssn 123-45-6789")
    assert (reply.outcome, reply.answers) == ("declined", ())
    assert "6789" not in str(reply)


def test_personal_data_is_not_remembered(dialogue: Dialogue) -> None:
    _, before = dialogue.respond(Conversation(), "pay in springfield")
    _, after = dialogue.respond(before, "member id 55512345 i lost my card")
    assert after == before


def test_another_language_is_declined(dialogue: Dialogue) -> None:
    assert talk(dialogue, "cuánto cuesta una tarjeta").outcome == "declined"


def test_what_was_said_can_be_said_again(dialogue: Dialogue) -> None:
    said = talk(dialogue, "pay in springfield")
    told = dialogue.retell(said.grounds)
    assert told is not None
    assert (told.answers, told.citations) == (said.answers, said.citations)


def test_nothing_is_said_again_of_an_entry_that_is_gone(dialogue: Dialogue) -> None:
    assert dialogue.retell([Ground("cards/gone")]) is None


def test_it_is_said_again_without_an_entity_that_is_gone(dialogue: Dialogue) -> None:
    told = dialogue.retell([Ground("pay/by-place", ("gone",))])
    assert told is not None
    assert entries(told) == ["pay/by-place"]


def test_a_turn_is_pure(dialogue: Dialogue) -> None:
    _, state = dialogue.respond(Conversation(), "pay in springfield")
    assert dialogue.respond(state, "and harbor?") == dialogue.respond(state, "and harbor?")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gets_a_reply_and_takes_little_work(
    shipped_advisor: Advisor, text: str
) -> None:
    shipped_advisor.ask("pay in alaska", "hostile")
    told, calls = counted(lambda: shipped_advisor.ask(text, "hostile"))
    assert told.reply.answers or told.reply.message
    assert calls < MOST_CALLS


# What people type: shipped phrasings, names, numbers, words that lean on what was said, junk.
LEANING = (
    "and in alaska? what about coding? why source? sources how old is that more which pays more"
    " no, i meant billing thanks start over is it remote cost? how long 1 2 the second one last"
).split(" ")


def typed(shipped: Knowledge) -> st.SearchStrategy[str]:
    phrasings = [text for entry in shipped.entries.values() for text in entry.phrasings]
    names = [name for entity in shipped.entities.values() for name in entity.names]
    known = st.sampled_from(phrasings) | st.sampled_from(names) | st.sampled_from(LEANING)
    return known | st.lists(known, min_size=2, max_size=3).map("? ".join) | st.text(max_size=40)


WALK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.mark.slow
@WALK
@given(data=st.data())
def test_no_walk_finds_a_crash_or_an_answer_without_citation(
    shipped_advisor: Advisor, data: st.DataObject
) -> None:
    dialogue = shipped_advisor._dialogue
    conversation = Conversation()
    for message in data.draw(st.lists(typed(shipped_advisor.knowledge), max_size=6)):
        reply, conversation = dialogue.respond(conversation, message)
        assert reply.answers or reply.message
        assert bool(reply.answers) == (reply.outcome == "answered")
        numbers = [citation.n for citation in reply.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        for answer in reply.answers:
            shown = {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
            assert shown
            assert shown <= set(answer.citations) <= set(numbers)
        assert 0 <= reply.confidence <= 1
        assert reply.outcome != "clarify" or reply.options


@pytest.mark.slow
@WALK
@given(data=st.data())
def test_no_walk_leaks_into_another_conversation(
    shipped_advisor: Advisor, data: st.DataObject
) -> None:
    mine = data.draw(st.lists(typed(shipped_advisor.knowledge), max_size=4))
    others = data.draw(st.lists(typed(shipped_advisor.knowledge), max_size=4))
    alone, mixed = object(), object()
    expected = [shipped_advisor.ask(message, alone).reply for message in mine]
    other = object()
    got = []
    for number, message in enumerate(mine):
        for interjected in others[number : number + 1]:
            shipped_advisor.ask(interjected, other)
        got.append(shipped_advisor.ask(message, mixed).reply)
    assert got == expected
