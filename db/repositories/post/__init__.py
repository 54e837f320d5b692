"""What the post brought and took, kept beside the acts that say so."""
