"""Who reads a page, in which language and zone: dates and names as that person writes them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language

from deliberation.calendars import format_date, format_day, format_span, format_weekday

WEEK = 7
Day = date  # the class below has a method of that name


@dataclass(slots=True)
class Reader:
    """``zone`` is an IANA name; ``now`` an aware datetime. Days are formatted once each."""

    language: str
    zone: str
    now: datetime
    _days: dict[date, str] = field(default_factory=dict)
    _tz: ZoneInfo | None = None

    @classmethod
    def of(cls, request, workspace=None) -> "Reader":
        """The signed-in person's own zone, else the workspace's."""
        own = getattr(request.user, "time_zone", "")
        zone = own or (workspace.time_zone if workspace else "UTC")
        return cls((get_language() or "en")[:2], zone, timezone.now())

    def day(self, instant: datetime) -> str:
        """The local day, by its weekday alone when it lies less than a week back: "Mon", "4 May"."""
        day = instant.astimezone(self.tz).date()
        if day not in self._days:
            self._days[day] = self._written(day)
        return self._days[day]

    def date(self, day: date) -> str:
        return format_day(day, self.language, today=self.today)

    def moment(self, instant: datetime) -> str:
        """Day, hour and zone: "Fri 29 May, 18:00 KST"."""
        return format_date(instant, self.zone, self.language, with_time=True, now=self.now)

    def span(self, start: datetime, end: datetime) -> str:
        """From when to when: "Fri 29 May, 18:00–20:00 KST"."""
        return format_span(start, end, self.zone, self.language, now=self.now)

    def name_of(self, row: dict, prefix: str) -> str:
        """The organisation's short name among ``prefix``short_name_en and _ko of a row of values."""
        korean = row[f"{prefix}short_name_ko"] if self.language == "ko" else ""
        return korean or row[f"{prefix}short_name_en"]

    @property
    def tz(self) -> ZoneInfo:
        if self._tz is None:
            self._tz = ZoneInfo(self.zone)
        return self._tz

    @property
    def today(self) -> Day:
        return self.now.astimezone(self.tz).date()

    def _written(self, day: Day) -> str:
        if 0 <= (self.today - day).days < WEEK:
            return format_weekday(day.weekday(), self.language)
        return self.date(day)
