"""What is said to somebody who asked for an explanation in a way that has no answer."""


class AskedWrongly(ValueError):
    """Its text is part of a Vietnamese sentence: what is wrong, and what to write instead."""
