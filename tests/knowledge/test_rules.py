"""One table a rule: what is written, and what a curator then reads."""

from pathlib import Path

import pytest

from tests.knowledge.folders import problems_of

FACTS = """\
- {id: handbook/fee, text: A card is $5 for 3 years., section: Fees, as_of: May 2018}
- {id: editor/fee, text: The fee is $6 today., source: bank-site}
"""
ENTITIES = """\
- {id: oslo, kind: place, name: Oslo}
- {id: app, kind: tool, name: The app}
"""
UNMARKED = "is in no fact that is marked here: mark its fact or take it out"
MIXED = (
    "a source of kind `editor` is for `editor/...` facts only: rename the fact or name a document"
)
UNFOUNDED = "an `editor/...` fact rests on a source of kind `editor`: name one"
UNCITED = "nothing is cited: put `[^fact-id]` behind the statement"


def no(what: str, name: str, near: str) -> str:
    """Return what is said of an id that is mistyped."""
    return f"there is no {what} `{name}`: did you mean `{near}`?"


def entry(**keys: str) -> str:
    """Return an entry with the first key on line 3."""
    given = {"answer": "See there.[^handbook/fee]", **keys}
    lines = "".join(f"  {key}: {value}\n" for key, value in given.items())
    return f"- id: cards/fee\n  question: What is the fee?\n{lines}"


def table(rows: str) -> str:
    """Return a table whose rows are on line 2."""
    head = "id: fees\nrows: [{}]\ntitle: F\ndimension: place\nsource: handbook\nsection: Fees\n"
    return head.format(rows) + "statistic: average\npopulation: customers\n"


@pytest.mark.parametrize("name", ["fee", "fee-2", "cards/lost-card", "2/1"])
def test_a_slug_is_an_id(tmp_path: Path, name: str) -> None:
    assert problems_of(tmp_path, entities=f'- {{id: "{name}", kind: tool, name: x}}') == []


@pytest.mark.parametrize("name", ["Fee", "fee_1", "a/b/c", "/a", "a/", "-a", "a--b", "a b", "é"])
def test_anything_but_a_slug_is_no_id(tmp_path: Path, name: str) -> None:
    message = f"the id `{name}` must be lower-case words joined by `-`, with one `/` at most"
    found = problems_of(tmp_path, entities=f'-\n  id: "{name}"\n  kind: tool\n  name: x')
    assert found == [f"entities.yaml:2: {message}"]


def test_ids_of_all_kinds_are_slugs(tmp_path: Path) -> None:
    found = problems_of(
        tmp_path,
        sources="- {id: Handbook, title: x, sections: [Fees]}",
        facts="- {id: Handbook/Fee, text: x, section: Fees}",
        tables=table("").replace("fees", "Fees").replace("handbook", "Handbook"),
        faq="- {id: Cards, question: x, answer: x, kind: gap}",
    )
    assert [line.split(" must be ")[0] for line in found] == [
        "facts.yaml:1: the id `Handbook/Fee`",
        "faq.yaml:1: the id `Cards`",
        "sources.yaml:1: the id `Handbook`",
        "tables.yaml:1: the id `Fees`",
    ]


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        ("id: handbok/fee\n  section: Fees", f":1: {no('source', 'handbok', 'handbook')}"),
        ("id: zz/fee\n  section: Fees", ":1: there is no source `zz`: add it or take this out"),
        ("id: a/b\n  source: bank-site", f":2: {MIXED}"),
        ("id: editor/fee\n  source: handbook", f":2: {UNFOUNDED}"),
        ("id: handbook/fee", ":1: `section` is missing: name the heading it stands under"),
        ("id: handbook/fee\n  section: Fee", f":2: {no('section', 'Fee', 'Fees')}"),
        ("id: handbook/fee\n  section: all fees", f":2: {no('section', 'all fees', 'Fees')}"),
    ],
)
def test_a_fact_names_its_source_and_section(tmp_path: Path, fact: str, problem: str) -> None:
    assert problems_of(tmp_path, facts=f"- {fact}\n  text: x") == [f"facts.yaml{problem}"]


