"""What Discord's developer portal and infrastructure grant the bot."""

from dataclasses import dataclass

from tests.standin.intents import NONE, Intent

BOT_TOKEN = ".".join(("stand-in", "bot", "secret"))


@dataclass(slots=True)
class Terms:
    """What the bot may do and is told at connecting.

    Attributes:
        token: The only valid bot token.
        privileged_intents: Those switched on in the portal.
        shards: What `/gateway/bot` recommends.
        session_starts: IDENTIFYs left, of 1000 a day.
        max_concurrency: IDENTIFYs at once for one identify window.
        identify_window_s: Discord's is 5; 0 lets a test restart its bot at once.
        heartbeat_interval_s: Told in HELLO.
        events_per_minute: Most frames that a connection may send in 60 s.
        public: Whether others than the owner may add the bot.
    """

    token: str = BOT_TOKEN
    privileged_intents: Intent = NONE
    shards: int = 1
    session_starts: int = 1000
    max_concurrency: int = 1
    identify_window_s: float = 0.0
    heartbeat_interval_s: float = 41.25
    events_per_minute: int = 120
    public: bool = True

    @property
    def application_flags(self) -> int:
        """Return the application's flags: its limited privileged intents."""
        flags = 0
        for intent, flag in (
            (Intent.GUILD_PRESENCES, 1 << 13),
            (Intent.GUILD_MEMBERS, 1 << 15),
            (Intent.MESSAGE_CONTENT, 1 << 19),
        ):
            flags |= flag if intent & self.privileged_intents else 0
        return flags
