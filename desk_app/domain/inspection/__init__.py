"""What an inspection (thanh tra, kiểm tra) is shown: a sample, and proof that it is whole."""
