"""One sentence for each word of the glossary, by the codes that the words are stored with."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "advantage": _("What would get better if the proposal were adopted."),
    "disadvantage": _("What would get worse, or cost, if the proposal were adopted."),
    "challenge": _(
        "What has to be solved for the proposal to work; somebody handles it, and others may answer it."
    ),
}
RELATIONS = {
    "supports": _("Gives another reason to believe the argument above it."),
    "rebuts": _("Says why the argument above it does not hold."),
    "answers": _("Says how the challenge above it can be solved."),
}
VOTES = {
    "agree": _("The argument holds, whether or not one is for the proposal."),
    "unsure": _("One has thought about it and cannot tell; this counts as a vote, skipping does not."),
    "disagree": _("The argument does not hold, whether or not one is against the proposal."),
}
LABELS = {
    "too_few_votes": _("Not enough of those who may vote have voted to say anything."),
    "many_unsure": _("At least two in five of the votes are not sure."),
    "broad_agreement": _("Very probably more than three in four would agree."),
    "broad_disagreement": _("Very probably more than three in four would disagree."),
    "leaning_agree": _("Probably more would agree than disagree."),
    "leaning_disagree": _("Probably more would disagree than agree."),
    "divided": _("The votes lean to neither side; here talking is worth most."),
}
STAGES = {
    "draft": _("Its authors prepare it; others do not see it yet, and nobody votes."),
    "open": _("Members argue, bring sources, reply and vote until it closes."),
    "deciding": _("Voting has ended; the lead organisations weigh the arguments and decide."),
    "decided": _("The lead organisations have confirmed a decision; what follows from it is done."),
    "monitoring": _("What came of the decision is watched and measured."),
    "closed": _("Nothing is left to do; it can still be read."),
    "withdrawn": _("It was taken back before a decision; it can still be read."),
}
BALLOTS = {
    "named": _("Members see who voted how."),
    "by_organisation": _(
        "Votes are told by organisation only, small ones together; nobody sees a single vote."
    ),
}
RESULTS = {
    "open": _("Counts and labels are shown as votes come in."),
    "at_close": _("Counts and labels are shown to nobody before voting ends."),
}
VIEWS = {
    "for": _("One would adopt the proposal as it stands."),
    "for_with_changes": _("One would adopt it if something in it changed."),
    "not_yet": _("One cannot say before something is known or settled."),
    "against": _("One would not adopt it."),
}
POSITIONS = {
    "support": _("The organisation wants it as it stands."),
    "support_with_conditions": _("The organisation wants it if the conditions that it names are met."),
    "no_objection": _("The organisation does not ask for it and will not stand in its way."),
    "oppose": _("The organisation does not want it."),
}
BEARINGS = {
    "supports": _("The source backs what the argument claims."),
    "contradicts": _("The source speaks against what the argument claims."),
    "context": _("The source helps to understand the argument and says neither yes nor no to it."),
}
GRADES = {
    "strong": _("The source says just this, and can be relied on."),
    "fair": _("The source says something close to it, or with limits."),
    "weak": _("The source touches on it, or is itself in doubt."),
}
STATUSES = {
    "unhandled": _("Nobody has taken it on yet."),
    "in_hand": _("An organisation or a member works on it."),
    "mitigated": _("What was done has made it small enough."),
    "accepted": _("It stays, and one goes on knowing that."),
    "dismissed": _("On a closer look it does not stand in the way."),
}
OUTCOMES = {
    "adopt": _("The proposal is carried out as it stands."),
    "adopt_with_conditions": _("The proposal is carried out once the conditions named are met."),
    "defer": _("The decision is put off until what is missing is there."),
    "reject": _("The proposal is not carried out."),
}
ROLES = {
    "observer": _("Reads what the workspace may read."),
    "analyst": _("Argues, brings sources, comments, votes, and drafts initiatives."),
    "facilitator": _(
        "Also opens and closes initiatives, merges what says the same, and hides with a reason."
    ),
    "owner": _("Also manages people, organisations and settings."),
}
AUDIENCES = {
    "workspace": _("Every member of the workspace reads it once it is open."),
    "named": _("Only the members named by its author read it, besides facilitators and owners."),
    "public": _("Anybody reads its arguments, sources and totals, and never who said or voted what."),
}
SHARING = {
    "workspace": _("Every member of the workspace sees it, and arguments can lean on it."),
    "named": _(
        "Only its own organisation and those that are named see it; others are told that there is one more."
    ),
    "own": _("Only its own organisation sees it; others are told that there is one more."),
}
