"""The sides of the page of handing over, and their cards."""
