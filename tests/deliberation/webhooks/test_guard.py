"""Where a webhook may lead: nowhere inside, by whatever writing, mapping or name."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.webhooks.guard import CLOSED_4, CLOSED_6, Refused, Rules, is_public, judge, read_target

RULES = Rules()
INTRANET = Rules(networks=(ip_network("10.20.0.0/16"), ip_network("fd00:20::/32")))
EMBEDDED = Rules(networks=(ip_network("127.0.0.0/8"),), plain=True)
SOMEWHERE = read_target("https://system.example/hooks", RULES)

CLOSED = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1"),
    *("192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.251"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "100:0:0:1::1"),
    *("2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1"),
    *("2001:db8::1", "2002:7f00:1::1", "2002:808:808::1", "2620:4f:8000::1", "3ffe::1", "3fff::1"),
    *("4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "2a00:1450::1%eth0"),
    *("fec0::1", "ff02::1", "ff0e::1"),
]
OPEN = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:82f::200e"]


@pytest.mark.parametrize("address", CLOSED)
def test_no_address_inside_is_called(address):
    with pytest.raises(Refused, match="not_public"):
        judge(SOMEWHERE, [address], RULES)


@pytest.mark.parametrize("address", OPEN)
def test_a_public_address_is_the_one_that_is_connected_to(address):
    assert judge(SOMEWHERE, [address], RULES) == address


@pytest.mark.parametrize("address", CLOSED)
def test_a_name_that_leads_inside_and_outside_leads_inside(address):
    for found in ([OPEN[0], address], [address, OPEN[0]], [*OPEN, address]):
        with pytest.raises(Refused, match="not_public"):
            judge(SOMEWHERE, found, RULES)


def test_a_name_that_leads_nowhere_is_not_called():
    with pytest.raises(Refused, match="unknown_host"):
        judge(SOMEWHERE, [], RULES)


@given(st.ip_addresses(v=4))
def test_whatever_python_knows_as_not_global_is_closed(address):
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert not is_public(address)


@given(st.ip_addresses(v=6))
def test_so_is_every_such_address_of_six(address):
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_site_local:
        assert not is_public(address)


@given(st.sampled_from(CLOSED_4), st.data())
def test_every_address_of_every_closed_range_is_closed(network, data):
    number = data.draw(st.integers(int(network.network_address), int(network.broadcast_address)))
    assert not is_public(IPv4Address(number))


@given(st.sampled_from(CLOSED_6), st.data())
def test_and_of_six(network, data):
    number = data.draw(st.integers(int(network.network_address), int(network.broadcast_address)))
    assert not is_public(IPv6Address(number))


# How an IPv4 address hides in one of six: mapped, compatible, translated, NAT64, 6to4, Teredo (inverted), ISATAP.
HIDING = [
    lambda four: f"::ffff:{four}",
    lambda four: f"::{four}",
    lambda four: f"::ffff:0:{four}",
    lambda four: f"64:ff9b::{four}",
    lambda four: f"64:ff9b:1::{four}",
    lambda four: str(IPv6Address((0x2002 << 112) | (int(four) << 80) | 1)),
    lambda four: str(IPv6Address((0x20010000 << 96) | (int(four) ^ 0xFFFFFFFF))),
    lambda four: str(IPv6Address((0xFE80 << 112) | (0x00005EFE << 32) | int(four))),
    lambda four: str(IPv6Address((0x2A001450 << 96) | (0x00005EFE << 32) | int(four))),
    lambda four: str(IPv6Address((0x2A001450 << 96) | (0x02005EFE << 32) | int(four))),
]


@given(st.ip_addresses(v=4), st.sampled_from(HIDING))
def test_no_address_of_four_is_reached_through_one_of_six(four, hide):
    assert not is_public(ip_address(hide(four)))


@given(st.ip_addresses(v=6))
def test_nothing_outside_of_what_is_given_out_is_public(address):
    if address not in IPv6Network("2000::/3"):
        assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://system.example/", "not_https"),
        ("ftp://system.example/", "not_https"),
        ("gopher://system.example:70/_x", "not_https"),
        ("//system.example/", "not_https"),
        ("system.example", "not_https"),
        ("javascript:alert(1)", "not_https"),
        ("https://user:secret@system.example/", "credentials"),
        ("https://user@system.example/", "credentials"),
        ("https://@system.example/", "credentials"),
        ("https://system.example@127.0.0.1/", "credentials"),
        ("https://system.example:22/", "port"),
        ("https://system.example:80/", "port"),
        ("https://system.example:8443/", "port"),
        ("https://system.example:99999/", "port"),
        ("https://system.example:x/", "port"),
        ("https://127.0.0.1/", "not_public"),
        ("https://[::1]/", "not_public"),
        ("https://[::ffff:10.0.0.1]/", "not_public"),
        ("https://[fe80::1%25eth0]/", "not_public"),
        ("https://169.254.169.254/latest/meta-data/", "not_public"),
        ("https:///path", "malformed"),
        ("https://", "malformed"),
        ("https://sys tem.example/", "malformed"),
        ("https://system.example/\r\nHost: other", "malformed"),
        ("https://system.example\\@127.0.0.1/", "malformed"),
        ("https://system.example/#part", "malformed"),
        ("https://시스템.example/", "malformed"),
        ("https://ｓystem.example/", "malformed"),
        ("https://system.example/" + "x" * 500, "malformed"),
        ("https://-.example/", "malformed"),
        ("https://a..example/", "malformed"),
        ("https://[::1/", "malformed"),
        ("https://*.example/", "malformed"),
        ("", "malformed"),
    ],
)
def test_what_is_refused_by_its_writing_alone(url, code):
    with pytest.raises(Refused) as refusal:
        read_target(url, RULES)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127.0.0.1.nip.io"]
)
def test_a_number_that_is_written_as_a_name_is_judged_by_what_it_leads_to(host):
    target = read_target(f"https://{host}/", RULES)
    with pytest.raises(Refused, match="not_public"):
        judge(target, ["127.0.0.1"], RULES)


def test_what_a_url_names():
    target = read_target("https://System.example/hooks?of=ai&x=1", RULES)
    assert (target.host, target.port, target.path) == ("system.example", 443, "/hooks?of=ai&x=1")
    assert target.authority == "system.example"
    assert read_target("https://system.example", RULES).path == "/"
    assert read_target("https://[2606:4700:4700::1111]/x", RULES).authority == "[2606:4700:4700::1111]"


def test_a_site_may_open_further_ports():
    target = read_target("https://system.example:8443/", Rules(ports=frozenset({443, 8443})))
    assert (target.authority, target.port) == ("system.example:8443", 8443)


def test_a_site_may_name_networks_of_its_own_and_opens_no_other_by_it():
    target = read_target("https://system.intranet:8000/", INTRANET)
    assert judge(target, ["10.20.1.1"], INTRANET) == "10.20.1.1"
    assert judge(target, ["fd00:20::5"], INTRANET) == "fd00:20::5"
    for outside in ("10.21.0.1", "127.0.0.1", "::ffff:10.20.1.1", "fd00:21::5"):
        with pytest.raises(Refused, match="not_public"):
            judge(target, ["10.20.1.1", outside], INTRANET)
    with pytest.raises(Refused, match="port"):  # any port is for those networks alone
        judge(target, [OPEN[0]], INTRANET)
    with pytest.raises(Refused, match="port"):
        judge(target, ["10.20.1.1", OPEN[0]], INTRANET)


def test_without_encryption_only_into_a_named_network_and_only_where_it_is_tried_out():
    with pytest.raises(Refused, match="not_https"):
        read_target("http://10.20.1.1/", INTRANET)
    target = read_target("http://system.test:8000/", EMBEDDED)
    assert judge(target, ["127.0.0.1"], EMBEDDED) == "127.0.0.1"
    for found in ([OPEN[0]], ["127.0.0.1", OPEN[0]]):
        with pytest.raises(Refused, match="not_https"):
            judge(target, found, EMBEDDED)
    with pytest.raises(Refused, match="not_https"):
        read_target("http://127.0.0.1/", Rules(plain=True))  # no network is named


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text):
    for url in (text, f"https://{text}", f"https://system.example{text}", f"https://[{text}]/"):
        try:
            target = read_target(url, RULES)
        except Refused:
            continue
        assert target.scheme == "https"
        assert target.port == 443
        assert target.host.isascii()
        assert not set(target.path) & set(" \r\n\t")