@pytest.mark.parametrize("status", ["dated", "disputed", "wrong"])
def test_a_doubted_fact_has_a_note(tmp_path: Path, status: str) -> None:
    facts = f"- id: handbook/fee\n  text: x\n  section: Fees\n  status: {status}\n"
    message = f"a {status} fact needs a `note` that tells the reader why"
    assert problems_of(tmp_path, facts=facts) == [f"facts.yaml:4: {message}"]
    assert problems_of(tmp_path, facts=f"{facts}  note: It is old.") == []


@pytest.mark.parametrize(
    ("note", "problems"),
    [
        ("Once $5, in May 2018.", []),
        ("It is $6 now[^editor/fee].", []),
        ("It is $6 now.", [f"facts.yaml:2: the figure $6 {UNMARKED}"]),
        ("See [^editor/fees].", [f"facts.yaml:2: {no('fact', 'editor/fees', 'editor/fee')}"]),
    ],
)
def test_a_note_shows_proved_figures_only(tmp_path: Path, note: str, problems: list[str]) -> None:
    old, new = FACTS.splitlines()
    facts = f"{old.removesuffix('}')},\n  note: '{note}'}}\n{new}"
    assert problems_of(tmp_path, facts=facts) == problems


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        ({}, []),
        ({"answer": "Yes.", "lookup": "[fees]"}, []),
        ({"answer": "Yes.", "cite": "[{source: handbook, section: Fees}]"}, []),
        ({"answer": "Yes.", "cite": "[{source: handbook}]"}, []),
        ({"answer": "I do not know.", "kind": "gap"}, []),
        ({"answer": "Ask the bank.", "kind": "scope"}, []),
        ({"answer": "Hello.", "kind": "smalltalk"}, []),
        ({"answer": "Yes."}, [f"faq.yaml:3: {UNCITED}, or add `cite`"]),
        ({"cite": "[{source: handbok}]"}, [f"faq.yaml:4: {no('source', 'handbok', 'handbook')}"]),
        (
            {"cite": "[{source: handbook, section: Card}]"},
            [f"faq.yaml:4: {no('section', 'Card', 'Cards')}"],
        ),
    ],
)
def test_an_answer_cites_what_there_is(
    tmp_path: Path, keys: dict[str, str], problems: list[str]
) -> None:
    assert problems_of(tmp_path, facts=FACTS, tables=table(""), faq=entry(**keys)) == problems


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        ({"answer": "It is $5 for three years.[^handbook/fee]"}, []),
        ({"detail": "The handbook of 2019 says $5, as of May 2018."}, []),
        ({"answer": "It is $6.[^handbook/fee]", "disagreement": "x[^editor/fee]"}, []),
        ({"answer": "It is $7.", "cite": "[{source: handbook}]"}, []),
        ({"answer": "It is $7.[^handbook/fee]"}, [f"faq.yaml:3: the figure $7 {UNMARKED}"]),
        ({"detail": "For 4 years."}, [f"faq.yaml:4: the figure 4 {UNMARKED}"]),
        ({"disagreement": "For 4 years."}, [f"faq.yaml:4: the figure 4 {UNMARKED}"]),
        ({"answer": "Ask, in 9 days.", "kind": "gap"}, [f"faq.yaml:3: the figure 9 {UNMARKED}"]),
        (
            {"answer": "Yes.[^handbook/fees]"},
            [f"faq.yaml:3: {no('fact', 'handbook/fees', 'handbook/fee')}"],
        ),
    ],
)
def test_an_entry_shows_proved_figures_only(
    tmp_path: Path, keys: dict[str, str], problems: list[str]
) -> None:
    assert problems_of(tmp_path, facts=FACTS, faq=entry(**keys)) == problems


def test_figures_are_free_where_there_are_no_facts(tmp_path: Path) -> None:
    keys = {"answer": "It is $7.", "cite": "[{source: handbook}]"}
    assert problems_of(tmp_path, faq=entry(**keys)) == []


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        ({"related": "[cards/fee]", "lookup": "[fees]"}, []),
        (
            {"related": "\n  - cards/fees"},
            [f"faq.yaml:5: {no('entry', 'cards/fees', 'cards/fee')}"],
        ),
        ({"lookup": "[fee]"}, [f"faq.yaml:4: {no('table', 'fee', 'fees')}"]),
    ],
)
def test_an_entry_points_to_what_there_is(
    tmp_path: Path, keys: dict[str, str], problems: list[str]
) -> None:
    assert problems_of(tmp_path, facts=FACTS, tables=table(""), faq=entry(**keys)) == problems


