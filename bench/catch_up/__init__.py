"""How long a new desk of an old office takes, and how much it keeps."""
