"""How sentences, not headings, announce an argument: the frames around the nouns of `words_en` and `words_ko`."""

from .words import any_of

AGAINST_SIDE = any_of(r"""
    on the (?:minus|negative|down|debit|dark|con) ?side | on the downside |
    as (?:a|another|a further) (?:disadvantage|drawback|downside) | speaking against (?:it|this|the \w+) |
    cons? | disadvantages? | drawbacks? | minuses | downsides? | negatively
""")

BRINGS = any_of(r"""
    acknowledges? | recogni[sz]es? | comes? with | carry | carries | poses? | raises? | creates? | brings? |
    faces? | presents? | offers? | has | have | entails? | involves?
""")

CRITICS = any_of(r"""
    critics | opponents | sceptics | skeptics | detractors | objectors | those against(?: it)? | adversaries
""")

FEAR = any_of(r"""
    fears? | feared | worry | worries | worried | warns? | warned | cautions? | cautioned | complains? |
    complained | objects? | objected
""")

FOR_SIDE = any_of(r"""
    on the (?:plus|positive|bright|credit|up|pro) ?side | on the upside |
    as (?:an|a further|another|an additional) (?:advantage|benefit|plus) | in (?:its|their|the \w+'s) favou?r |
    speaking (?:for|in favou?r of) (?:it|this|the \w+) | pros? | advantages? | benefits? | pluses | positively |
    upsides?
""")

KOREAN_HOPE = any_of(r"""
    기대(?:된다|됩니다|되며|하고 있다|한다|를 모|되고 있다|할 수 있다) |
    (?:도움이 될|기여할) (?:것이|것으로|전망) | 장점(?:이|도) (?:있다|있습니다|크다) |
    (?:장점|이점|강점)(?:이다|입니다|으로 꼽)
""")

KOREAN_LEADS = any_of(r"""
    이를 통해 | 이로써 | 이에 따라 | 또한 | 또 | 아울러 | 다만 | 반면(?:에)? | 한편 | 그러나 | 하지만 | 그리고 |
    특히 | 우선 | 먼저 | 첫째(?:로|는)? | 둘째(?:로|는)? | 셋째(?:로|는)? | 넷째(?:로|는)? | 다섯째 |
    마지막으로 | 더불어 | 그럼에도 | 나아가 | 이와 함께 | 끝으로
""")

KOREAN_TASK = any_of(r"""
    과제(?:다|이다|입니다|로 (?:남|꼽|지적)|(?:가|도) (?:남|있|많)) | 관건이(?:다|라) | 관건입니다 | 걸림돌 |
    해결(?:해야|이 필요) | 풀어야 (?:할|한) | 해소해야 | 정해지지 않 | 합의되지 않 | 결정되지 않 | 마련되지 않 |
    불투명하 | 미지수 | 난관
""")

KOREAN_WORRY = any_of(r"""
    우려(?:된다|됩니다|되며|되고 있다|했다|한다|하고 있다|의 목소리) |
    우려(?:가|도) (?:있|나오|나온|제기|크|커|남) | 우려를 (?:나타|표|제기) |
    지적(?:이|도) (?:있|나오|나온|제기) | 비판(?:이|도) (?:있|나오|나온|제기) |
    (?:단점|약점|한계|부작용)(?:이|도|가) (?:있|크|지적|예상|나타) | (?:단점|약점|한계)(?:이다|입니다|로 꼽) |
    걱정(?:된다|이 (?:있|크)) | 부담이 (?:커|크|될|늘) | 반발(?:이|도) (?:있|예상|크)
""")

LEADS = any_of(r"""
    additionally | moreover | furthermore | also | in addition | besides | finally | lastly | first(?:ly)? |
    second(?:ly)? | third(?:ly)? | fourth(?:ly)? | next | however | nevertheless | meanwhile |
    at the same time | on the other hand | on the one hand | similarly | likewise | but | and | yet | still |
    then again | in turn | again | overall | in particular | above all | what is more | by contrast |
    in contrast | conversely | another point | for one(?: thing)? | to begin with | to start with |
    last but not least
""")

MODAL = r"(?:(?:might|may|could|can|would|will|should) (?:also )?(?:be|include|comprise|involve))"

NOT_A_REST = any_of(r"""
    unclear | uncertain | unknown | unresolved | being | clear | obvious | well | not | likely | unlikely |
    limited | small | large | huge | real | considerable | known | expected | discussed | described | listed |
    shown | now | often | as follows | below | above | minor | few | many | numerous | manifold | important |
    significant | outweighed | addressed | the following | two | three | four | five | there | too | very |
    similar | mixed | so
""")

NOT_IN_SUBJECT = any_of(r"""
    to | that | which | who | with | without | raises? | raised | has | have | had | is | are | was | were |
    no | not | for | in | on | by | under | address(?:es|ed)? | outweighs? | despite | if | because | although |
    while | when | after | before | from | will | would | can | could | may | might | should | must | said |
    says | and | but | discuss(?:es|ed)? | as | at | few | weighs? | whether
""")

PLURAL_VERBS = any_of(r"""
    include | includes | included | are | were | comprise | remain | concern | range from
""")

SAY = any_of(r"""
    say | says | said | argue | argues | argued | claim | claims | claimed | point out | pointed out | expect |
    expects | expected | hope | hoped | stress | stressed | note | noted | believe | believed | warn | warns |
    warned | fear | feared | worry | worried | object | objected | caution | cautioned | counter | countered |
    complain | complained | see | saw | maintain | contend | emphasi[sz]e | emphasi[sz]ed | cite | cited
""")

SINGULAR_VERBS = any_of(r"""
    is | was | lies in | would be | will be | could be | may be | might be | can be | remains | concerns |
    stems from | comes from | arises from | consists in | involves
""")

STILL_OPEN = any_of(r"""
    \b(?:remains?|is still|are still|is|are) (?:unclear|unresolved|unsettled|undecided|disputed|an open question)\b |
    \b(?:remains?|is still|are still|is|are) to be (?:seen|settled|resolved|agreed|decided|clarified)\b |
    \b(?:has|have) (?:yet|still) to be \w+ |
    \b(?:has|have) not (?:yet )?been (?:settled|resolved|agreed|decided|clarified) |
    \bstill (?:has|have|needs?) to\b | \bis not yet (?:settled|clear|resolved|agreed)
""")

SUPPORTERS = any_of(r"""
    supporters | proponents | advocates | backers | champions | those in favou?r | those for it
""")

REPORTS = any_of(r"""
    said | says | noted | notes | pointed out | points out | added | adds | explained | explains | argued |
    argues | stressed | remarked | observed | thinks | thought | replied | told the \w+ | reported | mentioned
""")

GAINS = any_of(r"""
    benefits? from | (?:will|would|could|can) benefit | stands? to gain | (?:will|would|could) profit from |
    (?:is|are) likely to benefit
""")

LOSES = any_of(r"""
    be left behind | lose out | be shut out | be put at a disadvantage |
    (?:is|are) (?:worried|concerned) (?:that|about) | at the expense of
""")
