from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from config import health

# One way in: the admin's own form knows neither rate limits nor second factors.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("healthz/mail", health.mail, name="healthz_mail"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("deliberation.api.urls")),
    path("", include("frontend.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "frontend.responses.bad_request"
handler403 = "frontend.responses.forbidden"
handler404 = "frontend.responses.not_found"
handler429 = "frontend.responses.too_many"
handler500 = "frontend.responses.server_error"
