"""Where the documents of a batch are made: processes of this machine, or of others."""
