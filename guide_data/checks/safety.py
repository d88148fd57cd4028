"""Safety: only known links and numbers, and no word that asks a visitor for a secret."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import normalize
from urllib.parse import SplitResult, unquote, urlsplit

import pandas as pd

from guide_data.checks.load_errors import reported
from guide_data.checks.registry import Case, Rule, found
from guide_data.checks.sentences import once_each, own, sentences, where
from guide_data.model.things import Contact

# What editors type for a hyphen, also the sign of a long vowel.
HYPHENS = re.compile("[‐‑‒–—―−ーｰ~〜～]")
NUMBER = re.compile(r"(?<![0-9-])(?:\+[0-9]|\(?0|81)(?:[-() .]{0,2}[0-9]){8,14}(?![0-9])")
JAPANESE = re.compile(r"0[0-9]{9,10}")
# Calls that cost more than a call, in Japan and from abroad, and numbers that only Japan dials.
PREMIUM = re.compile(r"(?:0|\+?81)(?:990|180|570)|\+?1900")
# How the numbers of Japan are grouped, by how they begin.
GROUPS = {
    r"(?:0120|0570|0990|0180)": ((4, 3, 3), (4, 2, 4)),
    r"0800": ((4, 3, 4),),
    r"0[25-9]0": ((3, 4, 4),),
    r"0[36]": ((2, 4, 4),),
    r"0": ((3, 3, 4), (4, 2, 4), (5, 1, 4)),
}


def names_port(url: SplitResult) -> bool:
    """Whether a link names a port, even one that is none."""
    return ":" in url.netloc.rpartition("@")[2]


URL_WITHIN = re.compile(r"[a-z]+:|//|www\.", re.IGNORECASE)
LINK_FAULTS: tuple[tuple[Callable[[SplitResult], object], str], ...] = (
    (lambda url: url.scheme != "https", "https:// で始まる行き先にしてください"),
    (lambda url: url.username is not None, "@ の前の名前を消してください"),
    (names_port, "ポート（:443 など）を消してください"),
    (
        lambda url: "xn--" in url.netloc or not url.netloc.isascii(),
        "半角の英字だけの名前の行き先にしてください",
    ),
    (
        lambda url: URL_WITHIN.search(unquote(unquote(f"{url.query}{url.fragment}"))),
        "? のあとに別の URL があります。消してください",
    ),
)

SECRET = (
    "(?:パスワード|パスコード|暗証番号|合言葉|コード|カード番号|カードの番号|口座番号|マイナンバー"
    "|個人情報|名前|氏名|住所|生年月日|メールアドレス|メアド|電話番号|アカウント情報)"
)
# The secret is what is entered or told: 「パスワードと住所を」, 「コードも」.
OBJECT = f"{SECRET}(?:(?:と|や|、|か|・|または|および)[^。、を]{{1,14}})*(?:など)?[をも]"
# Nowhere but in the guide; the screens of others are named (Amazonの画面に).
HERE = (
    "(?:ここ|こちら|(?<!の)(?:入力欄|記入欄)|(?:この|下の|次の|当)(?:欄|枠|ガイド|案内|フォーム|ページ|画面"
    "|サイト|タブ|チャット)|(?<!の)ガイド)(?:の[^。、]{1,6})?[にへ]"
)
ENTER = "(?:入力|入れ|打ち込|打っ|書い|書き|記入|送|貼|登録|お?知らせ|教え)"
SOMEBODY = (
    "(?:相手|担当(?:の方|者)?|係(?:の方|の人)?|オペレーター|窓口|サポート|電話|返信|返事|メール|SMS|チャット"
    "|メッセージ|DM|かけてきた人|カスタマーサービス)(?:の[^。、]{1,6})?[にへで]"
)
# To have a code sent by mail is not to send it.
TELL = (
    "(?:伝え|教え|言っ|言い|言う|話し|話す|知らせ|読み上げ|送|返信|書い|書き|見せ|答え)"
    "(?!っ?て(?:もら|くれ|いただ)|られ|信され)"
)
ASKED = (
    re.compile(f"{HERE}、?[^、]*{OBJECT}、?[^、]*{ENTER}|{OBJECT}、?[^、]*{HERE}[^、]*{ENTER}"),
    re.compile(f"{SOMEBODY}.*{OBJECT}、?[^、]*{TELL}|{OBJECT}、?[^、]*{SOMEBODY}[^、]*{TELL}"),
    # Told to whom? To the guide, that is who speaks.
    re.compile(f"{OBJECT}.{{0,8}}(?:教えて|聞かせて|お(?:教え|聞かせ|知らせ))ください"),
    re.compile(f"{SECRET}は(?:何|なん)(?:です|でしょう)か"),
)
# ないと…ません demands; what is left then says whether the sentence forbids.
DEMANDED = re.compile("(?:ないと|なければ|なくては)[^。]*?(?:ません|ない)")
FORBIDDEN = re.compile(
    "ない(?:で|よう|方が|ほうが|。|$)|(?:こと|必要)は?(?:ありません|ない)|(?:いけ|なり|られ)ません"
    "|(?<!かまい)ません。?$|危険|詐欺|にせもの"
)


def link_unsafe(case: Case) -> pd.DataFrame:
    """Links that lead anywhere but to a page of an allowed host."""
    guide, things = case.tables.guide, case.tables.things
    hosts = guide.hosts if guide else ()
    rows = things[things["kind"].eq("links")]
    rows = rows.assign(line=rows["text_line"], faults=[fault(t, hosts) for t in rows["text"]])
    unsafe = found(rows[rows["faults"].ne("")], "「{text}」は使えません。{faults}。")
    refused = reported("link-unsafe", case)
    what = "url は https:// と、guide.yaml の hosts にある名前で始めてください。"
    return pd.concat([unsafe, refused.assign(message=what)])


def fault(url: str, hosts: tuple[str, ...]) -> str:
    """What must be mended in a link; empty where nothing must."""
    parts = urlsplit(url)
    said = [what for is_faulty, what in LINK_FAULTS if is_faulty(parts)]
    if parts.hostname not in hosts:
        said.append(f"guide.yaml の hosts に {parts.hostname} がありません。確かめて足してください")
    return "。".join(said)


def numbers_in(text: str) -> Iterator[str]:
    """The telephone numbers in a text, as digits, however they are typed."""
    plain = HYPHENS.sub("-", normalize("NFKC", HYPHENS.sub("-", text)))
    for match in NUMBER.finditer(plain):
        number = re.sub("[^0-9+]", "", match[0])
        if JAPANESE.fullmatch(number) or number.startswith(("+", "81")):
            yield number


def telephones(case: Case) -> pd.DataFrame:
    """The lines with telephone numbers, once for each, in the column ``number``."""
    lines = case.tables.lines
    return once_each(lines, "number", [list(numbers_in(text)) for text in lines["text"]])


def telephone_unknown(case: Case) -> pd.DataFrame:
    """Numbers in any text that are not one of the contacts'."""
    known = {
        international(number)
        for contact in case.tables.references.all_of("contact").values()
        for number in (contact.number, contact.dial)
    }
    rows = telephones(case)
    unknown = ~rows["number"].map(international).isin(known)
    message = (
        "{number} は contacts.yaml にありません。確かめて足し、{{contact:…}} と書いてください。"
    )
    return found(rows[unknown], message)


