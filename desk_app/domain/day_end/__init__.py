"""A day of the office and its seal: what it holds, what needs a word, what came after."""
