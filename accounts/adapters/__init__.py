"""How allauth meets our people: one file for accounts, second factors and identities elsewhere."""

from .account import AccountAdapter
from .factors import FactorAdapter
from .identities import IdentityAdapter

__all__ = ["AccountAdapter", "FactorAdapter", "IdentityAdapter"]
