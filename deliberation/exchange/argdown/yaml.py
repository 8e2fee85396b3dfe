"""YAML as Argdown's data and front matter hold it: no tags, no anchors, no more depth than data need."""

import json
import re
from typing import Any

import yaml

DEEPEST = 12
MOST_BYTES = 1024 * 1024
BLOCK = re.compile(r"\{[ \t]*\n(.*)\}\s*\Z", re.DOTALL)
JSON_LINE = re.compile(r"([\w-]{1,80}):[ \t]+(\S.*)\Z")
RESOLVER = yaml.resolver.Resolver()
PLAIN = {"tag:yaml.org,2002:int": int, "tag:yaml.org,2002:float": float}
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class NotData(ValueError):
    """What was written is no YAML, or more of it than data may be; ``line`` counts from where it begins."""

    def __init__(self, detail: str, line: int = 0) -> None:
        super().__init__(detail)
        self.line = line


def data_of(words: str) -> dict[str, Any]:
    """What stands in braces: JSON, YAML's flow style, or its block style on lines of its own. Raises NotData."""
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        block = BLOCK.match(words)
        found = _value(block[1] if block else words)
    return _as_dict(found)


def front_matter_of(words: str) -> dict[str, Any]:
    """Raises NotData."""
    return _as_dict(found) if (found := _lines_of_json(words)) is not None else _as_dict(_value(words))


def _as_dict(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise NotData("these are no names with values")
    return {str(name): value for name, value in found.items()}


def _lines_of_json(words: str) -> dict[str, Any] | None:
    """A name and its JSON a line, as we write it: read without the cost of YAML. None where it is anything else."""
    found = {}
    for line in filter(None, words.split("\n")):
        named = JSON_LINE.match(line)
        if named is None:
            return None
        try:
            found[named[1]] = json.loads(named[2])
        except (ValueError, RecursionError):
            return None
    return found


def _value(words: str) -> Any:
    """Put together from the events of the parser, which builds nothing itself."""
    if len(words) > MOST_BYTES:
        raise NotData("there is too much of it")
    try:
        return _Composer().of(yaml.parse(words, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = min(mark.line, words.rstrip().count("\n")) if mark else 0
        raise NotData(" ".join(str(getattr(error, "problem", "") or error).split())[:200], line)


class _Composer:
    def __init__(self) -> None:
        self.open: list[Any] = []
        self.names: list[Any] = []
        self.whole: Any = None

    def of(self, events: Any) -> Any:
        for event in events:
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise NotData("anchors are not read")
            self._take(event)
        return self.whole

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.open) >= DEEPEST:
                raise NotData("it is nested too deeply")
            self.open.append({} if isinstance(event, yaml.MappingStartEvent) else [])
            self.names.append(_NO_NAME)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.names.pop()
            self._put(self.open.pop())
        elif isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event))

    def _put(self, value: Any) -> None:
        if not self.open:
            self.whole = value
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        elif self.names[-1] is _NO_NAME:
            self.names[-1] = str(value)
        else:
            self.open[-1][self.names[-1]] = value
            self.names[-1] = _NO_NAME


_NO_NAME = object()


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Numbers, truth and nothing as they are; days and everything else as texts."""
    if not event.implicit[0]:
        return event.value
    if event.value.lower() in WORDS:
        return WORDS[event.value.lower()]
    tag = RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))
    try:
        return PLAIN[tag](event.value)
    except (KeyError, ValueError):
        return event.value
