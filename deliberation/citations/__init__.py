"""What a pasted address or a line of a bibliography says of a source. Pure: nothing is fetched, nothing is stored."""

from .addresses import address_key
from .reading import READ_AT_MOST, Citation, read_citation

__all__ = ["READ_AT_MOST", "Citation", "address_key", "read_citation"]
