"""Pages: everything is shown sooner or later, and each fits into a message."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.reply import Answer, Reply
from bot.discord_app import limits
from bot.discord_app.cards.pages import CALLOUTS, FURNITURE, page_of

SENTENCES = st.lists(
    st.text(st.sampled_from("abcdefg "), min_size=1, max_size=90).map(lambda text: f"x{text}x."),
    min_size=1,
    max_size=80,
)


def reply(*texts: str, disagreement: str | None = None, notes: tuple[str, ...] = ()) -> Reply:
    answers = tuple(
        Answer(f"a/{n}", f"Question {n}?", text, (), disagreement, notes)
        for n, text in enumerate(texts)
    )
    return Reply("answered", 1.0, None, answers)


def pages_of(reply: Reply) -> list[str]:
    page = page_of(reply, taken=0)
    texts = []
    for _ in range(100):
        texts.append("\n".join(f"{p.title}\n{p.text}\n{p.callouts}" for p in page.parts))
        if page.is_last:
            return texts
        page = page_of(reply, taken=0, remaining=page.remaining)
    raise AssertionError("there is no end of pages")


def test_short_answer_is_one_page() -> None:
    page = page_of(reply("Yes.[1]\n\nIn detail."), taken=0)
    assert page.is_last
    assert page.parts[0].text == "Yes.[1]\n\nIn detail."


def test_disagreement_and_notes_are_set_apart() -> None:
    page = page_of(reply("Yes.", disagreement="A, not B.", notes=("Old.", "Wrong.")), taken=0)
    assert page.parts[0].callouts == (
        "> **⚖️ Sources disagree**\n> A, not B.\n\n"
        "> **🕰️ Mind the date or the claim**\n> - Old.\n> - Wrong."
    )


def test_notes_too_long_to_set_apart_follow_the_text() -> None:
    notes = tuple(f"Note {n} is of some length." for n in range(CALLOUTS // 20))
    pages = pages_of(reply("Yes.", disagreement="A, not B.", notes=notes))
    assert "A, not B." in pages[0]
    assert all(note in "".join(pages) for note in notes)


def test_a_disagreement_too_long_to_set_apart_comes_before_the_detail() -> None:
    quarrel = "One says this and another that. " * 60
    pages = pages_of(reply("Yes.\n\nThe detail.", disagreement=quarrel))
    whole = "".join(pages)
    assert whole.index("Yes.") < whole.index("One says") < whole.index("The detail.")


def test_message_beside_answers_is_said_too() -> None:
    both = Reply("answered", 1.0, "The fee is not known.", reply("Yes.").answers)
    assert [part.text for part in page_of(both, taken=0).parts] == ["Yes.", "The fee is not known."]


def test_a_page_of_changed_knowledge_starts_again() -> None:
    assert page_of(reply("Yes. No."), taken=0, remaining=(700,)).parts[0].text == "Yes. No."


def test_every_one_of_several_answers_is_begun_on_the_first_page() -> None:
    page = page_of(reply(*("A sentence. " * 300 for _ in range(3))), taken=0)
    assert len(page.parts) == 3


@settings(deadline=None, max_examples=60)
@given(st.lists(SENTENCES, min_size=1, max_size=3), st.integers(0, 1000))
def test_pages_fit_and_lose_nothing(texts: list[list[str]], taken: int) -> None:
    said = reply(*(" ".join(sentences) for sentences in texts), disagreement="A, not B.")
    page = page_of(said, taken=taken)
    total = sum(len(p.title) + len(p.text) + len(p.callouts) + 2 for p in page.parts)
    assert total + taken + FURNITURE <= limits.CARD_TEXT + 3 * FURNITURE
    whole = "".join(pages_of(said)).split()
    for sentences in texts:
        for word in " ".join(sentences).split():
            assert word in whole
