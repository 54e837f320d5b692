"""Use cases: an inspection of dossiers (thanh tra, kiểm tra)."""
