"""Files in and out: what a server says differently survives both ways, and no file does harm."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Advisor
from bot.curation.drafting import MOST_ENTRIES, Drafting, RefusedError
from bot.curation.exchange import from_csv, from_files, from_yaml, to_csv, to_yaml
from bot.curation.files import MOST_BYTES
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import examine, load
from bot.knowledge.overlay import Amendment, Wording, wording_of
from bot.knowledge.problems import KnowledgeError

LOST, NEW = "cards/lost-card", "cards/new-card"
ALL = (
    Amendment(LOST, added=("where is it", "yes"), removed=("i lost my card",)),
    Amendment(NEW, retired=True),
    Amendment("cards/pin", Wording("What is the default pin?", "0000")),
    Amendment("server/old", Wording("Old?", "=1+2", "'quoted\n\n@ home"), ("- 1",), retired=True),
    Amendment(
        "server/vault",
        Wording("Where: the vault?", "- a \"b\"\n- c, #d;\n\n'x'", None, "https://x.org/a?b=c#d"),
        ("safe place", "2021-01-01", "no", "1.10", "null", "{place} vault"),
    ),
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.lists(
    st.sampled_from(["=", "+", "-", "@", "'", '"', "\n", ",", ";", ": ", "#", "[^a]", "yes", "a"])
).map("".join)
TYPED = st.builds(
    Amendment,
    entry=st.sampled_from([LOST, NEW, "cards/pin", "server/a", "server/b-2"]),
    wording=st.builds(
        Wording,
        question=TEXT.map(lambda text: f"what {text}"),
        answer=TEXT.map(lambda text: f"so {text}"),
        detail=st.none() | TEXT,
        source=st.sampled_from([None, "https://x.org", "https://www.b.example.org/c?d=1"]),
    ),
    added=st.lists(TEXT.map(lambda text: f"how {text}"), max_size=3).map(tuple),
    removed=st.sampled_from([(), ("i lost my card",)]),
    retired=st.booleans(),
)


@pytest.fixture(scope="module")
def small(bank_folder: Path) -> Knowledge:
    return load(bank_folder)


def drafted(small: Knowledge, typed: list[Amendment]) -> tuple[Amendment, ...]:
    """Return what of some typed amendments can be saved, one after another."""
    saved: dict[str, Amendment] = {}
    for one in typed:
        try:
            saved[one.entry] = Drafting(small, saved).checked(one)
        except RefusedError:
            continue
    there = (one for one in saved.values() if not one.changes_nothing)
    return tuple(sorted(there, key=lambda one: one.entry))


def refused(small: Knowledge, **files: bytes | str) -> list[str]:
    """Return the problems of some files, as a moderator reads them."""
    data = {
        name.replace("_", "."): one if isinstance(one, bytes) else one.encode()
        for name, one in files.items()
    }
    with pytest.raises(KnowledgeError) as error:
        from_files(small, data)
    return [str(problem) for problem in error.value.problems]


def test_yaml_comes_back_as_it_went(small: Knowledge) -> None:
    sources, faq = to_yaml(small, ALL)
    assert from_yaml(small, faq.encode(), sources.encode()) == ALL
    assert to_yaml(small, ALL[::-1]) == (sources, faq)


def test_csv_comes_back_as_it_went(small: Knowledge) -> None:
    assert from_csv(small, to_csv(ALL).encode("utf-8-sig")) == ALL


@settings(deadline=None)
@given(typed=st.lists(TYPED, max_size=5))
def test_whatever_can_be_saved_comes_back(small: Knowledge, typed: list[Amendment]) -> None:
    saved = drafted(small, typed)
    sources, faq = to_yaml(small, saved)
    assert from_yaml(small, faq.encode(), sources.encode()) == saved
    assert from_csv(small, to_csv(saved).encode()) == saved


@settings(deadline=None, max_examples=30)
@given(typed=st.lists(TYPED, max_size=5))
def test_an_export_is_a_folder_that_check_accepts(
    small: Knowledge, tmp_path_factory: pytest.TempPathFactory, typed: list[Amendment]
) -> None:
    folder = tmp_path_factory.mktemp("export")
    saved = drafted(small, typed)
    sources, faq = to_yaml(small, saved)
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    (folder / "faq.yaml").write_text(faq, encoding="utf-8")
    knowledge, problems = examine(folder)
    assert knowledge is not None
    assert problems == ()
    assert set(knowledge.entries) == {one.entry for one in saved if not one.retired}


def test_an_export_answers_by_itself(small: Knowledge, tmp_path: Path) -> None:
    for name, text in zip(("sources", "faq"), to_yaml(small, ALL), strict=True):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    told = Advisor.of_folder(tmp_path).ask("where is the vault")
    assert [one.entry for one in told.reply.answers] == ["server/vault"]
    assert told.reply.citations[0].kind == "moderator"


def test_nothing_to_export_is_a_folder_too(small: Knowledge) -> None:
    sources, faq = to_yaml(small, ())
    assert from_yaml(small, faq.encode(), sources.encode()) == ()
    assert from_csv(small, to_csv(()).encode()) == ()


def test_an_exported_text_may_be_edited_in_the_file(small: Knowledge) -> None:
    sources, faq = to_yaml(small, [Amendment(NEW, added=("card price",))])
    edited = faq.replace("It costs $10.", "It costs $12.")
    (found,) = from_yaml(small, edited.encode(), sources.encode())
    assert found.wording == replace(wording_of(small.entries[NEW]), answer="It costs $12.")


def test_a_shipped_text_of_another_version_stays_shipped(small: Knowledge) -> None:
    sources, faq = to_yaml(small, [Amendment(NEW, added=("card price",))])
    newer = replace(small.entries[NEW], answer="It costs $11.[^handbook/fee]")
    later = replace(small, entries={**small.entries, NEW: newer}, revision="later")
    found = from_yaml(later, faq.encode(), sources.encode())
    assert found == (Amendment(NEW, added=("card price",)),)


def test_any_minimal_folder_becomes_entries_of_the_server(small: Knowledge) -> None:
    faq = """\
        - id: loans/house-loan
          question: Is there a loan?
          aliases: [mortgage]
          answer: There is.[^handbook/fee]
          disagreement: A post says no.
          cite: [{source: pamphlet}]
    """
    sources = "- {id: pamphlet, title: Pamphlet, url: https://bank.example/pamphlet}"
    (found,) = from_yaml(small, faq.encode(), sources.encode())
    assert found == Amendment(
        "server/loans-house-loan",
        Wording(
            "Is there a loan?", "There is.", "A post says no.", "https://bank.example/pamphlet"
        ),
        ("mortgage",),
    )


def test_a_table_needs_only_questions_and_answers(small: Knowledge) -> None:
    table = "Question;Answer\nIs there a loan?;Yes, there is.\n;\n"
    assert from_csv(small, table.encode()) == (
        Amendment("server/is-there-a-loan", Wording("Is there a loan?", "Yes, there is.")),
    )


def test_everything_that_is_wrong_is_said_at_once_with_its_line(small: Knowledge) -> None:
    faq = """\
