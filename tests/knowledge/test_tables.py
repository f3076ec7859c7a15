from dataclasses import replace

import pytest

from bot.knowledge.tables import Row, Table

OSLO = Row("oslo", entity="oslo", hourly=("$5",), annual=("$9", "$12"))
PAY = Table(
    id="pay",
    title="Pay",
    dimension="place",
    source="handbook",
    section="Pay",
    statistic="average",
    population="clerks",
    rows=(OSLO,),
    attributed_to="BLS",
    status="dated",
    note="It is old.",
)


def test_a_row_is_a_fact_of_its_table() -> None:
    fact = PAY.fact(OSLO)
    assert (fact.id, fact.source, fact.section) == ("pay/oslo", "handbook", "Pay")
    assert (fact.status, fact.note, fact.attributed_to) == ("dated", "It is old.", "BLS")
    assert fact.text == (
        "oslo: $5 an hour, $9 to $12 a year (average for clerks; BLS, no date stated)."
    )


def test_what_a_row_says_itself_goes_first() -> None:
    own = replace(
        OSLO,
        label="The city",
        stage="entry",
        statistic="median",
        population="all",
        attributed_to="A firm",
        as_of="May 2018",
        section="Cities",
        source="post",
        status="wrong",
        note="A misprint.",
    )
    fact = PAY.fact(own)
    assert (fact.source, fact.section, fact.as_of) == ("post", "Cities", "May 2018")
    assert (fact.status, fact.note, fact.attributed_to) == ("wrong", "A misprint.", "A firm")
    assert fact.text.startswith("The city, entry level: $5 an hour")
    assert fact.text.endswith("(median for all; A firm, May 2018).")


def test_a_written_claim_stands_for_the_made_one() -> None:
    assert PAY.fact(replace(OSLO, text="Oslo pays $5.")).text == "Oslo pays $5."


@pytest.mark.parametrize(
    ("row", "entities"),
    [
        (Row("a"), ()),
        (Row("a", entity="b"), ("b",)),
        (Row("a", entity="b", also=("c",)), ("b", "c")),
    ],
)
def test_a_row_may_be_about_several_entities(row: Row, entities: tuple[str, ...]) -> None:
    assert row.entities == entities
