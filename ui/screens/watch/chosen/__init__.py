"""The dossiers behind a number of Giám sát: several are chosen, and one thing is done with them."""
