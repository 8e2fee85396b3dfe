-- The comments and replies of one argument, as its page shows them.
SELECT comment.id, comment.parent_id, comment.text_html, comment.created_at, author.name, organisation.short_name_en
FROM deliberation_comment AS comment
JOIN accounts_user AS author ON author.id = comment.author_id
JOIN accounts_organisation AS organisation ON organisation.id = comment.organisation_id
WHERE comment.argument_id = %(argument)s
ORDER BY comment.created_at, comment.id
