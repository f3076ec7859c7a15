"""Discord's limits, each in one place, and how a text is made to fit one.

Source: Discord's documentation, resources/message and components/reference; lengths are counted
in code points.
"""

CONTENT = 2000  # characters of a message without Components V2
CARD_TEXT = 4000  # characters over all text displays of a message
SOURCE_LIST = 3600  # characters of it that a list of sources shares out
TITLE = 256  # characters of a heading; ours, taken from that of embeds
COMPONENTS = 40  # of a message, nested ones included
LABEL = 80  # characters on a button
CUSTOM_ID = 100
CHOICES = 25  # of an autocompletion
CHOICE = 100  # characters of its name, and of its value
NONCE = 25
SELECT = 25  # options of a menu
OPTION = 100  # characters of a menu's option: label, value and description each
PLACEHOLDER = 150
ALT = 1024  # characters that describe a picture
MODAL_TITLE = 45

ELLIPSIS = "…"


def clip(text: str, most: int) -> str:
    """Return a text that is at most so long, cut at a word with an ellipsis where it was longer.

    Args:
        text: Any text.
        most: Characters, at least 1.
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    word, _, _ = head.rpartition(" ")
    return (word if len(word) > most // 2 else head).rstrip(" ,;:") + ELLIPSIS
