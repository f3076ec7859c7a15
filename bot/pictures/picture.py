"""A picture that is drawn. Data only, so that showing one needs nothing that draws."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, ready to send.

    Attributes:
        png: The file.
        alt: Everything that it says, for those who do not see it.
        width: In pixels.
        height: In pixels.
    """

    png: bytes
    alt: str
    width: int
    height: int
