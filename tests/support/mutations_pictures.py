"""Ways to plant a defect in what a step may say: numbers, marks of text, pictures."""

from tests.support.mutation_operators import CONTACTS, Operator, instead, op
from tests.support.mutations_wording import OUTAGE, START, WAIT

PAID, ABROAD = "number: 022-745-6363", "number: +81-22-745-6363"

PICTURES = "pictures.yaml"


def picture(name, alt="ログイン画面の写真です。", file="login.png", mark="alt"):
    """An operator that adds a picture, of which a line is marked."""
    lines = {"id": "- id: shot", "file": f"  file: {file}", "alt": f"  alt: {alt}"}
    text = "".join(f"{'§' * (key == mark)}{line}\n" for key, line in lines.items())
    return op(name, (PICTURES, "", text))


class Screenshot(Operator):
    """A way to plant a defect beside a picture, which is a file in a folder of its own."""

    def plant(self, folder):
        """Make the folder, then plant the defect."""
        (folder / "pictures").mkdir(exist_ok=True)
        return super().plant(folder)


def large(name, size):
    """An operator that adds a picture of a size (the last bytes of a WebP's first chunk)."""
    webp = f"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0{size}"
    item = "- id: shot\n  §file: login.webp\n  alt: ログイン画面の写真です。\n"
    return Screenshot(name, (("pictures/login.webp", "", webp), (PICTURES, "", item)))


OPERATORS = {
    "picture-alt": [
        picture("a file's name", "login.png"),
        picture("only what it is", "スクリーンショット"),
    ],
    "picture-unused": [
        picture("nobody shows it", mark="id"),
        picture("nobody shows another", file="other.png", mark="id"),
    ],
    "picture-unfit": [
        picture("no file", mark="file"),
        picture("no other file", file="other.webp", mark="file"),
    ],
    "picture-large": [
        large("wide", "\x7f\0\0\x13\0\0"),
        large("high", "\x13\0\0\x7f\0\0"),
    ],
    "telephone-doubtful": [
        op("in no country", (CONTACTS, PAID, "§number: 021-745-6363")),
        op("of nobody abroad", (CONTACTS, ABROAD, "§number: +81-21-745-6363")),
    ],
    "markdown-unsupported": [
        instead("a task", OUTAGE, WAIT, "- [ ] 直るまで待ちます。"),
        instead("a footnote", OUTAGE, WAIT, "1. 直るまで待ちます[^1]。"),
        instead("code that stays open", OUTAGE, WAIT, "1. `直るまで待ちます。"),
        instead("stars in a sum", OUTAGE, WAIT, "1. 2*3*4分待ちます。"),
        op("bold in a title", (OUTAGE, "title: 障害が直るまで", "§title: 障害が**直る**まで")),
        op("code in an answer", (START, "text: 思い当たること", "§text: 思い当たる`こと`")),
        op("a quotation in a line", (OUTAGE, "title: 障害が直るまで少し待つ", "§title: '> 待つ'")),
    ],
    "telephone-malformed": [
        op("too few digits", (CONTACTS, PAID, "§number: 022-745")),
    ],
}
