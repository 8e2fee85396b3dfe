from django.conf import settings
from django.urls import path

from frontend.views import people

urlpatterns = [
    path("settings/", people.profile, name="profile"),
    path("language/", people.language, name="language"),
]

# One click to try Madang as somebody; the address does not exist anywhere else.
if settings.EMBEDDED:
    urlpatterns.append(path("dev/sign-in/<str:token>/", people.sign_in_by_link, name="sign_in_by_link"))
