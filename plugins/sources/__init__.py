"""Sources: read data, and know where each value stood."""
