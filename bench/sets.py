"""The sets that the engine is measured on, and packs of any size made of them."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "bench" / "data"
NAMES = (
    "clinc150_k4",
    "clinc150_k9",
    "clinc150_k19",
    "hwu64_k4",
    "hwu64_k9",
    "hwu64_k19",
    "stackfaq_k0",
    "stackfaq_k4",
    "vaxfaq_k0",
)
PHRASINGS_AN_ENTRY = 10  # in packs of a given size


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a curated FAQ: its phrasings, and the text of its answer if there is one."""

    id: str
    phrasings: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the entries that answer it; none when it is out of scope."""

    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A FAQ, and the questions for it, clean and with typos in 30 % of the words."""

    name: str
    entries: tuple[Entry, ...]
    clean: tuple[Question, ...]
    typos: tuple[Question, ...]


def available(folder: Path) -> tuple[str, ...]:
    """Return the names of the sets that are at hand."""
    return tuple(name for name in NAMES if (folder / name / "entries.json").is_file())


def load(folder: Path, name: str) -> QuestionSet:
    """Read a set."""
    return QuestionSet(
        name,
        _entries(folder / name),
        _questions(folder / name / "queries.json"),
        _questions(folder / name / "queries_t30.json"),
    )


def pack(folder: Path, phrasings: int, seed: int = 11) -> tuple[Entry, ...]:
    """Return a FAQ of so many phrasings: real ones first, then halves of two joined."""
    rng = random.Random(seed)
    known: dict[str, None] = {}
    for name in available(folder):
        known.update(dict.fromkeys(p.lower() for e in _entries(folder / name) for p in e.phrasings))
    real = list(known)
    rng.shuffle(real)
    texts = dict.fromkeys(real[:phrasings])
    while len(texts) < phrasings:
        first, second = rng.choice(real).split(), rng.choice(real).split()
        middle = max(1, len(first) // 2 + rng.randint(-1, 1))
        texts[" ".join(first[:middle] + second[len(second) // 2 :])] = None
    listed = list(texts)
    return tuple(
        Entry(f"e{at}", tuple(listed[at : at + PHRASINGS_AN_ENTRY]))
        for at in range(0, phrasings, PHRASINGS_AN_ENTRY)
    )


def _entries(folder: Path) -> tuple[Entry, ...]:
    rows = json.loads((folder / "entries.json").read_text("utf-8"))
    return tuple(
        Entry(row["id"], (row["question"], *row["aliases"]), row.get("answer", "")) for row in rows
    )


def _questions(path: Path) -> tuple[Question, ...]:
    rows = json.loads(path.read_text("utf-8"))
    return tuple(Question(row["text"], frozenset(row["gold"])) for row in rows)
