from django.urls import include, path

from frontend.views import agreements, clauses, commitments, milestones

of_clause = [
    path("", clauses.show, name="clause"),
    path("edit/", clauses.edit, name="edit_clause"),
    path("move/", clauses.move, name="move_clause"),
    path("remove/", clauses.remove, name="remove_clause"),
    path("commitments/", commitments.add, name="add_commitment"),
]
of_commitment = [
    path("", commitments.show, name="commitment"),
    path("edit/", commitments.edit, name="edit_commitment"),
    path("progress/", commitments.report, name="report_progress"),
    path("withdraw/", commitments.withdraw, name="withdraw_commitment"),
    path("restore/", commitments.restore, name="restore_commitment"),
    path("milestones/", milestones.add, name="add_milestone"),
    path("milestones/<uuid:step>/", milestones.edit, name="edit_milestone"),
    path("milestones/<uuid:step>/remove/", milestones.remove, name="remove_milestone"),
    path("delivery/", milestones.prove, name="prove_delivery"),
    path("delivery/<uuid:proof>/remove/", milestones.remove_proof, name="remove_proof"),
]
urlpatterns = [
    path("w/<str:key>/agreements/", agreements.index, name="agreements"),
    path("w/<str:key>/agreements/new/", agreements.add, name="add_agreement"),
    path("w/<str:key>/agreements/<uuid:pk>/", agreements.show, name="agreement"),
    path("w/<str:key>/agreements/<uuid:pk>/edit/", agreements.edit, name="edit_agreement"),
    path("w/<str:key>/agreements/<uuid:pk>/clauses/", clauses.add, name="add_clause"),
    path("w/<str:key>/agreements/clauses/<uuid:pk>/", include(of_clause)),
    path("w/<str:key>/agreements/commitments/<uuid:pk>/", include(of_commitment)),
]
