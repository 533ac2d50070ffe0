"""Dabir (دبیر): the system behind a Persian online newspaper."""

__version__ = "0.1.0"
