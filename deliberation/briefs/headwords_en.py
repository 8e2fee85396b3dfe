"""English words that tell what a heading, a label or a table column is about."""

from .words import by_topic

HEADINGS = by_topic(r"""
advantage:
    (?:arguments?|points?|views?|responses?) (?:made |raised |expressed )?(?:in support|in favou?r|for) |
    advantages? | benefits? | pros? | strengths? | upsides? | opportunit(?:y|ies) | gains? | merits? |
    positives? | plus(?:es| points?)? | (?:arguments?|reasons?|points?|case) (?:for|in favou?r) | in favou?r |
    expected (?:effects?|results?|outcomes?|impacts?) | added value |
    what (?:we|you|they|it) (?:would |will |could )?gains? |
    why (?:we should )?(?:do it|it matters|support it) | why it is worth(?: it| doing)? | supporters |
    what speaks for it
disadvantage:
    (?:arguments?|points?|views?|responses?) (?:made |raised |expressed )?(?:in opposition|against) |
    disadvantages? | drawbacks? | cons? | downsides? | weakness(?:es)? | negatives? | minus(?:es| points?)? |
    concerns? | criticisms? | objections? | (?:arguments?|reasons?|points?|case) against | harms? | opponents |
    side[- ]effects? | shortcomings? | demerits? | trade-?offs? | reservations? | costs? | limitations? |
    what (?:we|you|they|it) (?:would |will |could )?loses? | negative (?:effects?|impacts?) |
    what speaks against it | dislikes?
challenge:
    challenges? | obstacles? | hurdles? | barriers? | difficult(?:y|ies) | open (?:issues?|points?|matters?) |
    unresolved(?: \w+)? | outstanding (?:issues?|points?|matters?) | threats? | controvers(?:y|ies) |
    bottlenecks? | dilemmas? | sticking points? | constraints? |
    (?:to be|still to be|yet to be|remains to be) (?:solved|resolved|settled|done|decided) |
    issues? (?:to be |to )(?:resolved?|settled?|solved?) |
    what (?:must|has to|needs to) be (?:solved|resolved|settled) | what (?:stands in the way|could go wrong) |
    preconditions? | impediments?
risk:
    risks? | dangers? | uncertaint(?:y|ies) | problems? | issues | pitfalls? | worries
fact:
    facts? | key figures? | figures? | statistics | data | at a glance | numbers? | did you know | key data |
    (?:what|things) (?:we|to) know | evidence | findings?
link:
    related | (?:related |suggested |useful |further )*links? | sources? | references? | further reading |
    see also | bibliography | (?:more|further) information | (?:find out|learn) more | resources? |
    related (?:documents?|material|pages?) | footnotes? | notes and sources
mixed:
    assessment | appraisal | evaluation | considerations | points? (?:raised|discussed) | discussion |
    arguments | swot(?: analysis)?
question:
    q ?(?:&|and) ?as? | faqs? | (?:frequently asked |open |key |remaining )?questions?(?: (?:and|&) answers?)?
conclusion:
    what (?:we|the \w+) recommends? | conclusions? | recommendations? |
    (?:concluding|closing|final) (?:remarks?|thoughts?|statement|words?) | summing up | verdict | bottom line |
    way forward | decisions?(?: taken)? | resolutions? | our view | takeaways? | decided
outlook:
    next steps? | outlook | follow-?up | action (?:items?|points?) | what happens next | actions?
area:
    (?:areas?|fields?) (?:of|for) (?:work|co-?operation|collaboration|action|activity) |
    (?:co-?operation|collaboration|work|priority|focus) (?:areas?|fields?) |
    scope(?: of (?:work|co-?operation|the \w+))? | work ?streams? | work packages? |
    what (?:it|the \w+) covers | areas? | main (?:contents?|provisions|elements) |
    key (?:elements|components|measures) | components? | joint activities |
    what (?:we|they|the \w+) will do(?: together)? | tasks
event:
    (?:upcoming |related |key )?events? | (?:upcoming )?meetings | conferences
party:
    part(?:ies|y)(?: involved)? | (?:lead |project )?partners | signator(?:y|ies) |
    lead (?:organi[sz]ations?|ministr(?:y|ies)|agenc(?:y|ies)|part(?:y|ies)) |
    participating (?:organi[sz]ations?|institutions?|bodies) | submitted by | proposed by | lead
people:
    present | attendees? | attendance | participants? | in attendance | apologies | chair | people
date:
    next meeting | timeline | key dates | dates? | schedule | timetable | deadlines? | milestones | calendar
summary:
    motivation | rationale | (?:executive )?summary | abstract | overview | in brief | key (?:points|messages) |
    tl;?dr | introduction | background | context
proposal:
    issue | question for decision | matter for decision | (?:the |our )?proposals? |
    what is (?:proposed|to be decided|at stake) | (?:decision|approval) (?:sought|requested|needed|required) |
    motion | the ask | purpose | objectives? | aims? | goals? | request
""")

WHOLE_CELLS = by_topic(r"""
link:
    more
advantage:
    for | yes | + | pro | pros | in favour | in favor | 👍 | benefit | plus
disadvantage:
    against | no | - | − | – | con | cons | contra | 👎 | cost | minus
""")
