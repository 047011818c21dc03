"""The built-in sections: one folder each, with contract, wording and sample data."""
