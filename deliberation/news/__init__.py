"""What is new in an initiative, for a feed that anybody may read who may read it."""

from .facts import News
from .gather import news_of

__all__ = ["News", "news_of"]
