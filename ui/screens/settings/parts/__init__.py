"""What each section knows and does, without widgets."""
