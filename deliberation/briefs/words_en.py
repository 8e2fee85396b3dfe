"""English nouns by which sentences announce what they hold, and the words of site footers."""

from .words import any_of, by_topic

SENTENCE_NOUNS = by_topic(r"""
advantage:
    advantages? | benefits? | upsides? | strengths? | opportunit(?:y|ies) | merits? | gains | pros |
    plus points? | arguments? (?:for|in favou?r) | positives?
disadvantage:
    disadvantages? | drawbacks? | downsides? | weakness(?:es)? | shortcomings? | cons | objections? |
    criticisms? | concerns? | side[- ]effects? | arguments? against | worr(?:y|ies) | fears? | trade-?offs? |
    negatives? | minus points?
challenge:
    challenges? | obstacles? | hurdles? | barriers? | difficult(?:y|ies) | open (?:issues?|questions?|points?) |
    unresolved (?:issues?|questions?|points?) | sticking points? | bottlenecks? | controvers(?:y|ies) |
    threats? | stumbling blocks? | dilemmas?
risk:
    risks? | dangers? | problems? | uncertaint(?:y|ies) | pitfalls?
""")

ASKED = by_topic(r"""
advantage:
    \bgood about\b | \bspeaks? (?:for|in favou?r)\b | \bin (?:its|their) favou?r\b | \bgain(?:s|ed)?\b |
    \bworth (?:it|doing)\b | \bwho benefits\b | \bwhy (?:should|do) (?:we|it|they)\b | \bgets? better\b |
    \bimprove\b
disadvantage:
    \bspeaks? against\b | \bcatch\b | \b(?:bad|wrong) (?:about|with)\b | \blose\b | \bprice to pay\b |
    \bgets? worse\b
challenge:
    \b(?:still|yet) (?:needs?|has|have|to be|open|missing|unsolved)\b |
    \b(?:must|needs? to|has to|have to) be (?:solved|settled|resolved|done)\b | \bin the way\b | \bgo wrong\b |
    \bis missing\b | \bstill open\b | \bdifficult\b
""")

FACT_NOUNS = any_of(r"""
    facts? | figures? | numbers? | statistics
""")

FOOTER = any_of(r"""
    (?:our |the )?(?:privacy|cookies?)(?: (?:policy|notice|settings|statement|preferences|consent))? |
    manage (?:cookies|consent) | accept(?: all)?(?: cookies)? | reject(?: all)?(?: cookies)? |
    contact(?: us| page| form)? | about(?: us)? | imprint | legal(?: notice)? |
    terms(?: (?:and conditions|of (?:use|service)|& conditions))? | disclaimer | accessibility(?: statement)? |
    site ?map | all rights reserved | share(?: (?:this|on|via|by|with)(?: [\w-]+){0,3})? | tweet(?: this)? |
    follow us(?: on [\w ]+)? | facebook | twitter | x | linked ?in | whats ?app | instagram | you ?tube |
    reddit | telegram | kakao ?talk | naver | e-?mail(?: this(?: page| article)?)? |
    print(?: this)?(?: page| article)? | copy link | rss(?: feed)? | subscribe(?: (?:to|now|for)[\w ]{0,40})? |
    newsletter | sign (?:up|in)(?: (?:for|to)[\w ]{0,40})? | log ?in | register | read (?:more|next|also|on) |
    continue reading | show (?:more|less) | load more | view all(?: \w+)? | back to (?:top|home|news) |
    skip to (?:main )?content | home | menu | search | close | next(?: (?:article|post|page))? |
    previous(?: (?:article|post|page))? | (?:leave a |post a )?comments?(?: \(?\d+\)?)? | tags? |
    advertisement | sponsored | powered by [\w .]+ | press(?: room| contact| office)? | \d+ min(?:utes?)? read |
    language | english | news | careers | help | page \d+(?: of \d+)? | media contact
""")

FOOTER_STARTS = any_of(r"""
    © | \(c\) ?(?:19|20)\d\d | copyright\b | all rights reserved |
    (?:this (?:site|website|page)|we) uses? cookies | by (?:using|continuing)[\w ,]{0,40} (?:site|website) |
    subscribe to (?:our|the) | follow us on | share this | sign up (?:for|to) (?:our|the) |
    read (?:more|also): | posted in | filed under | tags?: | (?:press |media )?contact: | privacy policy\b |
    for (?:media|press) (?:enquiries|inquiries)
""")
