"""How mail programs quote what they answer: text as they send it, and what their writer wrote."""

MARK = "--- Write your answer above this line ---"
MARK_KO = "--- 이 줄 위에 답을 써 주세요 ---"
SIGNATURE = "-- "
OURS = f"""{MARK}

AI & Digital Diplomacy · 4 May 2026, 09:00
Dohyun Park mentioned you on AI-1#1

AI-1#1 One voice carries further when norms are written
https://madang.example/i/AI-1/1/#comment-0

@Minji, who pays?

--
You get this mail at once because you were mentioned.
Inbox: https://madang.example/inbox/
"""
QUOTED = "\n".join(f"> {line}".rstrip() for line in OURS.splitlines())
QUOTED_KO = QUOTED.replace(MARK, MARK_KO)

SAMPLES: dict[str, tuple[str, str]] = {
    "gmail": (
        f"""The budget of both ministries does.

- half each
- reviewed in a year

On Mon, May 4, 2026 at 9:00 AM AI & Digital Diplomacy · Madang <
madang@madang.example> wrote:

{QUOTED}
""",
        "The budget of both ministries does.\n\n- half each\n- reviewed in a year",
    ),
    "gmail in Korean": (
        f"""두 부처의 예산입니다.

감사합니다, 라고 쓰기에는 이릅니다.

2026년 5월 4일 (월) 오전 9:00, AI & Digital Diplomacy · Madang <madang@madang.example>님이
작성:

{QUOTED_KO}
""",
        "두 부처의 예산입니다.\n\n감사합니다, 라고 쓰기에는 이릅니다.",
    ),
    "outlook": (
        f"""Thanks, Dohyun. Who pays is settled
in the memorandum.

Minji Seo
________________________________
From: AI & Digital Diplomacy · Madang <madang@madang.example>
Sent: Monday, May 4, 2026 9:00 AM
To: Minji Seo <minji@madang.example>
Subject: Dohyun Park mentioned you on AI-1#1

{OURS}
""",
        "Thanks, Dohyun. Who pays is settled\nin the memorandum.\n\nMinji Seo",
    ),
    "outlook on a desk, no line": (
        f"""Both pay.

From: AI & Digital Diplomacy · Madang <madang@madang.example>
Sent: Monday, May 4, 2026 9:00 AM
To: Minji Seo <minji@madang.example>
Subject: Dohyun Park mentioned you on AI-1#1

{OURS}""",
        "Both pay.",
    ),
    "outlook in Korean": (
        f"""양쪽이 냅니다.

Outlook for iOS 다운로드<https://aka.ms/o0ukef>
________________________________
보낸 사람: AI & Digital Diplomacy · Madang <madang@madang.example>
보낸 날짜: 2026년 5월 4일 월요일 오전 9:00
받는 사람: 서민지 <minji@madang.example>
제목: Dohyun Park mentioned you on AI-1#1

{OURS.replace(MARK, MARK_KO)}""",
        "양쪽이 냅니다.",
    ),
    "apple mail": (
        f"""Both ministries pay.

Sent from my iPhone

> On May 4, 2026, at 9:00 AM, AI & Digital Diplomacy · Madang <madang@madang.example> wrote:
>
{QUOTED}
""",
        "Both ministries pay.",
    ),
    "apple mail in Korean": (
        f"""양쪽이 냅니다.

나의 iPhone에서 보냄

2026. 5. 4. 오전 9:00, AI & Digital Diplomacy · Madang <madang@madang.example> 작성:

{QUOTED_KO}
""",
        "양쪽이 냅니다.",
    ),
    "naver": (
        f"""양쪽 부처가 반씩 냅니다.

-----Original Message-----
From: "AI & Digital Diplomacy · Madang" <madang@madang.example>
To: "서민지" <minji@naver.example>;
Cc:
Sent: 2026-05-04 (월) 09:00:00 (UTC+09:00)
Subject: Dohyun Park mentioned you on AI-1#1

{OURS.replace(MARK, MARK_KO)}
""",
        "양쪽 부처가 반씩 냅니다.",
    ),
    "daum": (
        f"""반씩 냅니다.

--------- 원본 메일 ---------
보낸사람 : AI & Digital Diplomacy · Madang <madang@madang.example>
받는사람 : 서민지 <minji@hanmail.example>
날짜 : 2026년 5월 04일 월요일, 09시 00분 00초 +0900
제목 : Dohyun Park mentioned you on AI-1#1

{OURS.replace(MARK, MARK_KO)}
""",
        "반씩 냅니다.",
    ),
    "a signature and a disclaimer": (
        f"""Both pay.

{SIGNATURE}
Minji Seo
Ministry of Foreign Affairs

CONFIDENTIALITY NOTICE: This e-mail is intended only for the person to whom it is addressed.

On 4 May 2026, at 09:00, Madang <madang@madang.example> wrote:
{QUOTED}
""",
        "Both pay.",
    ),
    "a disclaimer in Korean": (
        f"""양쪽이 냅니다.

본 메일은 지정된 수신인만을 위한 것이며, 기밀 정보를 포함할 수 있습니다.

2026. 5. 4. 오전 9:00, Madang <madang@madang.example> 작성:
{QUOTED_KO}
""",
        "양쪽이 냅니다.",
    ),
    "nothing quoted": (
        "Both pay.\n\nFrom: what I know, half each.\n",
        "Both pay.\n\nFrom: what I know, half each.",
    ),
    "answers between the lines": (
        f"""> @Minji, who pays?

Both ministries.

> is that settled?

Yes.

On Mon, May 4, 2026 at 9:00 AM Madang <madang@madang.example> wrote:
{QUOTED}
""",
        "> @Minji, who pays?\n\nBoth ministries.\n\n> is that settled?\n\nYes.",
    ),
}
