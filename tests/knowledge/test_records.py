from dataclasses import asdict
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.entries import Cite, Entry
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.positions import read_yaml
from bot.knowledge.problems import MOST_PROBLEMS
from bot.knowledge.records import read_record, read_records

WHOLE = "- id: a/b\n  question: Q\n  answer: A\n"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MANY = st.lists(TEXTS, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    id=TEXTS,
    question=TEXTS,
    answer=TEXTS,
    aliases=MANY,
    detail=st.none() | TEXTS,
    disagreement=st.none() | TEXTS,
    related=MANY,
    kind=st.sampled_from(["answer", "gap", "scope", "smalltalk"]),
    lookup=MANY,
    cite=st.lists(st.builds(Cite, source=TEXTS, section=st.none() | TEXTS), max_size=2).map(tuple),
)


def entries_in(text: str) -> tuple[tuple[Entry, ...], list[str]]:
    records, problems = read_records(read_yaml("faq.yaml", text)[0], Entry)
    return records, [str(problem) for problem in problems]


def listed(value: Any) -> Any:
    """Return a record as a curator writes it: lists instead of tuples."""
    if isinstance(value, dict):
        return {key: listed(inner) for key, inner in value.items()}
    return [listed(inner) for inner in value] if isinstance(value, tuple) else value


def test_records_keep_their_order() -> None:
    records, problems = entries_in(WHOLE + WHOLE.replace("a/b", "a/a"))
    assert ([entry.id for entry in records], problems) == (["a/b", "a/a"], [])


def test_one_record_is_read_from_a_file_of_its_own() -> None:
    file, _ = read_yaml("lexicon.yaml", "spellings: {u: you}\nsynonyms: [[pay, wage]]\n")
    lexicon = Lexicon(spellings={"u": "you"}, synonyms=(("pay", "wage"),))
    assert read_record(file, Lexicon) == (lexicon, [])


def test_a_file_of_one_record_names_its_keys() -> None:
    file, _ = read_yaml("lexicon.yaml", "synonyms: []\nx: {}\n")
    record, problems = read_record(file, Lexicon)
    assert (record, [str(problem) for problem in problems]) == (
        None,
        ["lexicon.yaml:2: `x` is not a known key: known are synonyms, expansions, spellings"],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id: a\n", "faq.yaml:1: this file must be a list: start each item with `- id: ...`"),
        (
            "- id: a/b\n  question: Q\n",
            "faq.yaml:1: `answer` is missing: add `answer: ...`",
        ),
        (WHOLE + "- 3\n", "faq.yaml:4: `item` must be `key: value` lines, not `3`"),
        (
            WHOLE + "  detial: more\n",
            "faq.yaml:4: `detial` is not a known key: did you mean `detail`?",
        ),
        (
            WHOLE + "  cite:\n  - {source: a, sectoin: b}\n",
            "faq.yaml:5: `sectoin` is not a known key: did you mean `section`?",
        ),
        (
            WHOLE + "  cite: [{source: a, zzz: b}]\n",
            "faq.yaml:4: `zzz` is not a known key: known are source, section",
        ),
        (WHOLE + "  cite: [{section: a}]\n", "faq.yaml:4: `source` is missing: add `source: ...`"),
        (WHOLE + "  detail: no\n", 'faq.yaml:4: `detail` must be text: put it in quotes, "no"'),
        (
            WHOLE + "  detail: 2012-09-02\n",
            'faq.yaml:4: `detail` must be text: put it in quotes, "2012-09-02"',
        ),
        (WHOLE + "  detail: [a]\n", "faq.yaml:4: `detail` must be text, not a list"),
        (WHOLE + "  detail: {a: b}\n", "faq.yaml:4: `detail` must be text, not `key: value` lines"),
        (
            WHOLE.replace("answer: A", "answer:"),
            "faq.yaml:3: `answer` is empty: write a text or take the line out",
        ),
        (
            WHOLE + "  aliases: ask me\n",
            "faq.yaml:4: `aliases` must be a list, not `ask me`: write `[...]` or `- ` lines",
        ),
        (
            WHOLE + "  aliases:\n",
            "faq.yaml:4: `aliases` is empty: write a list or take the line out",
        ),
        (
            WHOLE + "  aliases:\n  - ok\n  - 7\n",
            'faq.yaml:6: `aliases` must be text: put it in quotes, "7"',
        ),
        (
            WHOLE + "  kind:\n",
            "faq.yaml:4: `kind` is nothing, but must be 'answer', 'gap', 'scope' or 'smalltalk'",
        ),
        (
            WHOLE + "  kind: draft\n",
            "faq.yaml:4: `kind` is `draft`, but must be 'answer', 'gap', 'scope' or 'smalltalk'",
        ),
    ],
)
def test_a_mistake_says_what_to_write(text: str, problem: str) -> None:
    assert entries_in(text) == ((), [problem])


def test_every_mistake_is_told_at_once() -> None:
    assert len(entries_in("- id: 1\n  question: [q]\n- {}\n")[1]) == 6


def test_no_more_mistakes_are_told_than_anybody_reads() -> None:
    problems = entries_in("- {id: a}\n" * MOST_PROBLEMS)[1]
    assert len(problems) == MOST_PROBLEMS


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=3))
def test_entries_survive_being_written_and_read(entries: list[Entry]) -> None:
    text = yaml.safe_dump([listed(asdict(entry)) for entry in entries])
    assert entries_in(text) == (tuple(entries), [])
