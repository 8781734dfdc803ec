"""The patterns of dates and periods written in Chinese; the grammar that joins them is `dates_zh`."""

from __future__ import annotations

import re
from typing import Final

from claims.dates.datewords import ZH, alternation

W = "[ \u3000\u00a0]?"
D = "[0-9０-９]"
C = "[〇零○一二三四五六七八九]"
TO = f"{W}(?:[-–—~～－─至到]|——|--){W}"
YEAR = f"(?:[12１２]{D}{{3}}|[一二]{C}{{3}})"
MONTH = f"(?:{D}{{1,2}}|十[一二]?|[一二三四五六七八九])"
DAY = f"(?:{D}{{1,2}}|(?:[二三]?十|廿|卅)[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT = f"(?:{D}{{1,4}}(?:\\.{D})?|[一二三四五六七八九十两兩百]{{1,4}})"
FREE = "(?<![0-9０-９.．/$€£¥第〇零一二三四五六七八九十百千A-Za-z_-])"
"""No digit, letter or joint stands before: not the tail of a code, of a longer number or of an ordinal."""

UNIT = alternation(ZH["units"])
AMOUNT = f"(?P<n>{COUNT})(?:{TO}(?P<n2>{COUNT}))?|(?P<vague>[几幾数數])|(?P<half>半)"
LENGTH = re.compile(
    f"(?:(?P<future>{alternation(ZH['lengths']['future'])})|(?P<past>{alternation(ZH['lengths']['past'])})|(?P<near>近))"
    f"{W}的?{W}(?P<amount>{AMOUNT}){W}[个個]?(?P<plus>半)?{W}(?P<unit>{UNIT})\\Z"
)
AFTER_NEAR = re.compile(
    f"{W}(?:度)?(?:[来來间間内內]|的?(?:新[高低]|最[高低大小好差]|首次|平均|累[计計]|[复複]合|年均|均值)|对于|對於|一直|持[续續]|陆续|陸續|不[断斷])"
)
BEFORE_NEAR = re.compile(r"[\s，。；：、,;:“「（(]|[在的是从從为為们們]")

YEAR_HEAD = re.compile(
    f"(?:(?P<bc>{alternation(ZH['before_christ']['words'])}){W}(?:约|約)?(?P<bcy>{D}{{1,4}}|[〇零一二三四五六七八九十百千]{{1,7}})"
    f"|(?P<era>{alternation(ZH['eras'])}){W}(?P<ey>{D}{{1,4}}|元|[〇零一二三四五六七八九十百]{{1,5}})"
    f"|{FREE}(?P<y>{YEAR})(?:{TO}(?P<y2>{YEAR}|{D}{{2}}))?"
    f"|{FREE}(?P<yy>{D}{{2,3}}|[零〇○九八七六]{C})){W}年\\Z"
)
DECADE_HEAD = re.compile(
    f"(?:(?P<cent>{D}{{2}}|二十一|二十|十九){W}世[纪紀]|(?P<lastcent>上[个個]?世[纪紀])|{FREE}){W}"
    f"(?P<dec>{YEAR}|{D}0|[一二三四五六七八九][十零〇○]){W}年\\Z"
)
FISCAL_HEAD = re.compile(
    f"{FREE}(?P<y>{YEAR}|{D}{{2}}(?=[财財]))(?:{W}[-–—/至]{W}(?P<y2>{YEAR}|{D}{{2}}))?{W}年?(?P<kind>财|財|财政|財政|会计|會計|学|學){W}年\\Z"
)
FISCAL_WORD = re.compile("(?P<rel>上|本|下|上个|上個|这个|這個|下个|下個)(?:财|財|财政|財政|会计|會計)年\\Z")
HALF_HEAD = re.compile(f"(?:{FREE}(?P<y>{YEAR}){W})?(?P<h>[上下])半年\\Z")
REL_YEAR = re.compile(f"(?P<word>{alternation({**ZH['year_words'], **ZH['told_year_words']})})\\Z")
REL_MONTH = re.compile(f"(?P<word>{alternation({**ZH['month_words'], **ZH['told_month_words']})})\\Z")
REL_DAY = re.compile(f"(?P<word>{alternation({**ZH['day_words'], **ZH['told_day_words']})})\\Z")

