"""A career advisor for medical billing and coding: curated, cited answers in Discord and in the terminal."""

__version__ = "0.1.0"
