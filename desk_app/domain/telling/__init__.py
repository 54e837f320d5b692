"""Who is told by what way, and what an office tells by itself."""
