"""The built-in sources, checks and writers, one per file."""
