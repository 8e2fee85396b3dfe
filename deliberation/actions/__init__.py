"""The verbs: one function each, the only writers of nouns. Doors call them as ``actions.votes.cast_vote``."""
