"""Where other systems read a noun."""

from deliberation.models import Change

Noun = Change.Noun

# Below /api/v1/, with the workspace's key and the noun's id; of a decision the id is its initiative's.
READ_AT: dict[str, str] = {
    Noun.WORKSPACE: "workspaces/{key}",
    Noun.ORGANISATION: "workspaces/{key}/organisations/{id}",
    Noun.MEMBERSHIP: "workspaces/{key}/members/{id}",
    Noun.SOURCE: "sources/{id}",
    Noun.BRIEF: "briefs/{id}",
    Noun.INITIATIVE: "initiatives/{id}",
    Noun.ARGUMENT: "arguments/{id}",
    Noun.SUGGESTION: "suggestions/{id}",
    Noun.DUPLICATE: "duplicates/{id}",
    Noun.EVIDENCE: "evidence/{id}",
    Noun.COMMENT: "comments/{id}",
    Noun.FACT: "facts/{id}",
    Noun.QUESTION: "questions/{id}",
    Noun.POSITION: "positions/{id}",
    Noun.DECISION: "initiatives/{id}/decision",
    Noun.ACTION: "actions/{id}",
    Noun.INDICATOR: "indicators/{id}",
    Noun.STATUS_REPORT: "status-reports/{id}",
    Noun.AGREEMENT: "agreements/{id}",
    Noun.CLAUSE: "clauses/{id}",
    Noun.COMMITMENT: "commitments/{id}",
    Noun.LINK: "links/{id}",
    Noun.EVENT: "events/{id}",
    Noun.DEADLINE: "deadlines/{id}",
    Noun.PREPARATION: "preparations/{id}",
    Noun.PLEDGE: "pledges/{id}",
    Noun.OPTION: "options/{id}",
    Noun.CRITERION: "criteria/{id}",
    Noun.BODY: "bodies/{id}",
    Noun.MEETING: "meetings/{id}",
    Noun.AGENDA_ITEM: "agenda-items/{id}",
    Noun.MINUTE_LINE: "minute-lines/{id}",
    Noun.POLICY_RECORD: "policy-records/{id}",
    Noun.CASE: "cases/{id}",
    Noun.WAIVER: "waivers/{id}",
}
