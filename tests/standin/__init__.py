"""A stand-in for Discord on loopback, for a real client to connect to."""

from tests.standin.clock import Clock
from tests.standin.commands import File, NotOfferedError
from tests.standin.contract import find_contract
from tests.standin.faults import Fault
from tests.standin.intents import Intent
from tests.standin.interaction import InteractionType, Response
from tests.standin.people import Person
from tests.standin.permissions import ORDINARY, Permission
from tests.standin.seen import Button, Choice, Form, Seen, Select
from tests.standin.servers import Server
from tests.standin.standin import Standin
from tests.standin.terms import Terms
from tests.standin.world import Channel, ChannelType, Message, Role, User
from tests.standin.writers import NoAnswerError

__all__ = [
    "ORDINARY",
    "Button",
    "Channel",
    "ChannelType",
    "Choice",
    "Clock",
    "Fault",
    "File",
    "Form",
    "Intent",
    "InteractionType",
    "Message",
    "NoAnswerError",
    "NotOfferedError",
    "Permission",
    "Person",
    "Response",
    "Role",
    "Seen",
    "Select",
    "Server",
    "Standin",
    "Terms",
    "User",
    "find_contract",
]
