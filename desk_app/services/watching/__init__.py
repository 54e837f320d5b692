"""A leader's arrangements: who sees to a dossier, who is urged to act, what was looked over."""
