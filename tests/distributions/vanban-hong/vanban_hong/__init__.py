"""Plugins that fail, a module for each kind."""
