"""Names that no two things share."""


class Names:
    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, wanted: str, form: str = "{}-{}") -> str:
        """``wanted`` itself the first time, then with a number; what it costs does not grow with how often it is."""
        name = wanted
        while name in self._taken:
            n = self._next[wanted] = self._next.get(wanted, 1) + 1
            name = form.format(wanted, n)
        self._taken.add(name)
        return name
