"""The supervisor's day: who is to handle a dossier, who was urged, what was looked over."""
