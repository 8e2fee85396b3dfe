from django.urls import path

from frontend.views import evidence, sources

urlpatterns = [
    path("w/<str:key>/sources/", sources.library, name="sources"),
    path("w/<str:key>/sources/new/", sources.add, name="add_source"),
    path("w/<str:key>/sources/upload/", sources.upload, name="upload_source"),
    path("w/<str:key>/sources/<uuid:pk>/file/", sources.file, name="source_file"),
    path("w/<str:key>/sources/called/", sources.called, name="sources_to_cite"),
    path("w/<str:key>/sources/options/", sources.options, name="source_options"),
    path("w/<str:key>/sources/<uuid:pk>/", sources.show, name="source"),
    path("w/<str:key>/sources/<uuid:pk>/edit/", sources.edit, name="edit_source"),
    path("w/<str:key>/sources/<uuid:pk>/refute/", sources.refute, name="refute_source"),
    path("w/<str:key>/sources/<uuid:pk>/check/", sources.recheck, name="recheck_source"),
    path("i/<ref:ref>/evidence/", evidence.by_source, name="evidence_by_source"),
    path("i/<ref:ref>/<int:number>/evidence/", evidence.cite, name="cite"),
    path("i/<ref:ref>/<int:number>/evidence/<uuid:pk>/", evidence.evidence, name="evidence"),
    path("i/<ref:ref>/<int:number>/evidence/<uuid:pk>/grade/", evidence.grade, name="grade_evidence"),
    path("i/<ref:ref>/<int:number>/evidence/<uuid:pk>/remove/", evidence.remove, name="remove_evidence"),
]
