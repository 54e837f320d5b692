"""A receipt that stands for itself: genuine, and its dossier has not arrived here."""
