"""Questions in another language: noticed by script, or by the small words of every sentence."""

import re
import unicodedata

_MOST_READ = 2_000  # characters; enough to tell a language
_WORD = re.compile(r"[^\W\d_]+")

# The most frequent function words that are not English words too, by language.
_FOREIGN = frozenset(
    """
    que como cuanto cuánto para una los las por con del qué cómo puedo necesito trabajo hola es el
    la você não uma quanto preciso posso com le les des une est pour comment combien je suis dans
    avec quel quelle travail bonjour der das und ist wie viel ich nicht ein eine für mit kann muss
    brauche arbeit il che sono lavoro kaise kya hai hain mein kare kitna kitni chahiye sikhe sikhna
    karna hota ke liye ang mga paano ako ba ng sa magkano
    """.split()
)
_ENGLISH = frozenset(
    """
    the a an is are was do does did can could will would should i you it they we my your what how
    when where which who why in on at of to for with and or not be have has if that this there
    """.split()
)


def is_foreign(text: str) -> bool:
    """Tell whether a text seems to be in another language than English.

    It is when most of its letters are not Latin, or when it has at least two small words of
    another language and more of them than of English.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_MOST_READ])]
    letters = "".join(words)
    if not letters:
        return False
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if latin < len(letters) / 2:
        return True
    foreign = sum(word in _FOREIGN for word in words)
    return foreign >= 2 and foreign > sum(word in _ENGLISH for word in words)
