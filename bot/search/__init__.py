"""Search: finds the entry that a question asks for, tolerant of typos and wording."""

from bot.search.confidence import THRESHOLD
from bot.search.document import Document
from bot.search.index import Hit, Index, Result
from bot.search.text import Analyzer, Lexicon
from bot.search.words import Analysis, Word

__all__ = [
    "THRESHOLD",
    "Analysis",
    "Analyzer",
    "Document",
    "Hit",
    "Index",
    "Lexicon",
    "Result",
    "Word",
]
