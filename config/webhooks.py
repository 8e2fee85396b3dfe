"""Where webhooks may lead beyond public addresses and port 443 (deliberation/webhooks/guard.py)."""

from config.environment import env, networks, ports

# By https to any port there; embedded, for trying things out, by http, too.
WEBHOOK_NETWORKS = networks("WEBHOOK_NETWORKS", env.list("WEBHOOK_NETWORKS", default=[]))
WEBHOOK_PORTS = ports("WEBHOOK_PORTS", env.list("WEBHOOK_PORTS", default=["443"]))
