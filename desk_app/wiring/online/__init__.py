"""Online dossiers, as the screens see them."""
