"""What a person sees of the bot's answer: a message as it stood, or a form to fill in."""

import copy
from dataclasses import dataclass

from tests.standin import payloads
from tests.standin.components import SELECTS, Kind, embed_texts, of_kind
from tests.standin.interaction import Interaction
from tests.standin.payload import Payload
from tests.standin.world import Attachment, Message


@dataclass(frozen=True, slots=True)
class Button:
    """A button; of a link there is a URL, else a custom id."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool
    emoji: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing to choose: of autocomplete or of a select menu."""

    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Select:
    """A select menu."""

    custom_id: str
    kind: Kind
    placeholder: str | None
    choices: tuple[Choice, ...]
    disabled: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A modal that was opened for a person, by an interaction.

    Attributes:
        labels: Of the inputs: custom id to label.
    """

    interaction: Interaction
    payload: Payload

    @property
    def title(self) -> str:
        """Return the title."""
        return str(self.payload["title"])

    @property
    def custom_id(self) -> str:
        """Return the custom id."""
        return str(self.payload["custom_id"])

    @property
    def labels(self) -> dict[str, str]:
        """Return each input's label by its custom id."""
        components = self.payload["components"]
        labelled = [(one["label"], one["component"]) for one in of_kind(components, Kind.LABEL)]
        rows = of_kind(components, Kind.ROW)
        labelled += [(one["label"], one) for row in rows for one in row["components"]]
        return {str(one["custom_id"]): str(label) for label, one in labelled}


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of an act, as the person saw it then; `message` goes on to change.

    Attributes:
        payload: The message's or the modal's JSON at that time.
        pinged: Who was notified by it: `@Ana`, `@&Role`, `@everyone`.
    """

    payload: Payload
    pinged: frozenset[str] = frozenset()
    files: tuple[Attachment, ...] = ()
    shown_message: Message | None = None
    shown_form: Form | None = None
    interaction: Interaction | None = None

    @property
    def message(self) -> Message:
        """Return the message that was shown."""
        assert self.shown_message is not None, f"no message was shown, but {self.payload}"
        return self.shown_message

    @property
    def form(self) -> Form:
        """Return the form that was opened."""
        assert self.shown_form is not None, f"no form was opened; seen was: {self.text}"
        return self.shown_form

    @property
    def text(self) -> str:
        """Return all text that can be read in it: content, embeds, text displays."""
        texts = [self.payload.get("content") or "", self.payload.get("title") or ""]
        for embed in self.payload.get("embeds") or ():
            texts += embed_texts(embed)
        components = self.payload.get("components") or ()
        texts += [one["content"] for one in of_kind(components, Kind.TEXT)]
        return "\n".join(text for text in texts if text)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons in reading order."""
        return tuple(
            Button(
                one.get("label") or "",
                one.get("custom_id"),
                one.get("url"),
                one["style"],
                bool(one.get("disabled")),
                (one.get("emoji") or {}).get("name"),
            )
            for one in of_kind(self.payload.get("components") or (), Kind.BUTTON)
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the buttons' labels in reading order."""
        return tuple(button.label for button in self.buttons)

    @property
    def selects(self) -> tuple[Select, ...]:
        """Return the select menus in reading order."""
        return tuple(
            Select(
                one["custom_id"],
                Kind(one["type"]),
                one.get("placeholder"),
                tuple(
                    Choice(option["label"], option["value"]) for option in one.get("options", ())
                ),
                bool(one.get("disabled")),
            )
            for one in of_kind(self.payload.get("components") or (), *SELECTS)
        )

    @property
    def ephemeral(self) -> bool:
        """Tell whether only this person sees it."""
        return self.shown_message is not None and self.shown_message.ephemeral

    @property
    def deleted(self) -> bool:
        """Tell whether the message is gone by now."""
        return self.message.deleted


def message_of(message: Message | Seen) -> Message:
    """Return the message itself."""
    return message.message if isinstance(message, Seen) else message


def look_at(message: Message, interaction: Interaction | None = None) -> Seen:
    """Take a picture of a message."""
    return Seen(
        copy.deepcopy(payloads.of_message(message)),
        message.pinged,
        tuple(message.attachments),
        message,
        interaction=interaction,
    )