MONTH_DAY = (
    f"(?P<m>{MONTH})(?:{TO}(?P<m2>{MONTH}))?{W}月份?"
    f"(?:(?P<edge>上旬|中旬|下旬|初|底|末)|{W}(?P<d>{DAY})(?:(?:{W}[日号號])?{TO}(?P<d2>{DAY}))?{W}[日号號])?"
)
IN_YEAR = re.compile(
    f"{W}(?:{MONTH_DAY}"
    f"|第?{W}(?P<q>[一二三四1-4１-４首]){W}季度?|Q(?P<Q>[1-4])"
    "|(?P<h>[上下])半年"
    f"|前{W}(?P<n>{MONTH}){W}(?P<nu>[个個]月|[个個]?季度?)"
    "|(?P<yedge>年初|年中|中(?=[，。、；,;以前后後起]|\\Z)|年底|年末|年终|年終|初期?|底|末|中期)"
    "|(?P<season>[春夏秋冬])[季天]"
    "|(?P<full>全年度?|整年|度)"
    f"|(?P<holiday>{alternation(ZH['holidays'])}))"
)
IN_MONTH = re.compile(f"{W}(?:(?P<d>{DAY})(?:{TO}(?P<d2>{DAY}))?{W}[日号號]|(?P<edge>上旬|中旬|下旬|初|底|末))")
MONTH_HEAD = re.compile(f"(?<![0-9０-９.〇零一二三四五六七八九十百千万两几数第近每满滿A-Za-z]){MONTH_DAY}")
MONTH_START = re.compile(
    f"(?<![0-9０-９.〇零一二三四五六七八九十百千万两几数第近每满滿续續A-Za-z])(?P<m>{MONTH})(?:{TO}{MONTH})?{W}月\\Z"
)
NOT_AFTER_MONTH = re.compile(
    "[龄齡嫂饼餅球亮薪租票刊均费費结結色夜牙子]|[經经](?![季过過济濟营營调調])|大(?:的|婴|嬰|宝|寶)|光(?!大)"
)
BARE_DAY = re.compile(
    f"(?<![0-9０-９.〇零一二三四五六七八九十百千万第近每满滿续續达達共个個A-Za-z])(?P<d>{D}{{1,2}}|(?:[二三]?十|廿|卅)[一二三四五六七八九]|[二三]十){W}日\\Z"
)
NOT_AFTER_DAY = re.compile("[内內间間游遊均线線本元子常程无無之以后後前来來龄齡式圓圆報报語语軍军幣币]|时间|[ ]?均")
WEEK_HEAD = re.compile(f"(?P<rel>{alternation(ZH['week_words'])})?(?P<week>周|週|星期|礼拜|禮拜)\\Z")
WEEKDAY = re.compile("([一二三四五六日天])(?![个個次期名鸣日年月周到至]|天)")
WEEKDAYS = re.compile("[一二三四五六日天][至到](?:周|週|星期|礼拜|禮拜)[一二三四五六日天]")
NOT_BEFORE_WEEK = frozenset("一二两兩三四五六七八九十每数數几幾整满滿全首半多双雙逐黑白")
BRACKETED_WEEKDAY = re.compile(f"{W}(?P<open>[（(,，]?){W}(?:周|週|星期|礼拜|禮拜)(?P<w>[一二三四五六日天])[)）]?")
QUARTER_HEAD = re.compile(
    f"(?:{FREE}(?P<y>{YEAR}){W})?(?:(?P<first>前){W}(?P<n>[一二两兩三123]){W}[个個]?|(?P<rel>本|这|這|这个|這個|上个|上個|上一|上|下个|下個|下一|下)"
    f"|(?P<nth>第)?{W}(?P<q>[一二三四1-4])|(?P<one>首)){W}季\\Z"
)
SEASON_HEAD = re.compile(f"{FREE}(?P<y>{YEAR}){W}[-–—/至]{W}(?P<y2>{YEAR}|{D}{{2}}){W}[赛賽]季\\Z")
GENERATION = re.compile(
    "(?<![0-9０-９第.〇零一二三四五六七八九十])(?P<g>[0-9０-９][05０５]|[五六七八九〇零][零〇五])[后後]\\Z"
)
NOT_AFTER_GENERATION = re.compile("[卫衛缀綴果续續勤来來天期者方面]")
DECADE_EDGE = re.compile(alternation(ZH["decade_edges"]))
RECURRING = re.compile(f"(?:{alternation(ZH['recurring']['words'])})\\Z")
UP_TO = re.compile(
    f"{W}止(?:年度|的?(?P<n>{D}{{1,2}}|[一二三四五六七八九十]{{1,2}}){W}[个個]月|(?P<half>半年)|(?:的)?(?P<year>财政年度|財政年度))"
    f"|{W}的(?P<of>{D}{{1,2}}|[一二三四五六七八九十]{{1,2}}){W}[个個]月(?![前后後内內以间間来來期])"
)
"""The period that ends on a day: 截至6月30日止六个月, 截至12月31日止年度, 截至6月30日的三个月."""
HOLIDAY = re.compile(alternation(ZH["holidays"]))
LUNAR = re.compile(f"(?:{alternation(ZH['lunar']['words'])})(?:的|每年|年)?[^，。；\\n]{{0,5}}\\Z")
LONG_AGO = re.compile("[前来來]|之?间|的?(?:历史|歷史|历程|时间|時間|光景|寿命)|以[来來上]")
HEDGED_COUNT = re.compile(
    "(?:[约約近逾超]|距今|大约|大約|超过|超過|长达|長達|将近|將近|已有|有着|至少|[历歷]时|耗时|延续|用了|花了)\\Z"
)