def telephone_premium(case: Case) -> pd.DataFrame:
    """Numbers that cost the caller more than a call, in texts and contacts."""
    things = case.tables.things
    contacts = things[things["kind"].eq("contacts")]
    contacts = contacts.assign(number=contacts["text"].map(digits), line=contacts["text_line"])
    message = "{number} は通話料のほかにもお金がかかる番号です。別の番号にしてください。"
    written = where(telephones(case), PREMIUM.match, "number")
    return pd.concat(
        [found(rows, message) for rows in (written, where(contacts, PREMIUM.match, "number"))]
    )


def telephone_malformed(case: Case) -> pd.DataFrame:
    """Contacts whose number is not what is dialled, or is not grouped as its kind is."""
    things = case.tables.things
    rows = things[things["kind"].eq("contacts")]
    contacts = case.tables.references.all_of("contact")
    faults = [malformed(contacts[thing]) for thing in rows["thing"]]
    rows = rows.assign(line=rows["text_line"], faults=faults)
    refused = reported("telephone-malformed", case)
    what = "number は 0120-899-543、dial は +81120899543 のように書いてください。"
    return pd.concat([found(rows[rows["faults"].ne("")], "{faults}"), refused.assign(message=what)])


def malformed(contact: Contact) -> str:
    """What must be mended in a contact; empty where nothing must."""
    if international(contact.number) != contact.dial:
        return f"{contact.number} と dial の {contact.dial} が違う番号です。合わせてください。"
    if not well_grouped(contact.number):
        return f"{contact.number} の区切りがおかしいようです。03-1234-5678 のようにしてください。"
    return ""


def digits(number: str) -> str:
    """A number without what only helps to read it."""
    return re.sub("[^0-9+]", "", number)


def international(number: str) -> str:
    """A number as it is dialled from anywhere."""
    plain = digits(number).removeprefix("+")
    return f"+81{plain[1:]}" if plain.startswith("0") else f"+{plain}"


def well_grouped(number: str) -> bool:
    """Whether the hyphens of a Japanese number stand where they may; others are not judged."""
    home = re.sub(r"^\+?81-", "0", number)
    if not home.startswith("0"):
        return not number.removeprefix("+").startswith("81")
    lengths = tuple(len(group) for group in home.split("-"))
    ways = next(ways for begins, ways in GROUPS.items() if re.match(begins, digits(home)))
    return lengths in ways


def asks_for_secret(case: Case) -> pd.DataFrame:
    """Sentences that have the visitor type a secret into the guide, or tell it to somebody."""
    rows = sentences(case.tables.lines, own)
    message = "「{sentence}」は大事なことを聞き出す文です。ガイドや人に教えさせないでください。"
    return found(where(rows, asks, "sentence"), message)


def asks(sentence: str) -> bool:
    """Whether a sentence asks for a secret, and does not forbid to give it."""
    if FORBIDDEN.search(DEMANDED.sub("", sentence)):
        return False
    return any(pattern.search(sentence) for pattern in ASKED)


RULES = tuple(
    Rule(rule, "safety", "error", description, example, "0.1.0", find)
    for rule, description, example, find in (
        (
            "link-unsafe",
            "hosts にない行き先や、あやしい形のリンク",
            "url: https://amazon.example/",
            link_unsafe,
        ),
        (
            "telephone-unknown",
            "contacts.yaml にない電話番号",
            "０３－１２３４－５６７８へ電話します。",
            telephone_unknown,
        ),
        (
            "telephone-malformed",
            "番号と dial の食い違いや、おかしな区切り",
            'number: 0120-899-543 なのに dial: "+81120899542"',
            telephone_malformed,
        ),
        (
            "telephone-premium",
            "お金のかかる電話番号",
            "number: 0570-000-000",
            telephone_premium,
        ),
        (
            "asks-for-secret",
            "パスワード、コード、名前などを聞き出す文",
            "ここにパスワードを入力してください。",
            asks_for_secret,
        ),
    )
)
