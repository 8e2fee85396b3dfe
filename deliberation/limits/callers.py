"""Who is counted together: a person whatever the credential, else a network."""

from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

OF_ONE_HOUSEHOLD = 64  # bits of an IPv6 address that its owner does not choose


def caller_of(request, user) -> str:
    """A user's sessions and tokens share a count; visitors share that of their network."""
    return of_person(user) if user and user.is_authenticated else f"network:{_network_of(request)}"


def of_person(user) -> str:
    return f"user:{user.pk}"


def _network_of(request) -> str:
    try:
        address = ip_address(_address_of(request))
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, OF_ONE_HOUSEHOLD), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _address_of(request) -> str:
    """What the proxies that we trust say; whoever comes past them is known by the connection."""
    try:
        return get_adapter(request).get_client_ip(request)
    except (ImproperlyConfigured, PermissionDenied):
        return request.META.get("REMOTE_ADDR", "")
