"""What an inspection is given: which dossiers there are, their acts, the chains of the desks."""
