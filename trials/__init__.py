"""Trials that take minutes: what can only be shown by doing it many times."""
