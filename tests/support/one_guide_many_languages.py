"""A guide of four steps, in any of five languages, with translations into any others."""

import json
from datetime import date

from guide_data.checks.frames import translation_pairs
from guide_data.checks.frames.tables import read_tables

DAY = date(2026, 11, 22)
LANGUAGES = ("ja", "en", "fr", "de", "zh-Hans")
NUMBER = "0800-3301000"
# What is said, place by place, in the order of the languages.
SAID = {
    "title": (
        "家のネットにつながらないとき",
        "No internet at home",
        "Pas d’internet à la maison",
        "Kein Internet zu Hause",
        "家里无法上网",
    ),
    "lead": (
        "質問に答えてください。",
        "Answer a few questions.",
        "Répondez à quelques questions.",
        "Beantworten Sie ein paar Fragen.",
        "请回答几个问题。",
    ),
    "about": (
        "練習用の案内です。",
        "A guide to practise with.",
        "Un guide pour s’exercer.",
        "Eine Anleitung zum Üben.",
        "这是练习用的指南。",
    ),
    "answers.solved": (
        "つながりました",
        "I'm online now",
        "La connexion est revenue",
        "Die Verbindung ist wieder da",
        "已经可以上网了",
    ),
    "answers.unsolved": (
        "やりましたが、まだつながりません",
        "I tried this, but I'm still not online",
        "J’ai essayé, mais rien ne change",
        "Ausprobiert, aber es geht noch nicht",
        "试过了，还是不行",
    ),
    "answers.unable": (
        "この方法はできません",
        "I can't do this",
        "Je ne peux pas faire cela",
        "Das kann ich nicht machen",
        "我无法这样做",
    ),
    "causes.start": ("はじめに", "Start", "Début", "Anfang", "开始"),
    "causes.router": ("ルーター", "The router", "La box", "Der Router", "路由器"),
    "causes.ends": ("おわりに", "The end", "Fin", "Ende", "结束"),
    "contacts.hotline.label": (
        "窓口",
        "The helpline",
        "L’assistance",
        "Die Hotline",
        "服务热线",
    ),
    "buttons.power": ("電源", "Power", "Marche", "Netz", "电源"),
    "start.title": (
        "どの機器がつながりませんか",
        "Which device is offline?",
        "Quel appareil est concerné ?",
        "Welches Gerät ist betroffen?",
        "哪台设备无法上网？",
    ),
    "start.text": (
        "近いものを選んでください。\n\n**パスワードは、だれにも教えないでください。**",
        "Choose what fits best.\n\n**Never tell anybody your password.**",
        "Choisissez ce qui convient le mieux.\n\n**Ne dites votre mot de passe à personne.**",
        "Wählen Sie, was am besten passt.\n\n**Sagen Sie niemandem Ihr Passwort.**",
        "请选择最接近的一项。\n\n**不要把密码告诉任何人。**",
    ),
    "start.options.all": (
        "どの機器もつながらない",
        "All devices",
        "Tous les appareils",
        "Alle Geräte",
        "所有设备",
    ),
    "start.options.one": (
        "この1台だけつながらない",
        "Only this one",
        "Seulement celui-ci",
        "Nur dieses eine",
        "只有这一台",
    ),
    "restart.title": (
        "ルーターを入れ直す",
        "Restart the router",
        "Redémarrer la box",
        "Den Router neu starten",
        "重新启动路由器",
    ),
    "restart.text": (
        "1. 電源を抜きます。\n2. 10秒待ちます。\n3. {button:power}を押します。\n\n"
        "5分ほどかかります。2026年11月27日に、費用が1,000円になります。",
        "1. Pull the plug.\n2. Wait for 10 seconds.\n3. Press {button:power}.\n\n"
        "It takes five minutes. On November 27, 2026, it will cost 1,000 yen.",
        "1. Retirez la prise.\n2. Attendez 10 secondes.\n3. Appuyez sur {button:power}.\n\n"
        "Il faut cinq minutes. Le 27 novembre 2026, cela coûtera 1 000 yens.",
        "1. Ziehen Sie den Stecker.\n2. Warten Sie 10 Sekunden.\n3. Drücken Sie {button:power}.\n\n"
        "Es dauert fünf Minuten. Am 27. November 2026 kostet es 1.000 Yen.",
        "1. 拔下电源插头。\n2. 等待10秒。\n3. 按下{button:power}。\n\n"
        "大约需要5分钟。2026年11月27日起，费用为1,000日元。",
    ),
    "human.title": (
        "窓口に聞きましょう",
        "Ask the helpline",
        "Appelez l’assistance",
        "Rufen Sie die Hotline an",
        "请咨询服务热线",
    ),
    "human.text": (
        "試したことを伝えてください。\n\n{contacts}",
        "Tell them what you have tried.\n\n{contacts}",
        "Dites ce que vous avez essayé.\n\n{contacts}",
        "Sagen Sie, was Sie versucht haben.\n\n{contacts}",
        "请说明您试过的方法。\n\n{contacts}",
    ),
    "solved.text": (
        "おつかれさまでした。",
        "That's all.",
        "C’est tout.",
        "Das ist alles.",
        "到此结束。",
    ),
    "solved.title": (
        "つながって、よかったです",
        "You are online",
        "Vous êtes connecté",
        "Sie sind verbunden",
        "已经连上网络",
    ),
}
STEPS = {
    "start": "start.yaml",
    "restart": "1_router.yaml",
    "human": "ends.yaml",
    "solved": "ends.yaml",
}


