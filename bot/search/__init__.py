"""Search: finds the entry that a question asks for, tolerant of typos and wording."""

from bot.search.index import Document, Hit, Index, Result
from bot.search.text import Analyzer, Lexicon
from bot.search.words import Analysis, Word

__all__ = ["Analysis", "Analyzer", "Document", "Hit", "Index", "Lexicon", "Result", "Word"]
