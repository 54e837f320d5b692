"""The supervisor's day as stories."""
