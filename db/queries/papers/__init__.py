"""Papers that belong to no dossier."""
