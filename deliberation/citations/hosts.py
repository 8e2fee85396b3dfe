"""What is known of publishers by the hosts that they publish on."""

LAW, STATISTICS, STUDY, STATEMENT, NEWS = "law", "statistics", "study", "statement", "news"

# host or domain: publisher, kind, language; what is empty is not told by it. The longest match counts.
HOSTS: dict[str, tuple[str, str, str]] = {
    "law.go.kr": ("국가법령정보센터", LAW, "ko"),
    "elaw.klri.re.kr": ("한국법제연구원", LAW, ""),
    "kosis.kr": ("국가통계포털", STATISTICS, "ko"),
    "kostat.go.kr": ("통계청", STATISTICS, "ko"),
    "index.go.kr": ("e-나라지표", STATISTICS, "ko"),
    "bok.or.kr": ("한국은행", "", "ko"),
    "korea.kr": ("대한민국 정책브리핑", STATEMENT, "ko"),
    "mofa.go.kr": ("외교부", STATEMENT, "ko"),
    "msit.go.kr": ("과학기술정보통신부", STATEMENT, "ko"),
    "motie.go.kr": ("산업통상부", STATEMENT, "ko"),
    "motir.go.kr": ("산업통상부", STATEMENT, "ko"),
    "moef.go.kr": ("기획재정부", STATEMENT, "ko"),
    "pipc.go.kr": ("개인정보보호위원회", STATEMENT, "ko"),
    "president.go.kr": ("대통령실", STATEMENT, "ko"),
    "assembly.go.kr": ("국회", STATEMENT, "ko"),
    "go.kr": ("", STATEMENT, "ko"),
    "knda.go.kr": ("국립외교원", STUDY, "ko"),
    "kdi.re.kr": ("한국개발연구원", STUDY, "ko"),
    "kiep.go.kr": ("대외경제정책연구원", STUDY, "ko"),
    "kisdi.re.kr": ("정보통신정책연구원", STUDY, "ko"),
    "stepi.re.kr": ("과학기술정책연구원", STUDY, "ko"),
    "nia.or.kr": ("한국지능정보사회진흥원", STUDY, "ko"),
    "re.kr": ("", STUDY, "ko"),
    "ac.kr": ("", STUDY, "ko"),
    "kci.go.kr": ("", STUDY, "ko"),
    "dbpia.co.kr": ("", STUDY, "ko"),
    "yna.co.kr": ("연합뉴스", NEWS, "ko"),
    "hani.co.kr": ("한겨레", NEWS, "ko"),
    "chosun.com": ("조선일보", NEWS, "ko"),
    "joongang.co.kr": ("중앙일보", NEWS, "ko"),
    "donga.com": ("동아일보", NEWS, "ko"),
    "khan.co.kr": ("경향신문", NEWS, "ko"),
    "kbs.co.kr": ("KBS", NEWS, "ko"),
    "kr": ("", "", "ko"),
    "eur-lex.europa.eu": ("European Union", LAW, ""),
    "legislation.gov.uk": ("UK Parliament", LAW, "en"),
    "congress.gov": ("US Congress", LAW, "en"),
    "federalregister.gov": ("US Federal Register", LAW, "en"),
    "treaties.un.org": ("United Nations", LAW, ""),
    "legalinstruments.oecd.org": ("OECD", LAW, ""),
    "data.oecd.org": ("OECD", STATISTICS, "en"),
    "stats.oecd.org": ("OECD", STATISTICS, "en"),
    "ec.europa.eu/eurostat": ("Eurostat", STATISTICS, ""),
    "data.worldbank.org": ("World Bank", STATISTICS, "en"),
    "unstats.un.org": ("United Nations", STATISTICS, "en"),
    "oecd-ilibrary.org": ("OECD", STUDY, "en"),
    "oecd.org": ("OECD", "", ""),
    "oecd.ai": ("OECD", "", ""),
    "worldbank.org": ("World Bank", "", ""),
    "imf.org": ("IMF", "", ""),
    "wto.org": ("WTO", "", ""),
    "itu.int": ("ITU", "", ""),
    "unesco.org": ("UNESCO", "", ""),
    "un.org": ("United Nations", STATEMENT, ""),
    "nist.gov": ("NIST", STUDY, "en"),
    "whitehouse.gov": ("The White House", STATEMENT, "en"),
    "state.gov": ("US Department of State", STATEMENT, "en"),
    "gov.uk": ("UK Government", STATEMENT, "en"),
    "gov": ("", STATEMENT, "en"),
    "europa.eu": ("European Union", STATEMENT, ""),
    "mofa.go.jp": ("外務省", STATEMENT, ""),
    "doi.org": ("", STUDY, ""),
    "arxiv.org": ("arXiv", STUDY, "en"),
    "ssrn.com": ("SSRN", STUDY, "en"),
    "nature.com": ("Nature", STUDY, "en"),
    "science.org": ("Science", STUDY, "en"),
    "edu": ("", STUDY, "en"),
    "ac.uk": ("", STUDY, "en"),
    "reuters.com": ("Reuters", NEWS, "en"),
    "apnews.com": ("AP", NEWS, "en"),
    "ft.com": ("Financial Times", NEWS, "en"),
    "nytimes.com": ("The New York Times", NEWS, "en"),
    "economist.com": ("The Economist", NEWS, "en"),
    "bbc.com": ("BBC", NEWS, "en"),
    "bbc.co.uk": ("BBC", NEWS, "en"),
    "theguardian.com": ("The Guardian", NEWS, "en"),
    "koreaherald.com": ("The Korea Herald", NEWS, "en"),
    "koreatimes.co.kr": ("The Korea Times", NEWS, "en"),
    "koreajoongangdaily.joins.com": ("Korea JoongAng Daily", NEWS, "en"),
}
UNKNOWN = ("", "", "")
PARTS_AT_MOST = 12


def known(host: str, path: str) -> tuple[str, str, str]:
    """Publisher, kind and language as far as the address tells them."""
    first = path.strip("/").split("/")[0]
    if first and f"{host}/{first}" in HOSTS:
        return HOSTS[f"{host}/{first}"]
    parts = host.split(".")[-PARTS_AT_MOST:]
    endings = (".".join(parts[at:]) for at in range(len(parts)))
    return next((HOSTS[ending] for ending in endings if ending in HOSTS), UNKNOWN)
