"""``python -m vanban``: the command line."""

from .cli import run

run()
