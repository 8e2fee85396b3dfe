"""Second factors: secrets are sealed where they are kept, and none goes that a workspace asks for."""

from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from accounts import demands, sealing

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class FactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A factor that was sealed with an earlier SECRET_KEY is as good as lost, and no code fits it."""
        try:
            return sealing.unseal(encrypted_text)
        except sealing.BrokenSeal:
            raise self.validation_error("incorrect_code")

    def can_delete_authenticator(self, authenticator) -> bool:
        """The last factor stays while a workspace asks for one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(
            pk=authenticator.pk
        )
        asked = any(workspace.demands_second_factor for workspace in demands.asking(authenticator.user))
        return others.exists() or not asked

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the address of the settings, not to what a request calls us; at home to localhost."""
        host = urlsplit(settings.BASE_URL).hostname
        return {"id": "localhost" if host == "127.0.0.1" else host, "name": "Madang"}

    def generate_authenticator_name(self, user, type) -> str:  # noqa: A002
        taken = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": taken + 1}
