import pytest

from bot.answers.naming import complete, folded, name_of
from bot.knowledge.entities import Entity

ALASKA = Entity("alaska", "place", "Alaska", aliases=("ak",), code="AK")
ALABAMA = Entity("alabama", "place", "Alabama", code="AL")
STATE = Entity("washington-state", "place", "Washington", aliases=("wa",), code="WA")
DC = Entity("washington-dc", "place", "Washington, D.C.", aliases=("washington", "dc"))
PLACES = (ALABAMA, ALASKA, DC, STATE)


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("Alaska", ALASKA),
        ("  alaska!", ALASKA),
        ("AK", ALASKA),
        ("al", ALABAMA),
        ("alsaka", ALASKA),
        ("washington", STATE),
        ("Washington D.C", DC),
        ("washington-dc", DC),
    ],
)
def test_a_name_stands_for_its_entity(typed: str, entity: Entity) -> None:
    assert name_of(typed, PLACES).entity == entity


@pytest.mark.parametrize("typed", ["", "?!", "zz", "qqqqqqqq"])
def test_what_is_no_name_stands_for_nothing(typed: str) -> None:
    assert name_of(typed, PLACES).entity is None


def test_a_name_between_two_is_asked_back_about() -> None:
    found = name_of("alabaska", PLACES)
    assert found.entity is None
    assert {one.id for one in found.near} >= {"alaska", "alabama"}


def test_one_word_of_a_preferred_name_is_enough() -> None:
    role = Entity("denials", "role", "Denials specialist")
    other = Entity("billing", "role", "Billing specialist")
    assert name_of("denial", (role, other), preferred=["denials", "billing"]).entity == role


def test_a_shared_word_is_not() -> None:
    role = Entity("denials", "role", "Denials specialist")
    other = Entity("billing", "role", "Billing specialist")
    found = name_of("specialist", (role, other), preferred=["denials", "billing"])
    assert found.entity is None


def test_completion_keeps_to_the_beginning_of_words() -> None:
    assert complete("wash", PLACES) == (DC, STATE)
    assert complete("", PLACES, limit=2) == (ALABAMA, ALASKA)


def test_folding_is_idempotent() -> None:
    assert folded(folded("  D.C.  area ")) == folded("D.C. area") == "d c area"
