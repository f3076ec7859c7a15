"""The terminal: every command of `python -m bot`."""
