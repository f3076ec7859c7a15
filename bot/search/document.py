"""What is searched for. Given by whoever builds an index."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found.

    Attributes:
        id: unique.
        phrasings: the ways to ask for it.
        body: words of its answer; weak evidence.
    """

    id: str
    phrasings: tuple[str, ...]
    body: str = ""
