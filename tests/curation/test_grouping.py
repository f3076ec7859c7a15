from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Advisor
from bot.curation.grouping import Group, group_of, groups, now_answered
from bot.curation.misses import Miss, Reason
from bot.knowledge.overlay import Amendment, Wording
from bot.search import Analysis, Analyzer

ANALYZE = Analyzer().analyze


def miss(
    id: int,
    text: str,
    *,
    reason: Reason = "unknown",
    candidates: tuple[tuple[str, float], ...] = (),
    knowledge: str = "before",
) -> Miss:
    return Miss(id, 1, text, reason, candidates, knowledge, at=1000 + id)


def texts(found: tuple[Group, ...]) -> list[list[str]]:
    return [[one.text for one in group.misses] for group in found]


STUDY = ["is there a discord study group", "where is the study group", "study group?"]
LAPTOP = ["what laptop should i buy for coding", "which laptop do i need", "best laptop for coding"]
ALONE = ["can i bring my dog to the exam"]


def test_questions_that_ask_the_same_are_side_by_side() -> None:
    asked = [STUDY[0], LAPTOP[0], ALONE[0], LAPTOP[1], STUDY[1], LAPTOP[2], STUDY[2]]
    found = groups([miss(id, text) for id, text in enumerate(asked)], ANALYZE)
    assert texts(found) == [STUDY, LAPTOP, ALONE]


def test_a_shared_word_of_the_trade_alone_does_not_join() -> None:
    asked = ["what does medical coding software cost", "is there medical coding in spain"]
    assert len(groups([miss(id, text) for id, text in enumerate(asked)], ANALYZE)) == 2


def test_what_a_redaction_left_does_not_join() -> None:
    asked = ["does [name] teach here", "is [name] a scam"]
    assert len(groups([miss(id, text) for id, text in enumerate(asked)], ANALYZE)) == 2


def test_a_group_is_named_after_its_oldest_and_says_when_it_began() -> None:
    found = groups([miss(7, STUDY[1]), miss(3, STUDY[0])], ANALYZE)
    assert (found[0].key, found[0].oldest_at) == (3, 1003)


def test_the_question_that_stands_for_a_group_is_most_like_the_others() -> None:
    asked = ["study group on mondays", "study group", "study group", "a study group here"]
    found = groups([miss(id, text) for id, text in enumerate(asked)], ANALYZE)
    assert [group.text for group in found] == ["study group"]


def test_candidates_of_a_group_come_by_how_often_and_how_surely() -> None:
    offered = [(("b", 0.1), ("a", 0.2)), (("a", 0.1), ("c", 0.15))]
    found = groups([miss(n, "study", candidates=one) for n, one in enumerate(offered)], ANALYZE)
    assert found[0].candidates == (("a", 0.2), ("c", 0.15), ("b", 0.1))


def test_texts_without_words_are_groups_too() -> None:
    assert texts(groups([miss(1, "?!"), miss(2, "[name]"), miss(3, "?!")], ANALYZE)) == [
        ["?!", "?!"],
        ["[name]"],
    ]


WORDS = st.sampled_from(["study", "group", "laptop", "exam", "coding", "dog", "the", "?"])
MISSES = st.lists(st.lists(WORDS, max_size=4).map(" ".join), max_size=25).map(
    lambda asked: [miss(id, text) for id, text in enumerate(asked)]
)


@settings(deadline=None)
@given(misses=MISSES, order=st.randoms(use_true_random=False))
def test_every_miss_is_in_one_group_whatever_the_order(misses: list[Miss], order: Random) -> None:
    found = groups(misses, ANALYZE)
    assert sorted(one.id for group in found for one in group.misses) == [one.id for one in misses]
    shuffled = list(misses)
    order.shuffle(shuffled)
    assert groups(shuffled, ANALYZE) == found
    sizes = [len(group.misses) for group in found]
    assert sizes == sorted(sizes, reverse=True)


@settings(deadline=None)
@given(misses=MISSES)
def test_equal_questions_are_never_apart(misses: list[Miss]) -> None:
    def key(text: str) -> frozenset[str]:
        return frozenset(word.terms[0] for word in _analysis(text).words)

    homes: dict[frozenset[str], int] = {}
    for group in groups(misses, ANALYZE):
        for one in group.misses:
            if key(one.text):
                assert homes.setdefault(key(one.text), group.key) == group.key


def _analysis(text: str) -> Analysis:
    return ANALYZE(text)


def test_a_text_finds_the_group_that_it_asks_the_same_as() -> None:
    asked = [*STUDY, *LAPTOP]
    found = groups([miss(id, text) for id, text in enumerate(asked)], ANALYZE)
    near = group_of("any study groups?", found, ANALYZE)
    assert near is not None
    assert near.key == 0
    assert group_of("does it rain", found, ANALYZE) is None
    assert group_of("anything", (), ANALYZE) is None


RAIN = "where are the umbrellas kept"


def closed(advisor: Advisor, *misses: Miss) -> str | None:
    (group,) = groups(misses, advisor.reader.index.analyze)
    return now_answered(group, advisor.reader)


def test_a_group_is_answered_once_an_entry_answers_it(bank_advisor: Advisor) -> None:
    asked = (miss(1, RAIN), miss(2, f"{RAIN} please"))
    assert closed(bank_advisor, *asked) is None
    entry = Amendment("server/rain", Wording("Where are the umbrellas kept?", "In the hall."))
    assert closed(bank_advisor.over([entry]), *asked) == "server/rain"


def test_the_knowledge_that_did_not_answer_does_not_close(bank_advisor: Advisor) -> None:
    revision = bank_advisor.knowledge.revision
    assert closed(bank_advisor, miss(1, "i lost my card")) == "cards/lost-card"
    assert closed(bank_advisor, miss(1, "i lost my card", knowledge=revision)) is None


@pytest.mark.parametrize(
    ("reason", "confidence", "entry"),
    [
        ("unknown", 0.1, "cards/lost-card"),
        ("human", 0.1, "cards/lost-card"),
        ("human", 0.9, None),
        ("none-fits", 0.1, None),
        ("not-helpful", 0.9, None),
    ],
)
def test_what_was_said_in_vain_does_not_close(
    bank_advisor: Advisor, reason: Reason, confidence: float, entry: str | None
) -> None:
    offered = (("cards/lost-card", confidence),)
    one = miss(1, "i lost my card", reason=reason, candidates=offered)
    assert closed(bank_advisor, one) == entry


def test_only_what_asserts_something_closes(bank_advisor: Advisor) -> None:
    assert closed(bank_advisor, miss(1, "weather forecast")) is None


def test_half_a_group_answered_is_not_enough(bank_advisor: Advisor) -> None:
    group = Group(1, (miss(1, "i lost my card"), miss(2, RAIN)), (), "")
    assert now_answered(group, bank_advisor.reader) is None
