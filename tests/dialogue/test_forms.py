from itertools import permutations

import pytest

from bot.answers.comparing import of_one_kind
from bot.app import Advisor


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("cpb or cic?", "compare/credentials"),
        ("difference between cpb and ccs", "compare/credentials"),
        ("whats the difference between a cpb and a cic", "compare/credentials"),
        ("should i get cpb or cca first", "compare/credentials"),
        ("coder vs denials specialist", "compare/roles"),
        ("do billers make more than denials specialists", "compare/roles"),
        ("which pays more, alaska or minnesota", "compare/places"),
        ("san jose vs san francisco pay", "compare/places"),
    ],
)
def test_two_things_of_one_kind_are_compared(
    shipped_advisor: Advisor, question: str, entry: str
) -> None:
    reply = shipped_advisor.ask(question).reply
    assert [answer.entry for answer in reply.answers] == [entry]
    assert reply.citations


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("cpc or ccs?", "certification/cpc-vs-ccs"),
        ("cpc vs cca", "certification/cpc-vs-cca"),
        ("what is the difference between a biller and a coder", "work/billing-vs-coding"),
    ],
)
def test_an_entry_about_just_these_comes_first(
    shipped_advisor: Advisor, question: str, entry: str
) -> None:
    (answer,) = shipped_advisor.ask(question).reply.answers
    assert answer.entry == entry


@pytest.mark.parametrize(
    "question",
    [
        "can i be a coder and a biller",
        "from billing specialist to revenue cycle analyst",
    ],
)
def test_two_names_alone_are_no_comparison(shipped_advisor: Advisor, question: str) -> None:
    reply = shipped_advisor.ask(question).reply
    assert not any(answer.entry.startswith("compare/") for answer in reply.answers)


def test_every_pair_without_an_entry_of_its_own_is_compared(shipped_advisor: Advisor) -> None:
    knowledge = shipped_advisor.knowledge
    profiled = [
        one for one in knowledge.entities.values() if one.kind == "credential" and one.profile
    ]
    pairs = [*permutations(profiled[:8], 2)]
    assert pairs
    for first, second in pairs:
        (answer,) = shipped_advisor.ask(f"{first.name} or {second.name}").reply.answers
        about = {first.id, second.id}
        written = knowledge.entries[answer.entry]
        named = set(_named(shipped_advisor, written.phrasings))
        assert written.compare or about <= named, (about, answer.entry)


def _named(advisor: Advisor, phrasings: tuple[str, ...]) -> tuple[str, ...]:
    names = {
        folded: one.id
        for one in advisor.knowledge.entities.values()
        for folded in (one.name.lower(), *one.aliases)
    }
    said = " ".join(phrasings).lower()
    return of_one_kind(
        advisor.knowledge, [entity for name, entity in names.items() if name in said]
    )


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("how much do you make with the CCS", "$25,155 to $75,455"),
        ("Federal government pay", "$27.74 an hour"),
        ("pay for a revenue cycle analyst", "$50,000 to $70,000"),
    ],
)
def test_a_question_that_is_a_look_up_is_one(
    shipped_advisor: Advisor, question: str, figure: str
) -> None:
    assert figure in shipped_advisor.ask(question).reply.answers[0].text


@pytest.mark.parametrize("question", ["rhit salary", "new york or new jersey"])
def test_what_no_table_has_is_left_to_the_search(shipped_advisor: Advisor, question: str) -> None:
    reply = shipped_advisor.ask(question).reply
    assert not any(answer.entry.startswith("compare/") for answer in reply.answers)
    assert "RHIT: $" not in str(reply)
