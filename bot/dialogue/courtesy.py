"""What people say around a question: greetings, thanks, fillers."""

import re

_OPENING = (
    "ok|okay|kk|alright|all right|right|fine|cool|great|nice|perfect|awesome|bet|lol|lmao|haha"
    "|hmm+|hm|ah|oh|wow|yo|hey+|hi+|hello|hola|bonjour|ciao|salam|namaste|greetings|dear|sir|madam"
    "|ma'?am|mam|friends?|guys|all|everyone|everybody|team|members|respected|please|pls|plz|kindly"
    "|thanks|thx|ty|thank you|thank u|um+|uh+|er|sorry|excuse me|pardon|got it|i see|i understand"
    "|understood|gotcha|makes sense|good (?:morning|afternoon|evening|day)|question|quick question"
    "|just curious|but like|aight|ugh+|argh|jeez|geez|omg|damn|dang|jk|btw|tbh|ngl"
    "|honestly|by the way|good to (?:hear|know)|(?:one )?last one|one more thing|fair enough"
    "|(?:k|wait|well|fair|figures|interesting|lovely|wonderful)(?=[,.!;:])"
)
_CLOSING = (
    "please|pls|plz|kindly|thanks|thx|ty|thank you|thank u|cheers|merci|gracias|lol|lmao|tho|though"
    "|sir|madam|ma'?am|mam|dear|guys|bro|fam|friends?|everyone|in advance|so much|very much|n|and"
    "|for (?:the|your|ur) (?:help|time|attention|answer|reply)|god bless(?: you| u)?"
)
LONGEST = 120  # characters of thanks at the end; a pattern that has no anchor must not see more

_OPENED = re.compile(rf"^\W*(?:(?:{_OPENING})\b[\W_]*)+", re.IGNORECASE)
_CLOSED = re.compile(rf"(?:[\W_]+(?:{_CLOSING})\b)+[\W_]*$", re.IGNORECASE)


def without_courtesy(message: str) -> str:
    """Return a message without what is only polite around it; whole where nothing else is in it."""
    rest = _OPENED.sub("", message)
    rest = rest[:-LONGEST] + _CLOSED.sub("", rest[-LONGEST:])
    return rest if re.search(r"\w", rest) else message
