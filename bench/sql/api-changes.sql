-- Two hundred changes after a number, as the API shapes them.
SELECT change.seq, change.noun, change.noun_id, change.initiative_id, change.argument_id, change.whole, change.known,
       activity.verb, activity.at, actor.id, actor.name
FROM deliberation_change AS change
JOIN deliberation_activity AS activity ON activity.id = change.activity_id
LEFT JOIN accounts_user AS actor ON actor.id = activity.actor_id
WHERE change.workspace_id = (SELECT workspace_id FROM deliberation_initiative WHERE id = %(initiative)s)
  AND change.seq > %(since)s AND (change.reader_id IS NULL OR change.reader_id = %(reader)s)
ORDER BY change.seq LIMIT 200