@pytest.mark.parametrize(
    ("alias", "problems"),
    [
        ("fee in {place}", []),
        ("what is: the fee?", []),
        ("Lost card!", ["faq.yaml:7: `lost card` is a phrasing of `cards/fee` too: keep one"]),
        ("fee in {plaec}", [f"faq.yaml:4: {no('placeholder', 'plaec', 'place')}"]),
    ],
)
def test_a_phrasing_belongs_to_one_entry(tmp_path: Path, alias: str, problems: list[str]) -> None:
    faq = f"""\
        - id: cards/fee
          question: What is the fee?
          aliases:
          - "{alias}"
          answer: x
          kind: gap
        - {{id: cards/a, question: A card is lost., aliases: [lost card], answer: x, kind: gap}}
        """
    assert problems_of(tmp_path, faq=faq) == problems


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        ("{id: a, entity: oslo, also: [app]}", []),
        ("{id: a}", []),
        ("{id: a, entity: olso}", [f"tables.yaml:2: {no('entity', 'olso', 'oslo')}"]),
        (
            "{id: a, also: [zz]}",
            ["tables.yaml:2: there is no entity `zz`: add it or take this out"],
        ),
    ],
)
def test_a_row_is_about_known_entities(tmp_path: Path, row: str, problems: list[str]) -> None:
    assert problems_of(tmp_path, entities=ENTITIES, tables=table(row)) == problems


def test_a_stage_is_one_that_rows_have(tmp_path: Path) -> None:
    stages = "- {id: entry, kind: stage, name: Beginner}\n- {id: senor, kind: stage, name: Senior}"
    found = problems_of(tmp_path, entities=stages)
    assert found == [f"entities.yaml:2: {no('stage', 'senor', 'senior')}"]


def test_rows_are_free_where_there_are_no_entities(tmp_path: Path) -> None:
    assert problems_of(tmp_path, tables=table("{id: a, entity: oslo}")) == []


@pytest.mark.parametrize(
    ("key", "problems"),
    [
        ("within: oslo", []),
        ("entry: cards/fee", []),
        ("profile: [{facet: fee, text: '$5[^handbook/fee]'}]", []),
        ("within: olso", [f"entities.yaml:3: {no('entity', 'olso', 'oslo')}"]),
        ("entry: cards/fees", [f"entities.yaml:3: {no('entry', 'cards/fees', 'cards/fee')}"]),
        ("profile: [{facet: fee, text: free}]", [f"entities.yaml:3: {UNCITED}"]),
        (
            "profile: [{facet: fee, text: '$6[^handbook/fee]'}]",
            [f"entities.yaml:3: the figure $6 {UNMARKED}"],
        ),
        (
            "profile: [{facet: fee, text: 'no[^handbook/fees]'}]",
            [f"entities.yaml:3: {no('fact', 'handbook/fees', 'handbook/fee')}"],
        ),
    ],
)
def test_an_entity_hangs_together(tmp_path: Path, key: str, problems: list[str]) -> None:
    entities = f"{ENTITIES}- {{id: sofia, kind: place, name: Sofia, {key}}}"
    assert problems_of(tmp_path, entities=entities, facts=FACTS, faq=entry()) == problems


@pytest.mark.parametrize("question", ["{role} or {place}", "{role} alone", "plain words"])
def test_an_entry_that_compares_names_one_kind_twice(tmp_path: Path, question: str) -> None:
    faq = f"""\
        - id: compare/roles
          compare: true
          question: "{question}"
          answer: Name two.
          cite: [{{source: handbook}}]
        """
    message = "an entry that compares names one kind twice: {role} or {role}"
    assert problems_of(tmp_path, faq=faq) == [f"faq.yaml:3: {message}"]