# One class of characters leads, so that the engine skips all others in C.
TRIGGER = re.compile(
    "[年月日天季后後时時点點周週期拜元圣聖平跨](?:"
    "(?<=[0-9０-９〇零○一二三四五六七八九十百元去今昨明前后後本上下同翌次当當该該隔半度个個这這来來小两兩几幾数數财財政计計学學第首赛賽 \u3000\u00a0][年月日天季后後时時周週])"
    "|(?<=[0-9０-９一二三四五六七八九十两兩 ][点點])"
    "|(?<=[周週])(?=[一二三四五六日])|(?<=[星礼禮][期拜])|(?<=元)旦|(?<=[圣聖])[诞誕]|(?<=平)安夜|(?<=跨)年夜)"
)
LENGTH_HINT = re.compile("[过過未最近今后後来來此刚剛]")
"""One of these stands in every word that fastens a length of time to the day of writing."""
IN_YEAR_BEGINS: Final = frozenset(
    "0123456789０１２３４５６７８９ \u3000\u00a0一二三四五六七八九十第Q首上下前年初中底末春夏秋冬全整度元圣聖平跨后後"
)
NOT_FREE: Final = frozenset(
    "0123456789０１２３４５６７８９.．/$€£¥第〇零一二三四五六七八九十百千_-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
JOINTS: Final = frozenset("-–—~～－─至到 \u3000\u00a0")
BUSINESS: Final = frozenset("營营業业財财淨净獲获毛出进進销銷产產")
SPACES: Final = frozenset(" \u3000\u00a0")
NOT_BEFORE_MONTH: Final = frozenset(
    "0123456789０１２３４５６７８９.〇零一二三四五六七八九十百千万两几数第近每满滿续續ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
PART_OF_QUARTER: Final = (
    {c: f"Q{i}" for i, c in enumerate("一二三四", 1)} | {c: f"Q{i}" for i, c in enumerate("1234", 1)} | {"首": "Q1"}
)
