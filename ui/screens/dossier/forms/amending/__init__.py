"""Forms that put a dossier right, and those about what its citizen leaves or says."""
