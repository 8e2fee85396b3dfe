from django.urls import path
from django.views.generic import RedirectView

from frontend.views import signing_in

SETTINGS = "/settings/sign-in/"

urlpatterns = [
    path("settings/sign-in/", signing_in.show, name="signing_in"),
    path("settings/sign-in/asked/", signing_in.asked, name="asked"),
    path("settings/sign-in/end-others/", signing_in.end_others, name="end_other_sessions"),
    # Lists of allauth for which there is one page of ours; they stand before its own.
    path("accounts/2fa/", RedirectView.as_view(url=SETTINGS)),
    path("accounts/2fa/webauthn/", RedirectView.as_view(url=SETTINGS)),
    path("accounts/sessions/", RedirectView.as_view(url=SETTINGS)),
]
