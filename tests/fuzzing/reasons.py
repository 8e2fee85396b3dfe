"""Why a request that the schema allows may still be answered 422.

A schema says what a member is like, in its own words: `SHAPE` are the codes that say the same. A refusal by one of
them has to be in the schema, too, but where one member, or what is there, decides about another: that no schema says
in a way that generators of clients understand, and each such case stands below. Every other code (`taken`,
`not_later`, `does_not_exist` …) speaks of rows, of the clock or of rules.
"""

SHAPE = frozenset(
    {
        *("required", "null", "blank", "empty", "invalid", "invalid_choice", "unknown", "repeated"),
        *(
            "max_length",
            "min_length",
            "max_value",
            "min_value",
            "not_a_list",
            "not_a_dict",
            "max_string_length",
        ),
    }
)
DAYS = dict.fromkeys(("min_value", "max_value"), "a day is of the years 1900 to 2999, which no format says")
ONE_DECIDES_ABOUT_ANOTHER: dict[str, dict[str, str]] = {
    "accept_import": {"required": "a file that was tried lacks what its lines name"},
    **{f"{does}_{what}": DAYS for does in ("add", "edit") for what in ("event", "deadline", "preparation")},
    "add_agreement": {"required": "a party is an organisation or has a name"},
    "edit_agreement": {"required": "a party is an organisation or has a name"},
    "report_progress": {"required": "where nothing is further than before, there is something to say"},
    "prove_delivery": {
        "required": "a new source has an address or a title",
        "invalid": "`paste` is read as a citation",
    },
    "add_evidence": {
        "required": "a new source has an address or a title",
        "invalid": "`paste` is read as a citation",
    },
    "add_source": {"required": "an address or a title", "invalid": "`paste` is read as a citation"},
    "answer_decision": {"required": "whoever does not agree gives a reason"},
    "answer_minutes": {"required": "whoever does not agree gives a reason"},
    "answer_status_report": {"required": "whoever returns it gives a reason"},
    "submit_status_report": {"required": "a report that is submitted says something"},
    "add_policy_record": {
        "required": "a name in one of the languages, and in which one the original is",
        "invalid": "each link is a web address, which is no format",
    },
    "edit_policy_record": {
        "required": "a name in one of the languages, and in which one the original is",
        "invalid": "each link is a web address, which is no format",
    },
    "cite_policy_record": {"unknown": "records of the argument's workspace"},
    "set_trigger": {"required": "a kind watches the one thing that it names"},
    "edit_agenda_item": {"required": "what is about nothing says itself what it is"},
    "record_attendance": {"unknown": "organisations of this workspace"},
    "turn_minute_line": {
        "required": "an action has an owner",
        "max_length": "an action is shorter than a line",
    },
    "ask_export": {
        "required": "some formats hold one initiative, one needs a noun",
        "unknown": "others hold no noun",
    },
    "ask_import": {
        "required": "what a file has to hold depends on its format",
        "invalid": "`mapping` is JSON in a text",
        "invalid_choice": "what goes into an initiative depends on the format",
        "empty": "a file without a byte",
        "unknown": "columns of the file",
        "not_a_list": "what the file holds",
    },
    "change_stage": {"required": "what a stage asks for: a date, a reason, a summary, a lead party"},
    "save_view": {
        "required": "a list that is asked for nothing is no view",
        "unknown": "what it can be asked for depends on the list",
    },
    "change_workspace": {"unknown": "`demands_provider` is one of this site's"},
    "cite_fact": {
        "required": "a new source has an address or a title",
        "invalid": "`paste` is read as a citation",
    },
    "edit_initiative": {"required": "what is open keeps its summary, proposal and a lead party"},
    "edit_question": {"unknown": "arguments of this initiative"},
    "add_question": {"unknown": "arguments of this initiative"},
    "add_source_file": {"empty": "a file without a byte"},
    "hand_in_brief": {"required": "a text or a file", "empty": "a file without a byte"},
    "move_argument": {
        "required": "a kind, or a parent and how it responds",
        "invalid_choice": "*answers* is for challenges",
    },
    "propose_decision": {"required": "each unhandled challenge has a disposition"},
    "respond_to_argument": {"invalid_choice": "*answers* is for challenges"},
    "settle_report": {"required": "hiding has a reason"},
    "state_position": {"required": "support with conditions names them"},
    "turn_comment": {"invalid_choice": "a relation under an argument, a kind on an initiative"},
    "cast_vote": {"required": "of several wordings one says which was read"},
    "accept_brief": dict.fromkeys(SHAPE, "`chosen` is of the proposal's own shape, any object to the schema"),
}


def is_explained(operation: str, fault: dict, body: object) -> bool:
    """Whether a ``fault`` of the answer to ``body`` is none that the schema should have told of."""
    code = fault["code"]
    if code in ("required", "blank") and _is_white_space(body, fault["field"]):
        return True  # white space alone is no text, and what is white differs from one dialect of patterns to another
    return code not in SHAPE or code in ONE_DECIDES_ABOUT_ANOTHER.get(operation, {})


def _is_white_space(body: object, path: str) -> bool:
    for name in path.split("."):
        held = {str(at): one for at, one in enumerate(body)} if isinstance(body, list) else body
        body = held.get(name) if isinstance(held, dict) else None
    return isinstance(body, str) and not body.strip()
