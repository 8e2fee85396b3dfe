"""Trials that take minutes, or need more than a checkout: what bin/test cannot show."""
