"""The webhooks of one provider, at the root: the site's own addresses are made when it starts."""

from anymail.urls import urlpatterns as offered

urlpatterns = [one for one in offered if (one.name or "").startswith("postmark_")]
