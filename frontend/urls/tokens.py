from django.urls import path

from frontend.views import tokens

urlpatterns = [
    path("settings/tokens/", tokens.listed, name="tokens"),
    path("settings/tokens/<slug:prefix>/rotation/", tokens.rotate, name="rotate_token"),
    path("settings/tokens/<slug:prefix>/revocation/", tokens.revoke, name="revoke_token"),
]
