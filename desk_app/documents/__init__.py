"""Papers of the office: what they say (content), how the law words them (edition)."""
