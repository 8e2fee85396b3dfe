"""Mail, for operators. Signing in is asked for like at the administration: `frontend.demands`."""

from django.urls import path

from frontend.views import operators

urlpatterns = [
    path("operator/mail/", operators.mail, name="operator_mail"),
    path("operator/mail/pause/", operators.pause, name="operator_pause"),
    path("operator/mail/resume/", operators.resume, name="operator_resume"),
    path("operator/mail/held/", operators.held, name="operator_held"),
    path("operator/mail/bring-back/", operators.bring_back, name="operator_bring_back"),
    path("operator/mail/troubles/", operators.troubles, name="operator_troubles"),
    path("operator/mail/troubles/<uuid:pk>/", operators.again, name="operator_again"),
    path("operator/mail/editions/<uuid:pk>/", operators.edition, name="operator_edition"),
    path("operator/mail/deliveries/<uuid:pk>/", operators.resend, name="operator_resend"),
    path("operator/mail/suspended/", operators.suspended, name="operator_suspended"),
    path("operator/mail/preview/", operators.preview, name="operator_preview"),
]
