"""A crawler that knows who may read which word, calls every address as everybody, and finds what tells too much.

Read in this order: ``world`` (what there is), ``seers`` (who may read it), ``planting`` (a word nobody can guess in
every text), ``routes`` and ``table`` (every address and how it is filled), ``recorded`` (every request that changes
something), ``crawler`` (who calls what, and what an answer may hold).
"""
