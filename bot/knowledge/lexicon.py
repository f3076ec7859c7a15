"""The lexicon: which words stand for which in this field."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that mean the same here.

    Attributes:
        synonyms: Groups of words or short phrases; each stands for the first of its group.
        expansions: A word or phrase that is read as other words, e.g. `wfh`: `work from home`.
        spellings: Chat spelling of a word, e.g. `u`: `you`.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    synonyms: tuple[tuple[str, ...], ...] = ()
    expansions: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