def said(place, language):
    return SAID[place][LANGUAGES.index(language)]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_guide(folder, own, *others, called=""):
    """The guide in one language, with its translations into others; the folder.

    ``called`` is what it says that its language is.
    """
    for name, text in files_of(own, called or own).items():
        write(folder / name, text)
    for language in others:
        write_translation(folder, language)
    return folder


def files_of(own, called):
    """The files of the original."""
    texts = {place: quoted(said(place, own)) for place in SAID}
    told = texts["restart.text"].replace("{button:power}", said("buttons.power", own))
    fact = "\n  ".join((f"text: {told}", "ours: Test.", f"compared: {DAY}", "review: 2027-11-22"))
    hotline = f"text: {NUMBER}\n  ours: Test.\n  compared: {DAY}\n  review: 2027-11-22"
    return {
        "guide.yaml": (
            f"title: {texts['title']}\nlead: {texts['lead']}\nabout: {texts['about']}\n"
            f"language: {called}\ncountry: DE\nas_of: {DAY}\nstart: start\nsolved: solved\n"
            f"answers: {{solved: {texts['answers.solved']}, unsolved: {texts['answers.unsolved']}, "
            f"unable: {texts['answers.unable']}}}\n"
        ),
        "facts.yaml": f"- id: restart\n  {fact}\n- id: hotline\n  {hotline}\n",
        "contacts.yaml": (
            f'- id: hotline\n  number: {NUMBER}\n  dial: "{NUMBER.replace("-", "")}"\n'
            f"  label: {texts['contacts.hotline.label']}\n  fact: hotline\n"
        ),
        "buttons.yaml": f"- id: power\n  label: {texts['buttons.power']}\n  fact: restart\n",
        "source.yaml": "title: Source\nsentences:\n  1: {background: Test}\n",
        "journeys.yaml": (
            "- {id: a, who: A, answers: [all, solved], ends: solved}\n"
            "- {id: b, who: B, answers: [one], ends: human}\n"
            "- {id: c, who: C, answers: [all, unsolved], ends: human}\n"
            "- {id: d, who: D, answers: [all, unable], ends: human}\n"
        ),
        "start.yaml": (
            f"title: {texts['causes.start']}\nsteps:\n  - id: start\n    kind: question\n"
            f"    title: {texts['start.title']}\n    text: {texts['start.text']}\n    ours: true\n"
            f"    options:\n      - {{id: all, text: {texts['start.options.all']}, to: restart}}\n"
            f"      - {{id: one, text: {texts['start.options.one']}, to: human}}\n"
        ),
        "causes/1_router.yaml": (
            f"title: {texts['causes.router']}\nsteps:\n  - id: restart\n    kind: remedy\n"
            f"    title: {texts['restart.title']}\n    text: {texts['restart.text']}\n"
            "    facts: [restart]\n    unsolved: human\n    unable: human\n"
        ),
        "ends.yaml": (
            f"title: {texts['causes.ends']}\nsteps:\n  - id: solved\n    kind: outcome\n"
            f"    ends: solved\n    title: {texts['solved.title']}\n"
            f"    text: {texts['solved.text']}\n    ours: true\n"
            "  - id: human\n    kind: outcome\n    ends: human\n"
            f"    title: {texts['human.title']}\n"
            f"    text: {texts['human.text']}\n    facts: [hotline]\n"
        ),
    }


def write_translation(folder, language):
    """Everything in another language, of the words that the guide has now."""
    now = translation_pairs.digests_now(translation_pairs.source_texts(read_tables(folder)))
    sections = {section: digest for (step, section), digest in now.items() if not step}
    nested = {}
    for place, texts in SAID.items():
        first, *rest = place.split(".")
        if first not in STEPS:
            held = nested
            for name in (first, *rest)[:-1]:
                held = held.setdefault(name, {})
            held[(first, *rest)[-1]] = texts[LANGUAGES.index(language)]
    nested["contacts"]["hotline"]["number"] = NUMBER
    words = {**nested, "of": sections}
    write(folder / language / "words.yaml", yaml_of(words))
    for step, file in STEPS.items():
        path = folder / language / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        write(path, before + step_of(step, language, now[step, ""]))


def yaml_of(value, indent=0):
    """A nested dictionary as YAML, one entry a line."""
    lines = []
    for name, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"{' ' * indent}{name}:\n{yaml_of(inner, indent + 2)}")
        else:
            lines.append(f"{' ' * indent}{name}: {quoted(inner)}\n")
    return "".join(lines)


def step_of(step, language, digest):
    """A step's words in another language."""
    own = {
        place.removeprefix(f"{step}."): said(place, language)
        for place in SAID
        if place.startswith(f"{step}.")
    }
    options = {name.removeprefix("options."): own.pop(name) for name in list(own) if "." in name}
    more = {"options": options} if options else {}
    return f"- id: {step}\n{yaml_of(own | more | {'of': digest}, 2)}"
