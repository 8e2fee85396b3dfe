"""Mails as they arrive in the tests: bytes, with the fields that a receiving server adds."""

from email.message import EmailMessage

SERVER = "mx.madang.example"
ON = {"address": "reply@madang.example", "authserv_id": SERVER}


def vouched(domain: str = "madang.example", result: str = "pass") -> str:
    return f"{SERVER}; dmarc={result} (p=REJECT) header.from={domain}"


def mail(
    to: str,
    text: str = "Both ministries pay.",
    *,
    sender: str = "Minji Seo <minji@madang.example>",
    results: str | None = None,
    number: int = 1,
    **fields: str,
) -> EmailMessage:
    """A plain mail that our server vouches for; ``fields`` stand with underscores for hyphens."""
    message = EmailMessage()
    message["Authentication-Results"] = results or vouched()
    message["Message-ID"] = f"<{number}@mail.example>"
    message["From"], message["To"], message["Subject"] = sender, to, "Re: Dohyun Park mentioned you"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message
