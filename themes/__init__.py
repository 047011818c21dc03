"""The built-in themes, one folder each: data, and the hook that offers it."""
