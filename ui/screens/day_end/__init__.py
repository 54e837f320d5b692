"""The end of the day: what it holds, what needs a word, and the seal."""
