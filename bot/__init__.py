"""A career advisor for medical billing and coding: cited answers in Discord and the terminal."""

__version__ = "0.1.0"
