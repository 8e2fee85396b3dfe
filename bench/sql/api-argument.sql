-- One argument, as the API shapes it.
SELECT argument.id, argument.number, argument.kind, argument.relation, argument.parent_id, argument.claim,
       argument.reasons, argument.state, argument.revision, argument.version, argument.external_id,
       argument.created_at, argument.updated_at, author.id, author.name, organisation.name_en,
       tally.agree, tally.disagree, tally.unsure, tally.earlier, tally.label, tally.sources, tally.responses,
       tally.comments, vote.value, challenge.likelihood, challenge.impact, challenge.status, challenge.due
FROM deliberation_argument AS argument
JOIN deliberation_tally AS tally ON tally.argument_id = argument.id
JOIN accounts_user AS author ON author.id = argument.author_id
JOIN accounts_organisation AS organisation ON organisation.id = argument.organisation_id
LEFT JOIN deliberation_challenge AS challenge ON challenge.argument_id = argument.id
LEFT JOIN deliberation_vote AS vote ON vote.argument_id = argument.id AND vote.voter_id = %(reader)s
WHERE argument.id = %(argument)s
