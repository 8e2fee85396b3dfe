from django.urls import path

from frontend.views import positions, votes

urlpatterns = [
    path("i/<ref:ref>/positions/", positions.matrix, name="positions"),
    path("i/<ref:ref>/positions/<uuid:pk>/clearance/", positions.clear, name="clear_position"),
    path("i/<ref:ref>/<int:number>/positions/", positions.on_argument, name="positions_on_argument"),
    path("i/<ref:ref>/view/withdrawal/", votes.withdraw_view, name="withdraw_view"),
]
