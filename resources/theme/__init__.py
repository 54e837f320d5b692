"""The look: its tokens, its style sheet."""
