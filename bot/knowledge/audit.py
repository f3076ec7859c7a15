"""The proof against the documents: the headings, passages and figures of all facts are there."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.base import Knowledge
from bot.knowledge.facts import Fact
from bot.knowledge.figures import figures
from bot.knowledge.passages import Passage, fold, headings_in, passages

_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(_WORD.findall("the and for are that this with you your from have has not can"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the documents do not bear out.

    Attributes:
        subject: Id of the source or fact.
        message: What is missing, and what to do.
    """

    subject: str
    message: str

    def __str__(self) -> str:
        """Return `id: message`."""
        return f"{self.subject}: {self.message}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage chosen for a fact that has no fingerprint yet.

    Attributes:
        fact: The fact.
        passage: The passage of its section that resembles it most and holds its figures.
        likeness: 0 to 1, the share of the fact's telling words that the passage has.
    """

    fact: Fact
    passage: Passage
    likeness: float


@dataclass(frozen=True, slots=True)
class Documents:
    """The source documents of a folder, cut into passages.

    Attributes:
        passages: Passages by source id.
        findings: Documents that are missing and headings that are not in them.
    """

    passages: Mapping[str, tuple[Passage, ...]]
    findings: tuple[Finding, ...]

    @classmethod
    def read(cls, folder: Path, knowledge: Knowledge) -> "Documents":
        """Read the documents that the sources of a knowledge name."""
        found: dict[str, tuple[Passage, ...]] = {}
        findings: list[Finding] = []
        for source in knowledge.sources.values():
            if source.kind == "editor" or source.document is None:
                continue
            path = folder / source.document
            if not path.is_file():
                findings.append(
                    Finding(source.id, f"the document {source.document} is not in the folder")
                )
                continue
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                message = f"the document {source.document} is not UTF-8: save it as that"
                findings.append(Finding(source.id, message))
                continue
            found[source.id] = passages(text, source.sections)
            for heading in sorted(set(source.sections) - headings_in(text, source.sections)):
                findings.append(Finding(source.id, f"the document has no heading `{heading}`"))
        return cls(found, tuple(findings))

    def under(self, fact: Fact) -> tuple[Passage, ...]:
        """Return the passages of the section that a fact names."""
        return tuple(p for p in self.passages.get(fact.source, ()) if p.section == fact.section)

    def figures_of(self, source: str) -> frozenset[str]:
        """Return every figure of a document."""
        return frozenset().union(*(_figures_in(passage) for passage in self.passages[source]))


def audit(knowledge: Knowledge, documents: Documents) -> tuple[Finding, ...]:
    """Prove the sections, passages and figures of all facts that come from documents."""
    return (*documents.findings, *_unproved(knowledge, documents))


def _unproved(knowledge: Knowledge, documents: Documents) -> Iterator[Finding]:
    printed = {source: documents.figures_of(source) for source in documents.passages}
    for fact in knowledge.facts.values():
        if fact.by_editor or fact.source not in documents.passages:
            continue
        if fact.passage is None:
            yield Finding(fact.id, "has no fingerprint yet: run the audit with --stamp")
            continue
        passage = next((p for p in documents.under(fact) if p.fingerprint == fact.passage), None)
        if passage is None:
            message = f"no passage under `{fact.section}` has its fingerprint: stamp it again"
            yield Finding(fact.id, message)
            continue
        for figure in sorted(_claimed(fact) - _figures_in(passage)):
            yield Finding(fact.id, f"the figure {figure} is not in its passage")
        for figure in sorted(figures(fact.as_of or "") - printed[fact.source]):
            yield Finding(fact.id, f"the figure {figure} of its date is nowhere in the document")


def _claimed(fact: Fact) -> frozenset[str]:
    """Return the figures that the passage must have; the date may stand elsewhere, in a byline."""
    return figures(fact.text) - figures(fact.as_of or "")


def _figures_in(passage: Passage) -> frozenset[str]:
    return figures(passage.text, every_word=True)


def choose(fact: Fact, documents: Documents) -> Chosen | None:
    """Choose the passage that a fact comes from, under its heading and with its figures.

    The choice is a proposal: our words differ from the document's, so a person looks at it.
    """
    under = documents.under(fact)
    fitting = [passage for passage in under if _claimed(fact) <= _figures_in(passage)]
    if not fitting:
        return None
    frequency = Counter(stem for p in documents.passages[fact.source] for stem in _stems(p.text))
    weights = {stem: 1 / math.log2(1 + frequency.get(stem, 1)) for stem in _stems(fact.text)}

    def likeness(passage: Passage) -> float:
        shared = sum(weights.get(stem, 0.0) for stem in _stems(passage.text))
        return shared / sum(weights.values()) if weights else 0.0

    best = max(fitting, key=lambda p: (likeness(p), -len(p.text), p.text))
    return Chosen(fact, best, likeness(best))


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the telling words, enough to match `coder` with `coding`."""
    return frozenset(word[:4] for word in _WORD.findall(fold(text)) if word not in _COMMON)
