"""What any .docx shows of its form, whichever program saved it."""

from .document import seen_in

__all__ = ["seen_in"]
