"""`serve`: answer on Discord. `sync`: register the slash commands there."""

import argparse
import asyncio
import gc
from functools import partial
from importlib import import_module

from bot import logs
from bot.cli.advisor import add_knowledge_option, advisor_of
from bot.errors import BotError
from bot.settings import Settings, read_settings

HOW_TO_BEGIN = (
    "DISCORD_TOKEN is not set: create a bot at https://discord.com/developers/applications, copy "
    "its token from the Bot page, and put DISCORD_TOKEN=... into .env (see docs/discord.md)"
)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `serve` and `sync`."""
    serve = commands.add_parser("serve", help="answer on Discord")
    add_knowledge_option(serve)
    serve.set_defaults(run=run_serve)
    sync = commands.add_parser("sync", help="register the slash commands with Discord")
    add_knowledge_option(sync)
    sync.set_defaults(run=run_sync)


def run_serve(options: argparse.Namespace) -> int:
    """Answer on Discord until told to stop."""
    settings, token = _ready()
    gc.disable()  # until all is loaded, for all of it stays: then `serving` enables it again
    # Imported here, for the other commands need not wait a quarter of a second for discord.py.
    serving = import_module("bot.discord_app.serving")
    if options.knowledge:  # `/knowledge reload` reads the same folder again
        settings = settings.model_copy(update={"knowledge_dir": options.knowledge})
    load = partial(advisor_of, options, settings.places)
    try:
        asyncio.run(serving.serve(load, settings, token=token))
    finally:
        gc.enable()
    return 0


def run_sync(options: argparse.Namespace) -> int:
    """Register the slash commands."""
    settings, token = _ready()
    serving = import_module("bot.discord_app.serving")
    number = asyncio.run(serving.sync(advisor_of(options, settings.places), settings, token=token))
    print(f"{number} commands registered")
    return 0


def _ready() -> tuple[Settings, str]:
    """Read the settings, start to log, and return the token.

    Raises:
        BotError: There is none.
    """
    settings = read_settings()
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise BotError(HOW_TO_BEGIN)
    logs.set_up(settings.log_level, settings.log_format, secrets=settings.secrets)
    return settings, token
