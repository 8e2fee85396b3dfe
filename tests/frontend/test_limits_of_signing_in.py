"""Guessing is slow, and yet nobody locks another person out; known and unknown addresses get the same bytes."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.cast import PASSWORD

from .pages import text_of

LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/"
RESET = "/accounts/password/reset/"
DOORS = [
    (LOGIN, "login", {"password": "not-my-password"}),
    (RESET, "email", {}),
    (CODE, "email", {}),
]
KNOWN, UNKNOWN = "hana@madang.example", "nana@madang.example"
HOME, ELSEWHERE = "203.0.113.7", "198.51.100.9"
RANDOM = [
    re.compile(rb'name="csrfmiddlewaretoken" value="\w+"'),
    re.compile(rb'nonce="[^"]+"'),
]


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def at(address: str, **options) -> Client:
    return Client(REMOTE_ADDR=address, **options)


WRONG = "not-my-password"


def guess(client, password: str = WRONG, email: str = KNOWN, **headers):
    return client.post(LOGIN, {"login": email, "password": password}, **headers)


def who_is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def known_browser(user, address: str) -> Client:
    """A browser in which `user` has signed in, and out again."""
    client = at(address)
    guess(client, PASSWORD, user.email)
    client.post("/accounts/logout/")
    return client


def test_after_five_guesses_even_the_right_password_waits(cast):
    client = at(ELSEWHERE)
    for _ in range(5):
        guess(client)
    page = guess(client, PASSWORD)
    assert not who_is_in(client)
    assert "Too many failed" in text_of(page)


def test_scanners_of_mails_lock_nobody_out_who_shares_their_network(cast):
    """A mail's links lead to signing in, and a scanner asks for the head of each."""
    scanner = at(HOME)
    for _ in range(35):
        assert scanner.head(LOGIN).status_code == 200
    owner = at(HOME)
    guess(owner, PASSWORD)
    assert who_is_in(owner) == str(cast.hana.pk)


def test_guesses_from_elsewhere_do_not_lock_the_owner_out(cast):
    attacker = at(ELSEWHERE)
    for _ in range(8):
        guess(attacker)
    owner = at(HOME)
    guess(owner, PASSWORD)
    assert who_is_in(owner) == str(cast.hana.pk)


def test_guesses_from_the_same_network_do_not_lock_a_known_browser_out(cast):
    owner, colleague = known_browser(cast.hana, HOME), at(HOME)
    for _ in range(8):
        guess(colleague)
    guess(owner, PASSWORD)
    assert who_is_in(owner) == str(cast.hana.pk)


def test_strangers_together_have_a_number_of_guesses_whatever_their_networks(cast, settings):
    limits = settings.ACCOUNT_RATE_LIMITS
    settings.ACCOUNT_RATE_LIMITS = {**limits, "login_failed_by_strangers": "6/d/key"}
    owner = known_browser(cast.hana, HOME)
    for network in range(6):
        guess(at(f"198.51.100.{network}"))
    last = at("198.51.100.77")
    guess(last, PASSWORD)
    assert not who_is_in(last)
    guess(owner, PASSWORD)
    assert who_is_in(owner) == str(cast.hana.pk)


def test_a_browser_is_known_for_its_own_person_only(cast):
    colleague = known_browser(cast.minji, HOME)
    for _ in range(5):
        guess(colleague)
    guess(colleague, PASSWORD)
    assert not who_is_in(colleague)


def test_a_made_up_cookie_makes_no_browser_known(cast):
    client = at(ELSEWHERE)
    for number in range(5):
        client.cookies["known"] = f"made-up-{number}"
        guess(client)
    client.cookies["known"] = "made-up-again"
    guess(client, PASSWORD)
    assert not who_is_in(client)


