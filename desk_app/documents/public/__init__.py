"""Papers the office words itself, about a procedure and about no dossier."""
