"""Where the knowledge that ships with the program is."""

from pathlib import Path


def shipped_folder() -> Path:
    """Return the folder: inside the package when it is installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shipped_knowledge"
    return installed if installed.is_dir() else package.parent / "knowledge"
