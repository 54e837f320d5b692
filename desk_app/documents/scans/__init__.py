"""Files of scans: what they are, how many pages they have, how a page looks. No Qt here."""
