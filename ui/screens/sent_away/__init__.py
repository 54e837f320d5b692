"""One visit that ended with a paper and no code: what it says, who wrote it, printed again."""
