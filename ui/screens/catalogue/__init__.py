"""The catalogue as the office and the public see it."""
