"""Tables: typed pay figures. Every row is a fact as well."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.knowledge.facts import Fact, Status

Dimension = Literal["overall", "role", "place", "industry", "experience", "credential", "gender"]

# The stage of rows that stands for an entity of kind `stage`; no source tells later ones apart.
STAGES: Mapping[str, str] = {"entry": "entry", "mid": "mid", "senior": "mid"}


@dataclass(frozen=True, slots=True)
class Row:
    """The pay of one group of people. What a row leaves out, its table says.

    Attributes:
        id: Slug, unique in the table.
        entity: The entity it is about; none for a row about everybody.
        also: Further entities it is about.
        stage: `entry` or `mid` where a table tells career stages apart.
        hourly: One figure, or low and high, as printed with `$`.
        annual: The same by the year.
        label: How a reader names the row, where the entity's name does not say it.
        text: The whole claim, where the generated one would mislead.
        misprinted: Which of the two figures is a misprint of the source.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    entity: str | None = None
    also: tuple[str, ...] = ()
    stage: Literal["entry", "mid"] | None = None
    hourly: tuple[str, ...] = ()
    annual: tuple[str, ...] = ()
    label: str | None = None
    text: str | None = None
    misprinted: Literal["hourly", "annual"] | None = None
    section: str | None = None
    source: str | None = None
    statistic: str | None = None
    population: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    status: Status | None = None
    note: str | None = None
    passage: str | None = None

    @property
    def entities(self) -> tuple[str, ...]:
        """Return all entities the row is about."""
        return ((self.entity,) if self.entity else ()) + self.also

    @property
    def amounts(self) -> str:
        """Return the figures in words, e.g. `$28.18 an hour, $58,620 a year`."""
        spans = [(self.hourly, "an hour"), (self.annual, "a year")]
        return ", ".join(f"{' to '.join(span)} {unit}" for span, unit in spans if span)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that one source gives together.

    Attributes:
        id: Slug; row `alaska` of table `pay-by-state` is the fact `pay-by-state/alaska`.
        title: What a reader calls it.
        dimension: What tells the rows apart.
        source: Id of the source.
        section: The heading it stands under.
        statistic: What the figures are: average, median, range, ...
        population: Whose pay it is.
        as_of: Date of the figures, where stated.
        attributed_to: Whom the source credits.
        status: Of all rows that do not say otherwise.
        note: The same.
        rows: In the source's order.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    title: str
    dimension: Dimension
    source: str
    section: str
    statistic: str
    population: str
    rows: tuple[Row, ...]
    as_of: str | None = None
    attributed_to: str | None = None
    status: Status = "current"
    note: str | None = None

    def fact(self, row: Row) -> Fact:
        """Return a row as the fact that an answer cites."""
        label = row.label or (row.entity or row.id).replace("-", " ")
        stage = f", {row.stage} level" if row.stage else ""
        statistic, population = row.statistic or self.statistic, row.population or self.population
        credit, as_of = row.attributed_to or self.attributed_to, row.as_of or self.as_of
        dated = ", ".join(part for part in (credit, as_of or "no date stated") if part)
        return Fact(
            id=f"{self.id}/{row.id}",
            text=row.text
            or f"{label}{stage}: {row.amounts} ({statistic} for {population}; {dated}).",
            source=row.source or self.source,
            section=row.section or self.section,
            as_of=as_of,
            attributed_to=credit,
            status=row.status or self.status,
            note=row.note or self.note,
            passage=row.passage,
        )
