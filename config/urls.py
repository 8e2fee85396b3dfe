from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path

from config import health
from deliberation.api.views.documents import Nothing

# One way in: the admin's own form knows neither rate limits nor second factors.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("healthz/mail", health.mail, name="healthz_mail"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("deliberation.api.urls")),
    re_path(r"^api(?:/.*)?$", Nothing.as_view()),
    path("", include("frontend.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "config.faults.bad_request"
handler403 = "config.faults.forbidden"
handler404 = "config.faults.not_found"
handler429 = "config.faults.too_many"
handler500 = "config.faults.server_error"
