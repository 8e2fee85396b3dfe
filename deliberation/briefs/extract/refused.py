"""A file that is not read; the parent has the sentence for the code."""


class Unreadable(Exception):
    """`code` is one of the keys of `refusals.SENTENCES`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)
