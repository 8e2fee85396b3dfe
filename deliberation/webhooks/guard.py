"""Where a webhook may lead: to public addresses by TLS, and nowhere inside. Pure: it looks nothing up.

A name is looked up once by the caller. All of its addresses have to pass, and the one that was judged is the one that
is connected to: between the two nobody is asked again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)
from urllib.parse import SplitResult, urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST = 500
PORTS = {"https": 443, "http": 80}
WRITTEN = re.compile(
    r"[!-~]+"
)  # visible ASCII: no space, no control character, nothing that looks like something else
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?")

# Every range of IANA's special-purpose registries, transition mechanisms included, whether routed or not.
CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carriers' NAT
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, metadata of clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # AMT
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
# Outside of it lie loopback, mapped and compatible ones, NAT64, unique-local, link-local, multicast, all the reserved.
GLOBAL_6 = IPv6Network("2000::/3")
CLOSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address inside
            "2620:4f:8000::/48",  # AS112
            "3ffe::/16",  # what was 6bone
            "3fff::/20",  # documentation
        ),
    )
)


class Refused(ValueError):
    """An address that is not called, and the code that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rules:
    """What the site allows beyond the rule: private ``networks`` by name, where any port may be used, and, ``plain``,
    http; and further ``ports`` of public addresses."""

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset({443})
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a URL names: ``host`` in ASCII, without brackets; ``path`` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_plain(self) -> bool:
        return self.scheme == "http"

    @property
    def authority(self) -> str:
        """As the header Host has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read_target(url: str, rules: Rules) -> Target:
    """What ``url`` names. Raises Refused for one that is never called, whatever its name leads to."""
    if len(url) > LONGEST or not WRITTEN.fullmatch(url) or "\\" in url:
        raise Refused("malformed")
    parts = _split(url)
    if parts.scheme not in ("https", "http") or (parts.scheme == "http" and not _may_be_plain(rules)):
        raise Refused("not_https")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise Refused("credentials")
    if "#" in url:
        raise Refused("malformed")
    target = Target(parts.scheme, _host(parts), _port(parts), _path(parts))
    _require_open(target, rules)
    return target


def judge(target: Target, found: Sequence[str], rules: Rules) -> str:
    """The one of the addresses ``found`` for a target that is connected to.

    Raises Refused unless every one of them may be: a name that leads outside and inside leads inside.
    """
    addresses = [_address(one) for one in found]
    if not addresses:
        raise Refused("unknown_host")
    named = all(_is_named(one, rules) for one in addresses)
    if not all(is_public(one) or _is_named(one, rules) for one in addresses):
        raise Refused("not_public")
    if target.is_plain and not (rules.plain and named):
        raise Refused("not_https")
    if target.port not in rules.ports and not named:
        raise Refused("port")
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Whether an address is somebody's on the Internet, and holds no other inside."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in CLOSED_4)
    if address.scope_id is not None or address not in GLOBAL_6 or _is_isatap(address):
        return False
    return not any(address in network for network in CLOSED_6)


def _is_isatap(address: IPv6Address) -> bool:
    """Whether it tunnels to the IPv4 address at its end, in whichever network it is: RFC 5214."""
    return int(address) >> 32 & 0xFDFFFFFF == 0x5EFE


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        raise Refused("malformed")


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        _address(host)
        return host
    if not NAME.fullmatch(host) or len(host) > 253:
        raise Refused("malformed")
    return host.rstrip(".")


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError:
        raise Refused("port")
    return PORTS[parts.scheme] if port is None else port


def _path(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _require_open(target: Target, rules: Rules) -> None:
    """What is seen without asking for the name: a number instead of one, and the port."""
    if target.port not in rules.ports and not rules.networks:
        raise Refused("port")
    try:
        written = ip_address(target.host)
    except ValueError:
        return
    judge(target, [str(written)], rules)


def _may_be_plain(rules: Rules) -> bool:
    return rules.plain and bool(rules.networks)


def _is_named(address: Address, rules: Rules) -> bool:
    return any(address.version == network.version and address in network for network in rules.networks)


def _address(text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError:
        raise Refused("not_public")
