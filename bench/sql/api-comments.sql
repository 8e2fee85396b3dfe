-- A hundred and twenty comments of an argument, as the API shapes them.
SELECT comment.id, comment.parent_id, comment.text, comment.hidden_at, comment.deleted_at, comment.created_at,
       comment.updated_at, comment.version, author.id, author.name, organisation.name_en
FROM deliberation_comment AS comment
JOIN accounts_user AS author ON author.id = comment.author_id
JOIN accounts_organisation AS organisation ON organisation.id = comment.organisation_id
WHERE comment.argument_id = %(argument)s
ORDER BY comment.created_at, comment.id LIMIT 120
