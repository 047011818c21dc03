"""Which paragraph is which component of an administrative document, whoever typed it."""

from .recognise import Recognised, recognise

__all__ = ["Recognised", "recognise"]
