import pytest

from bot.answers.lookup import look_up
from bot.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("named", "facts"),
    [
        (["springfield"], ("pay-by-place/springfield",)),
        (["harbor", "springfield"], ("pay-by-place/harbor", "pay-by-place/springfield")),
        (["harbor", "harbor"], ("pay-by-place/harbor",)),
        ([], ()),
        (["no-such-thing"], ()),
    ],
)
def test_rows_are_found_in_order_of_mention(
    bank: Knowledge, named: list[str], facts: tuple[str, ...]
) -> None:
    assert look_up(bank, ["pay-by-place"], named).exact == facts


def test_a_city_without_a_row_gets_that_of_its_state(bank: Knowledge) -> None:
    found = look_up(bank, ["pay-by-place"], ["ogdenville"])
    assert found.exact == ()
    assert [(e.id, facts) for e, facts in found.nearest] == [
        ("ogdenville", ("pay-by-place/northland",))
    ]


def test_a_state_without_a_row_gets_those_of_its_cities(bank: Knowledge) -> None:
    found = look_up(bank, ["pay-by-place"], ["southland"])
    assert found.facts == ("pay-by-place/harbor",)


def test_what_has_no_row_even_nearby_is_missing(bank: Knowledge) -> None:
    found = look_up(bank, ["pay-by-place"], ["atlantis"])
    assert [entity.id for entity in found.missing] == ["atlantis"]


def test_kinds_that_a_table_does_not_tell_apart_are_passed_over(bank: Knowledge) -> None:
    found = look_up(bank, ["pay-by-place"], ["teller", "harbor"])
    assert (found.facts, found.missing) == (("pay-by-place/harbor",), ())


@pytest.mark.parametrize(
    ("stage", "facts"),
    [
        ("entry", ("pay-by-stage/teller-entry",)),
        ("senior", ("pay-by-stage/teller-mid",)),
    ],
)
def test_a_named_stage_narrows_the_rows(
    bank: Knowledge, stage: str, facts: tuple[str, ...]
) -> None:
    assert look_up(bank, ["pay-by-stage"], ["teller", stage]).exact == facts


def test_without_a_stage_all_rows_count(bank: Knowledge) -> None:
    assert len(look_up(bank, ["pay-by-stage"], ["teller"]).exact) == 2


def test_a_stage_does_not_empty_a_table_without_stages(bank: Knowledge) -> None:
    found = look_up(bank, ["pay-by-place"], ["harbor", "entry"])
    assert found.exact == ("pay-by-place/harbor",)
