"""What the office decides about a procedure: the form and what is read out of it."""
