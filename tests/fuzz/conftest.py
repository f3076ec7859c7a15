"""The usual place on Discord."""

from tests.discord_app.conftest import data_dir, desk_advisor, desk_folder, place

__all__ = ["data_dir", "desk_advisor", "desk_folder", "place"]
