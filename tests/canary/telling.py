"""What the world is told of itself once the words are in: notices, a week's digest, and every mail of them."""

from deliberation.actions import mail
from deliberation.models import Delivery, Notification

from .world import NOW, World


def tell(world: World) -> None:
    """Sends what is due; after it places know a notice and an edition of Hana's, or whoever has her part in ZZ."""
    mail.plan_due(NOW)
    mail.send_due(NOW)
    for place in (*world.places.values(), world.away):
        hana = place.cast.hana
        notices = Notification.objects.filter(user=hana, activity__initiative=place.initiative)
        place.rows["notice"] = notices.order_by("pk").first()
        place.rows["digest"] = Delivery.objects.get(
            user=hana, edition__workspace=place.cast.workspace
        ).edition
        place.rows["token"] = (
            place.cast.minji.auth_token_set.first() or place.cast.jiwoo.auth_token_set.first()
        )
