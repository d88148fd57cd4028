"""Defects of words, safety and translation, planted like those of the other families."""

from shutil import rmtree

from tests.support.mutation_operators import (
    CONTACTS,
    DEVICE,
    ENDS,
    GUIDE,
    MESSAGES,
    OUTAGE,
    START,
    TAKEOVER,
    TWO_STEP,
    Operator,
    instead,
    mark,
    op,
)

LINKS = "links.yaml"
WAIT = "1. 直るまで、数時間待ちます。"
CLICKS = "これだけで直ることがあります。"
TIPS = "明るいところで、まっすぐ写真をとります。"
AMAZON = "url: https://www.amazon.co.jp/mytv"
FREE = 'number: 0120-899-543\n  dial: "0120899543"'
LONG = "あわてずに、" * 12
WALL = "ひとつずつ、ゆっくり確かめていきましょう。\n      " * 30


WORDS = {
    "sentence-too-long": [
        instead("in a list", OUTAGE, WAIT, f"1. {LONG}直るまで待ちます。"),
        instead("in a note", "facts.yaml", "aged: 手続き", f"aged: {LONG}手続き"),
        instead(
            "with a long label", ENDS, "話しやすいです。", f"{{button:no-account}}{'と' * 40}。"
        ),
    ],
    "title-too-long": [
        instead("of a remedy", OUTAGE, "title: 直るまで待ちましょう", f"title: {LONG}待つ"),
        instead("of a question", START, "title: 急に入れ", f"title: {LONG[:24]}急に入れ"),
    ],
    "wall-of-text": [
        op(
            "of an outcome",
            (OUTAGE, "障害が直れば、", f"{WALL}障害が直れば、"),
            (OUTAGE, "title: 直るまで待ちましょう\n    text: |", "title: 待つ\n    §text: |"),
        ),
        op(
            "by what is filled in",
            (
                TWO_STEP,
                "アプリが消えたとき",
                "{papers}\n\n      {contacts}\n\n      {papers}\n\n      アプリ",
            ),
            (TWO_STEP, "アプリのコードを使う\n    text: |", "アプリのコードを使う\n    §text: |"),
        ),
    ],
    "forms-mixed": [
        instead("a verb", OUTAGE, WAIT, "1. 直るまで待つ。"),
        instead("a noun with だ", DEVICE, CLICKS, "これだけで直るのが普通だ。"),
        instead("an adjective", TWO_STEP, TIPS, "明るいところでとるとよい。"),
        instead("while one waits", TWO_STEP, "- スマホの画面の", "- 少し待つ。スマホの画面の"),
    ],
    "term-avoided": [
        instead("in a text", OUTAGE, WAIT, "1. 直るまでサインインを待ちます。"),
        instead("in an option", MESSAGES, "text: 今のスマホ", "text: 今のスマートフォン"),
        instead("in a title", MESSAGES, "title: 届いたコード", "title: 届いた確認コード"),
        instead("while one waits", TWO_STEP, "- スマホの画面の", "- スマートフォンの画面の"),
    ],
    "spelling-varies": [
        instead(
            "kanji for kana", OUTAGE, "また入れるようになります", "ログイン出来るようになります"
        ),
        instead(
            "okurigana", TAKEOVER, "続けて確かめましょう。", "お問合せの履歴も確かめましょう。"
        ),
        instead(
            "kana for kanji",
            OUTAGE,
            "なく、操作の問題でもありません。\n\n      待つ",
            "ありません。たしかめます。\n\n      待つ",
        ),
    ],
    "half-width-kana": [
        instead("a word", OUTAGE, WAIT, "1. ﾛｸﾞｲﾝを待ちます。"),
        instead(
            "one letter of a title", DEVICE, "title: アプリと機器を再", "title: ｱプリと機器を再"
        ),
    ],
    "full-width-digit": [
        instead("in a way", DEVICE, "30秒ほど", "３０秒ほど"),
        instead("in an option", TWO_STEP, "6か月以内の領収書があ", "６か月以内の領収書があ"),
    ],
    "double-space": [
        instead("half width", OUTAGE, WAIT, "1. 直るまで  待ちます。"),
        instead("full width", DEVICE, CLICKS, "これだけで　　直ることがあります。"),
    ],
    "double-negative": [
        instead("わけではない", OUTAGE, WAIT, "1. 入れないわけではありません。"),
        instead("なくはない", DEVICE, CLICKS, "これだけで直らなくはないです。"),
        instead("ことはない", TAKEOVER, "続けて確かめましょう。", "入れないことはありません。"),
    ],
    "placeholder": [
        instead("TODO", OUTAGE, WAIT, "1. TODO: 待ち方をあとで書く"),
        instead("circles", DEVICE, CLICKS, "〇〇だけで直ることがあります。"),
        instead("a title for now", MESSAGES, "title: 届いたコード", "title: （仮）届いたコード"),
    ],
    "option-says-nothing": [
        instead("はい", TWO_STEP, "text: 認証アプリ\n", "text: はい\n"),
        instead("次へ", START, "text: 思い当たることはない", "text: 次へ"),
        instead("はい after ありませんか", TAKEOVER, "text: どれもない", "text: いいえ"),
    ],
}