- {id: a, question: "Is it <@12>?", answer: so}
- {id: b, question: Is it?, answer: so, cite: [{source: gone}]}
- {id: a, question: Is this?, answer: so}
- {id: c, question: price of a replacement card, answer: so}
- {id: d, question: Is it?, answer: so}
"""
    assert refused(small, faq_yaml=faq) == [
        "faq.yaml:1: Take `<@12>` out of the question: an answer pings nobody.",
        "faq.yaml:2: there is no source `gone`: import its sources.yaml beside it",
        "faq.yaml:2: “Is it?” asks for “Is it?” (`server/d`) already. Edit that entry, or remove"
        " this way to ask it there first.",
        "faq.yaml:3: `server/a` is on line 1 already: keep one",
        "faq.yaml:4: “price of a replacement card” asks for “What does a new card cost?”"
        " (`cards/new-card`) already. Edit that entry, or remove this way to ask it there first.",
        "faq.yaml:5: “Is it?” asks for “Is it?” (`server/b`) already. Edit that entry, or remove"
        " this way to ask it there first.",
    ]


def test_a_table_is_checked_line_by_line(small: Knowledge) -> None:
    table = 'id,question,answer,state\n,"Is\nit?",so,\n,What <@1>?,so,\n,Why?,,gone\na,b,c,,d\n'
    assert refused(small, x_csv=table) == [
        "faq.csv:4: Take `<@1>` out of the question: an answer pings nobody.",
        "faq.csv:5: The answer is missing: write one.",
        "faq.csv:5: `state` is `gone`: write `hidden`, or leave it empty",
        "faq.csv:6: there are more cells than columns: put text that holds the separator in quotes",
    ]


def test_a_head_is_checked(small: Knowledge) -> None:
    assert refused(small, x_csv="question,reply,question\na,b,c") == [
        "faq.csv:1: the column `answer` is missing: known are id, question, answer, detail, source,"
        " aliases, removed, state",
        "faq.csv:1: the column `question` is there twice: keep one",
        "faq.csv:1: there is no column `reply`: known are id, question, answer, detail, source,"
        " aliases, removed, state",
    ]


BOMB = "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("faq_yaml", b"\xff\xfe- id", "not UTF-8"),
        ("faq_yaml", BOMB.encode(), "anchors"),
        ("faq_yaml", b"[" * 10_000, "nested too deeply"),
        ("faq_yaml", b"- {id: a, question: b?, answer: !!python/object:os.system x}", "tags"),
        ("faq_yaml", b"- {id: a, id: b}", "a second time"),
        ("faq_yaml", b"- {id: a, question: b?, answer: c, secret: d}", "not a known key"),
        ("faq_yaml", b"a: b", "must be a list"),
        ("faq_yaml", b"- x\n" * (MOST_BYTES // 4 + 1), "larger than 4 MB"),
        ("faq_csv", b"\xff\xfeq", "not UTF-8"),
        ("faq_csv", b"", "the table is empty"),
        ("faq_csv", b'question,answer\n"a', "cannot be read as CSV"),
        ("faq_csv", b'question,answer\n"' + b"a" * 200_000 + b'",b', "cannot be read as CSV"),
        ("faq_csv", b"x" * (MOST_BYTES + 1), "larger than 4 MB"),
        ("notes_txt", b"hello", "give one `.csv`"),
    ],
)
def test_a_file_that_is_none_or_does_harm_is_refused(
    small: Knowledge, name: str, data: bytes, said: str
) -> None:
    assert said in refused(small, **{name: data})[0]


@settings(deadline=None)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8")))
def test_any_bytes_are_read_or_refused(small: Knowledge, data: bytes) -> None:
    for name in ("faq.yaml", "faq.csv"):
        with suppress(KnowledgeError):
            from_files(small, {name: data})


def test_files_are_told_by_their_names(small: Knowledge) -> None:
    sources, faq = to_yaml(small, ALL)
    files = {"My-Sources.YML": sources.encode(), "Export.yaml": faq.encode()}
    assert from_files(small, files) == ALL
    assert from_files(small, {"A.CSV": to_csv(ALL).encode()}) == ALL
    for wrong in ({}, {"a.yaml": b"", "b.yaml": b""}, {"a.csv": b"", "b.yaml": b""}):
        with pytest.raises(KnowledgeError):
            from_files(small, wrong)


def test_a_file_holds_no_more_than_a_server(small: Knowledge) -> None:
    rows = "".join(f"is it {n}?,so\n" for n in range(MOST_ENTRIES + 1))
    assert refused(small, faq_csv=f"question,answer\n{rows}") == [
        "faq.csv:1: 2,001 entries: 2,000 is the most"
    ]
