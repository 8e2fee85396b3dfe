-- Ten cards of each kind, strongest first, with what a card shows.
SELECT argument.number, argument.kind, argument.claim, left(argument.reasons_html, 520), argument.revision,
       argument.created_at, author.name, organisation.short_name_en, tally.agree, tally.disagree, tally.unsure,
       tally.label, tally.sources, tally.responses, tally.comments, vote.value, challenge.status
FROM (
    (SELECT * FROM deliberation_tally WHERE initiative_id = %(initiative)s AND kind = 'advantage'
     ORDER BY order_value DESC, argument_id DESC LIMIT 10)
    UNION ALL
    (SELECT * FROM deliberation_tally WHERE initiative_id = %(initiative)s AND kind = 'disadvantage'
     ORDER BY order_value DESC, argument_id DESC LIMIT 10)
    UNION ALL
    (SELECT * FROM deliberation_tally WHERE initiative_id = %(initiative)s AND kind = 'challenge'
     ORDER BY order_value DESC, argument_id DESC LIMIT 10)
) AS tally
JOIN deliberation_argument AS argument ON argument.id = tally.argument_id
JOIN accounts_user AS author ON author.id = argument.author_id
JOIN accounts_organisation AS organisation ON organisation.id = argument.organisation_id
LEFT JOIN deliberation_challenge AS challenge ON challenge.argument_id = argument.id
LEFT JOIN deliberation_vote AS vote ON vote.argument_id = argument.id AND vote.voter_id = %(reader)s