SAFETY = {
    "link-unsafe": [
        instead("another host", LINKS, AMAZON, "url: https://www.amazon.co.jp.example.com/"),
        instead("not https", LINKS, AMAZON, "url: http://www.amazon.co.jp/"),
        instead("a name before @", LINKS, AMAZON, "url: https://www.amazon.co.jp@example.com/"),
        instead("a port", LINKS, AMAZON, "url: https://www.amazon.co.jp:8443/"),
        instead("punycode", LINKS, AMAZON, "url: https://xn--amazn-mye.co.jp/"),
        instead("a URL within", LINKS, AMAZON, f"{AMAZON}?to=https%3A%2F%2Fexample.com"),
        op("no hosts", (GUIDE, "hosts:\n  - www.amazon.co.jp\n", ""), mark(LINKS, AMAZON)),
    ],
    "telephone-unknown": [
        instead("plain", OUTAGE, WAIT, "1. 03-1234-5678に電話します。"),
        instead("full width", DEVICE, CLICKS, "０１２０ー１２３ー４５６へどうぞ。"),
        instead(
            "with spaces, in an option", START, "text: 思い当たる", "text: 090 1234 5678 思い当たる"
        ),
        op("in a text", (OUTAGE, "1. 直るまで、数時間待ちます。", "§1. 03-1234-5678にかけます。")),
        op(
            "one digit off",
            (OUTAGE, "1. 直るまで、数時間待ちます。", "§1. 0120-899-544にかけます。"),
        ),
        op(
            "full width, in brackets",
            (START, "text: パスワードを忘れた", "§text: ０３（１２３４）５６７８で聞いた"),
        ),
        op("abroad", ("guide.yaml", "lead: 質問に", "§lead: +1 206-266-1000か質問に")),
    ],
    "telephone-malformed": [
        instead("another number", CONTACTS, FREE, FREE.replace("899543", "899544")),
        instead("grouped badly", CONTACTS, "number: 022-745-6363", "number: 02-2745-6363"),
        instead("letters", CONTACTS, "number: 022-745-6363", "number: 022-745-LOGIN"),
    ],
    "telephone-premium": [
        instead("a contact", CONTACTS, "number: 0120-899-543", "number: 0570-899-543"),
        instead("in a text", OUTAGE, WAIT, "1. ０９９０-123-456で聞けます。"),
    ],
    "asks-for-secret": [
        instead("here", OUTAGE, WAIT, "1. ここにパスワードを入力してください。"),
        instead("on this page", DEVICE, CLICKS, "このページに認証コードを入れます。"),
        instead(
            "on the telephone", TAKEOVER, "続けて確かめましょう。", "電話の相手にコードを伝えます。"
        ),
        instead("by mail", TWO_STEP, TIPS, "カード番号と住所を、メールで送ります。"),
    ],
}


class English(Operator):
    """A way to plant a defect in a translation, in place of the pinned one."""

    def plant(self, folder):
        """Make the folder of the translation anew, then plant the defect in it."""
        rmtree(folder / "en", ignore_errors=True)
        (folder / "en").mkdir()
        return super().plant(folder)


def english(name, text, *edits):
    """An operator that writes a translation, and edits what it translates."""
    return English(name, (("en/steps.yaml", "", text), *edits))


def wait(*lines, title="Wait for the message", of="00000000"):
    """A translation of one step with some lines of text."""
    text = "".join(f"    {line}\n" for line in lines)
    return f"- id: two-step-waiting\n  title: {title}\n  text: |\n{text}  of: {of}\n"


SAID = ("This can take 1 to 2 days.", "", "Call after 3 days.", "", "{contacts}")
TRANSLATION = {
    "translation-missing": [
        english("of a step", wait(*SAID), mark(OUTAGE, "title: 障害が直るまで少し待つ")),
        english(
            "of an option",
            f"{wait(*SAID)}- id: sudden\n  title: Suddenly?\n  of: 00000000\n",
            mark(START, "text: 思い当たることはない"),
        ),
        english(
            "of what to look at",
            "- id: two-step-sms\n  title: Wait\n  meanwhile: [Look.]\n  of: 00000000\n",
            mark(TWO_STEP, "- Amazonの画面に番号の終わり"),
        ),
    ],
    "translation-stale": [
        english("of other words", wait(*SAID, of="§00000000")),
        english("of no step", "- id: gone\n  title: Gone\n  §of: 12345678\n"),
    ],
    "translation-left-original": [
        english("in a title", wait(*SAID, title="§Wait for the メール")),
        english("in a text", wait(*SAID, "", "§Then call 窓口.")),
        english(
            "in what to look at",
            "- id: two-step-sms\n  title: Wait\n  meanwhile:\n  §- Look, メール.\n  of: 00000000\n",
        ),
    ],
}

OPERATORS = WORDS | SAFETY | TRANSLATION
