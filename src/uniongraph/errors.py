"""Errors that a user is meant to read: a sentence with blanks, so that it can be said in another language, too.

Nothing here knows a language but English; whoever shows an error looks its sentence up (messages.py).
"""

from __future__ import annotations


class Told(Exception):
    """An error in the user's words: ``sentence`` has a ``{name}`` for each of ``blanks``, ``str()`` has them in."""

    def __init__(self, sentence: str, /, **blanks: object) -> None:
        super().__init__(sentence.format(**blanks) if blanks else sentence)
        self.sentence = sentence
        self.blanks = blanks