@pytest.mark.parametrize("proxies", [0, 1])
def test_forwarded_headers_do_not_help_a_guesser(cast, settings, proxies):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    client = at(ELSEWHERE)
    for number in range(5):
        guess(client, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, {ELSEWHERE}")
    guess(client, PASSWORD, HTTP_X_FORWARDED_FOR=f"10.0.0.99, {ELSEWHERE}")
    assert not who_is_in(client)


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_counted_one_by_one(transactional_db):
    ready = Barrier(12)

    def one(_number: int) -> bool:
        ready.wait()
        page = guess(at(ELSEWHERE), email="nobody@madang.example")
        connection.close()
        return "not correct" in text_of(page)

    with ThreadPoolExecutor(12) as pool:
        tried = sum(pool.map(one, range(12)))
    assert tried == 5


@pytest.mark.parametrize("path", [CODE, RESET])
def test_mails_to_one_address_are_few(cast, path):
    pages = [at(ELSEWHERE).post(path, {"email": KNOWN}) for _ in range(4)]
    assert [page.status_code for page in pages] == [302, 302, 302, 200]
    assert at(HOME).post(path, {"email": KNOWN}).status_code == 302


def test_too_many_from_one_place_get_a_page_of_ours(db):
    for number in range(31):
        last = guess(at(ELSEWHERE), email=f"guess{number}@madang.example")
    assert last.status_code == 429
    assert "That was tried too often." in text_of(last)
    assert 'class="bar"' in last.content.decode()


@pytest.mark.parametrize(("path", "name", "more"), DOORS, ids=["sign-in", "reset", "code"])
def test_known_and_unknown_addresses_get_the_same_bytes(cast, path, name, more):
    known, unknown = (answer_of(path, {name: email, **more}) for email in (KNOWN, UNKNOWN))
    assert known == unknown


def answer_of(path: str, sent: dict) -> list[tuple]:
    """Status, headers and bytes of what comes back and of the page after it, without what is random in each answer."""
    client = Client(REMOTE_ADDR=HOME)
    client.get(path)
    first = client.post(path, sent, headers={"X-Request-ID": "the-same-request"})
    there = first.headers.get("Location")
    pages = [first, client.get(there, headers={"X-Request-ID": "the-same-request"})] if there else [first]
    return [(page.status_code, _headers(page), _bytes(page)) for page in pages]


def _headers(page) -> dict:
    """Without the drawn nonce, and without the second of the answer that a page not to be kept expires at."""
    policy = re.sub(r"nonce-[^']+", "nonce", page.headers.get("Content-Security-Policy", ""))
    of_the_moment = {"Content-Security-Policy": policy, "Expires": "Expires" in page.headers}
    return {**page.headers, **of_the_moment, "cookies": sorted(page.cookies)}


def _bytes(page) -> bytes:
    content = page.content.replace(KNOWN.encode(), b"address").replace(UNKNOWN.encode(), b"address")
    for random in RANDOM:
        content = random.sub(b"", content)
    return content


@pytest.mark.parametrize(("path", "name", "more"), DOORS, ids=["sign-in", "reset", "code"])
def test_known_and_unknown_addresses_cost_the_same_queries(cast, path, name, more):
    assert queries_of(path, {name: KNOWN, **more}) == queries_of(path, {name: UNKNOWN, **more})


def queries_of(path: str, sent: dict) -> list[str]:
    """What the request asks of the database, without values."""
    with connection.execute_wrapper(asked := Asked()):
        Client(REMOTE_ADDR=HOME).post(path, sent)
    return asked.statements


class Asked:
    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append(re.sub(r"_x\d+\"|s\d+", "", sql))
        return execute(sql, params, many, context)


@pytest.mark.parametrize("wrong", ["ABC123", "000000"])
def test_a_code_for_nobody_is_wrong_like_any_other(db, wrong):
    client = at(HOME)
    client.post(CODE, {"email": UNKNOWN})
    page = client.post("/accounts/login/code/confirm/", {"code": wrong})
    assert "Incorrect code" in text_of(page)
    assert not who_is_in(client)
