"""A guide of five steps in any of several languages, and translations of it into the others."""

from __future__ import annotations

from pathlib import Path

import yaml

from guide_data.editing.step_texts import Shelf
from guide_data.words.i18n import merged, shipped, shipped_for

SAID = {
    "ar": {
        "title": "لا يمكنني تسجيل الدخول",
        "lead": "أجب عن بضعة أسئلة لتعرف ما يجب فعله.",
        "about": "دليل للتدريب.",
        "solved": "نجح الأمر",
        "unsolved": "لم ينجح الأمر",
        "unable": "لا أستطيع فعل ذلك",
        "urgent": "شخص آخر دخل إلى حسابي",
        "ask": "ما الذي تراه؟",
        "choose": "اختر الأقرب إلى حالتك.",
        "waiting": "لم يصل الرمز",
        "thief": "طلب لا أعرفه",
        "wait": "انتظر الرمز",
        "text": "1. افتح تطبيق البريد.\n2. انظر في مجلد {button:spam}.",
        "call": "اتصل بالدعم",
        "say": "قل لهم ما جرّبته.\n\n{contacts}",
        "happy": "تم تسجيل الدخول",
        "label": "خدمة العملاء",
        "spam": "الرسائل غير المرغوب فيها",
        "words": ["هاتف", "أمان", "بريد"],
    },
    "fr": {
        "title": "Connexion impossible",
        "lead": "Quelques questions, et vous saurez quoi faire.",
        "about": "Un guide d’exercice.",
        "solved": "Ça marche",
        "unsolved": "Ça ne marche toujours pas",
        "unable": "Je ne peux pas le faire",
        "urgent": "Quelqu’un d’autre est entré dans mon compte",
        "ask": "Que voyez-vous ?",
        "choose": "Choisissez le plus proche.",
        "waiting": "Le code n’arrive pas",
        "thief": "Une commande que je ne connais pas",
        "wait": "Attendre le code",
        "text": "1. Ouvrez votre messagerie.\n2. Regardez dans {button:spam}.",
        "call": "Appeler le service client",
        "say": "Dites ce que vous avez essayé.\n\n{contacts}",
        "happy": "Vous êtes connecté",
        "label": "Service client",
        "spam": "Indésirables",
        "words": ["œuvre", "zéro", "écran", "eau", "ouvrir"],
    },
    "de": {
        "title": "Anmelden geht nicht",
        "lead": "Ein paar Fragen, und Sie wissen, was zu tun ist.",
        "about": "Ein Guide zum Üben.",
        "solved": "Es geht",
        "unsolved": "Es geht noch nicht",
        "unable": "Das kann ich nicht",
        "urgent": "Jemand anders war in meinem Konto",
        "ask": "Was sehen Sie?",
        "choose": "Wählen Sie, was am besten passt.",
        "waiting": "Der Code kommt nicht",
        "thief": "Eine Bestellung, die ich nicht kenne",
        "wait": "Auf den Code warten",
        "text": "1. Öffnen Sie Ihr Postfach.\n2. Sehen Sie in {button:spam} nach.",
        "call": "Den Kundenservice anrufen",
        "say": "Sagen Sie, was Sie versucht haben.\n\n{contacts}",
        "happy": "Sie sind angemeldet",
        "label": "Kundenservice",
        "spam": "Unerwünscht",
        "words": ["Übung", "Anruf", "Ärger"],
    },
    "zh-Hans": {
        "title": "无法登录",
        "lead": "回答几个问题，就知道该怎么做。",
        "about": "练习用的指南。",
        "solved": "好了",
        "unsolved": "还是不行",
        "unable": "做不到",
        "urgent": "别人进了我的账户",
        "ask": "您看到了什么？",
        "choose": "请选择最接近的。",
        "waiting": "收不到验证码",
        "thief": "有我不知道的订单",
        "wait": "等验证码",
        "text": "1. 打开邮箱。\n2. 看看{button:spam}里面。",
        "call": "给客服打电话",
        "say": "请说明您试过什么。\n\n{contacts}",
        "happy": "登录成功",
        "label": "客服",
        "spam": "垃圾邮件",
        "words": ["账户", "安全", "密码"],
    },
}
DAYS = "compared: 2026-11-22, review: 2027-11-22"
# Of the guide's own words, those that are seen first; the others are in English.
ARABIC = {
    "language": "العربية",
    "back": "رجوع خطوة",
    "restart": "من البداية",
    "index": "ابحث عن كلمة (فهرس)",
    "options": "اختر إجابة",
    "ask": "ماذا حدث؟",
    "about": "عن هذا الدليل",
    "trail": "إجاباتك حتى الآن",
    "trail_hint": "اضغط على إجابة لتغييرها.",
    "search": {"label": "ابحث بكلماتك"},
    "timer": {"title": "كم من الوقت تنتظر", "start": "ابدأ المؤقت ({minutes} دقيقة)"},
    "note": {"title": "ملاحظة للمكالمة", "copy": "انسخ الملاحظة"},
}
FILES = {
    "guide.yaml": """title: {title}
lead: {lead}
about: {about}
language: {language}
as_of: 2026-11-22
start: start
solved: solved
urgent: {{text: {urgent}, to: human, answer: thief}}
answers: {{solved: {solved}, unsolved: {unsolved}, unable: {unable}}}
""",
    "facts.yaml": """- {{id: code, text: {wait}, ours: {wait}, {days}}}
- {{id: desk, text: {call}, ours: {call}, {days}}}
""",
    "contacts.yaml": """- id: desk
  number: +33-1-23-45-67-89
  dial: "+33123456789"
  label: {label}
  fact: desk
""",
    "buttons.yaml": "- {{id: spam, label: {spam}, fact: code}}\n",
    "start.yaml": """title: {ask}
steps:
  - id: start
    kind: question
    title: {ask}
    text: {choose}
    ours: true
    options:
      - {{id: waiting, text: "{waiting}", to: wait}}
      - {{id: thief, text: "{thief}", to: human}}
""",
    "causes/1_code.yaml": """title: {waiting}
steps:
  - id: wait
    kind: remedy
    title: {wait}
    text: |
      {block}
    facts: [code]
    waits: {{least: 5, most: 10, unit: minutes}}
    unsolved: human
""",
    "ends.yaml": """title: {happy}
steps:
  - {{id: solved, kind: outcome, ends: solved, title: {happy}, text: {happy}, ours: true}}
  - id: human
    kind: outcome
    ends: human
    title: {call}
    text: |
      {say_block}
    facts: [desk]
""",
}
TRANSLATED = {
    "words.yaml": """title: {title}
lead: {lead}
about: {about}
urgent: {urgent}
answers: {{solved: {solved}, unsolved: {unsolved}, unable: {unable}}}
causes: {{start: {ask}, code: {waiting}, ends: {happy}}}
contacts: {{desk: {{label: {label}, number: +33-1-23-45-67-89}}}}
buttons: {{spam: {spam}}}
""",
    "start.yaml": """- id: start
  title: {ask}
  text: {choose}
  options: {{waiting: "{waiting}", thief: "{thief}"}}
  of: "{start}"
""",
    "ends.yaml": """- {{id: solved, title: {happy}, text: {happy}, of: "{solved_of}"}}
- id: human
  title: {call}
  text: |
    {human_block}
  of: "{human}"
""",
    "1_code.yaml": """- id: wait
  title: {wait}
  text: |
    {code_block}
  of: "{code}"
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def blocks(said: dict[str, str], indent: int) -> tuple[str, str]:
    """The two texts of several lines, as they stand in a block of YAML."""
    text, say = (said[name].replace("\n", "\n" + " " * indent) for name in ("text", "say"))
    return text, say


def guide_in(folder: Path, language: str, words: str = "") -> Path:
    """A guide of its own in a language, in the ``words`` of one (else its own)."""
    said = SAID[words or language]
    text, say = blocks(said, 6)
    given = said | {"language": language, "block": text, "say_block": say, "days": DAYS}
    index = "".join(f"- {{word: {word}, steps: [wait]}}\n" for word in said["words"])
    files = {name: shape.format(**given) for name, shape in FILES.items()}
    return write(folder, files | {"index.yaml": index} | own_words(language))


def own_words(language: str) -> dict[str, str]:
    """The file that a language needs for which no words are shipped."""
    if shipped_for(language):
        return {}
    words = merged((shipped()["en"], ARABIC))
    return {f"words/{language}.yaml": yaml.safe_dump(words, allow_unicode=True)}


def translate(folder: Path, language: str, leave_out: tuple[str, ...] = ()) -> Path:
    """Add a translation of such a guide, but for some of its files."""
    said, shelf = SAID[language], Shelf(folder)
    text, say = blocks(said, 4)
    ids = {"start": "start", "solved_of": "solved", "human": "human", "code": "wait"}
    digests = {name: shelf.step(step).digest for name, step in ids.items()}
    given = said | digests | {"code_block": text, "human_block": say}
    files = {name: shape.format(**given) for name, shape in TRANSLATED.items()}
    kept = {f"{language}/{name}": text for name, text in files.items() if name not in leave_out}
    return write(folder, kept | own_words(language))
