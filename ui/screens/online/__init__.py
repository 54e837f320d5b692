"""Online dossiers that wait for an answer: the longest waiting first."""
