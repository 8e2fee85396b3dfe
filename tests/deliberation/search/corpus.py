"""Twenty statements in two languages, and what each question has to find among them."""

from accounts.models import Workspace
from deliberation import search
from deliberation.models import SearchEntry, Source

STATEMENTS = {
    1: "지역 간 협력을 강화해야 한다. 공공주택 공급은 시급하다.",
    2: "기후 위기 대응을 위해 탄소세를 도입하자는 주장이 있다.",
    3: "대중교통 요금을 인하하면 저소득층에게 도움이 된다.",
    4: "The city should expand public housing near transit corridors.",
    5: "A carbon tax is regressive unless the revenues are returned to households.",
    6: "협력적 거버넌스와 시민참여가 정책 신뢰를 높인다.",
    7: "Congestion pricing (혼잡통행료)은 런던에서 효과가 있었다.",
    8: "탄소배출권 거래제는 탄소세보다 예측 가능성이 낮다.",
    9: "무상급식 예산은 지방정부가 부담한다.",
    10: "AI 규제는 혁신을 저해하지 않아야 한다. GDPR과 비교하면?",
    11: "Participants cooperated across regions; cooperation improved trust.",
    12: "주민들은 소음 문제로 공항 확장에 반대했다.",
    13: "공항 이전은 장기적으로 소음을 줄인다.",
    14: "세금 인상에 반대하는 시민이 많다.",
    15: "전기차 보조금은 2030년까지 단계적으로 폐지한다.",
    16: "Electric vehicle subsidies should phase out by 2030.",
    17: "학교 앞 어린이보호구역의 제한속도는 30km/h이다.",
    18: "의료 접근성을 높이려면 원격의료를 허용해야 한다.",
    19: "Housing prices rose; 주거비 부담이 커졌다.",
    20: "정책 분석가는 근거를 검토하고 반론을 제시했다.",
}
QUESTIONS = {
    "협력": {1, 6},
    "협력을": {1, 6},
    "탄소세": {2, 8},
    "탄소세를 도입": {2},
    "대중교통": {3},
    "교통": {3},
    "public housing": {4},
    "houses": {4, 5, 19},
    "cooperate": {11},
    "소음": {12, 13},
    "공항 소음": {12, 13},
    "반대": {12, 14},
    "반대하는": {12, 14},
    "혼잡통행료": {7},
    "통행료": {7},
    "주택": {1},
    "의료": {18},
    "원격의료": {18},
    "보조금": {15},
    "subsidy": {16},
    "어린이": {17},
    "세금": {14},
    "carbon tax": {5},
    "GDPR": {10},
    "시민참여": {6},
    "시민": {6, 14},
    "근거": {20},
    "제시": {20},
    "2030": {15, 16},
    "AI 규제": {10},
    "부담": {9, 19},
    "세": set(),
}


def shelve(workspace: Workspace, user, titles: list[str]) -> None:
    """Put titles into the library, one after the other, and index them."""
    sources = [Source(workspace=workspace, title=title, added_by=user) for title in titles]
    Source.objects.bulk_create(sources)
    search.index(SearchEntry.Type.SOURCE, [source.pk for source in sources])


def titles_found(user, question: str) -> list[str]:
    """The titles that a question finds, the best first."""
    keys = [hit.key for hit in search.search(user, question).hits]
    titles = dict(SearchEntry.objects.filter(pk__in=keys).values_list("pk", "title"))
    return [titles[key] for key in keys]
