"""Addresses and DOIs in a line of text, and what makes two addresses the same document."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

ADDRESS = re.compile(
    r"https?://[^\s<>\"“”「」『』〈〉《》]*|(?<![\w@./-])www\.[^\s<>\"“”「」『』〈〉《》]+", re.IGNORECASE
)
BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/\S*", re.IGNORECASE)
DOI = re.compile(r"(?:\bdoi:?\s{0,2})?(?<![\w/])(10\.\d{4,9}/[^\s<>\"“”「」]{1,300})", re.IGNORECASE)
DOI_HOSTS = ("doi.org", "dx.doi.org")
AT_THE_END = ".,;:!?'’。·"
PAIRS = {")": "(", "]": "[", "}": "{"}
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|msclkid|dclid|igshid|mc_[ce]id|ref_?src|cmpid", re.IGNORECASE)
PORTS = {"80", "443"}


def find_address(text: str) -> tuple[str, str]:
    """The first web address in a line, and the line without it; a DOI alone is one, too."""
    if BARE.fullmatch(text):
        return f"https://{text}", ""
    if found := ADDRESS.search(text):
        url = _trimmed(found.group())
        return _with_scheme(url), _without(text, found.start(), found.start() + len(url))
    if found := DOI.search(text):
        doi = _trimmed(found.group(1))
        return f"https://doi.org/{doi}", _without(text, found.start(), found.start(1) + len(doi))
    return "", text


def address_key(url: str) -> str:
    """Equal for addresses of one document, whatever their scheme, ``www``, fragment, tracking words or last slash.

    A digest, so that it fits an index; empty for no address.
    """
    return hashlib.sha256(_plain(url).encode()).hexdigest() if url.strip() else ""


def host_of(url: str) -> str:
    """The host in lower case without ``www.``; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def path_of(url: str) -> str:
    try:
        return urlsplit(url).path.lower()
    except ValueError:
        return ""


def _plain(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        port = "" if parts.port is None or str(parts.port) in PORTS else f":{parts.port}"
    except ValueError:
        return url.strip()
    host, path = host_of(url), parts.path.rstrip("/")
    if host in DOI_HOSTS:
        return f"doi:{path.strip('/').lower()}"
    words = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])
    ]
    return f"{host}{port}{path}?{urlencode(words)}"


def _trimmed(url: str) -> str:
    """Without the signs of the sentence around it; a bracket stays where it was opened inside."""
    while url and (url[-1] in AT_THE_END or _closes_nothing(url)):
        url = url[:-1]
    return url


def _closes_nothing(url: str) -> bool:
    opening = PAIRS.get(url[-1])
    return opening is not None and url.count(opening) < url.count(url[-1])


def _with_scheme(url: str) -> str:
    return url if url[:4].lower() == "http" else f"https://{url}"


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"
