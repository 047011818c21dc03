"""Writers: Document and theme to the bytes of a file."""
