"""What the program does by itself, again and again: exchanges, backups, tidying."""
