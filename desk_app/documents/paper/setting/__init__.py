"""From what an edition says to blocks of type: one function for each kind of block."""
