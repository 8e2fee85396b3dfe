from datetime import timedelta

from django.utils import timezone

from deliberation.models import Initiative

from .door import place


class Web:
    def start(self, title: str = "A new initiative"):
        return self.post("/w/AI/new/", {"title": title})

    def open(self, initiative: Initiative):
        return self.post(f"{place(initiative)}stage/", {"to": "open", "closes_at": _in_a_month()[:16]})


class Api:
    def start(self, title: str = "A new initiative"):
        return self.send("post", "initiatives", {"workspace": "AI", "title": title})

    def open(self, initiative: Initiative):
        body = {"to": "open", "closes_at": _in_a_month()}
        return self.send("post", f"initiatives/{initiative.pk}/transition", body)


VERBS = ()


def _in_a_month() -> str:
    return (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:00Z")
