from django.urls import path

from frontend.views import invitations, joining

urlpatterns = [
    path("w/<str:key>/people/invitations/", invitations.invitations, name="invitations"),
    path("w/<str:key>/people/invitations/<uuid:pk>/resend/", invitations.resend, name="resend_invitation"),
    path("w/<str:key>/people/invitations/<uuid:pk>/revoke/", invitations.revoke, name="revoke_invitation"),
    path("invitations/<str:secret>/", joining.invitation, name="invitation"),
    path("invitations/<str:secret>/address/", joining.prove, name="prove_address"),
]
