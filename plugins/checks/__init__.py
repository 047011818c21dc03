"""Checks: look at the whole document, and report."""
