"""Faults of a translation, as they are made in each of three languages."""

from tests.support.one_guide_many_languages import NUMBER

TRANSLATIONS = ("fr", "de", "zh-Hans")
ROUTER, START, WORDS = "1_router.yaml", "start.yaml", "words.yaml"
# In which file of a translation, what is written instead of what in each, and the rule that tells.
FAULTS = {
    "another number": (
        "translation-differs",
        ROUTER,
        {
            "fr": ("10 secondes", "20 secondes"),
            "de": ("10 Sekunden", "20 Sekunden"),
            "zh-Hans": ("等待10秒", "等待20秒"),
        },
    ),
    "a number as another word": (
        "number-unproven",
        ROUTER,
        {
            "fr": ("cinq minutes", "six minutes"),
            "de": ("fünf Minuten", "sechs Minuten"),
            "zh-Hans": ("5分钟", "六分钟"),
        },
    ),
    "another month": (
        "number-unproven",
        ROUTER,
        {
            "fr": ("27 novembre", "27 décembre"),
            "de": ("27. November", "27. Dezember"),
            "zh-Hans": ("11月27日", "12月27日"),
        },
    ),
    "a month in other words": (
        "translation-differs",
        ROUTER,
        {
            "fr": ("27 novembre", "27 octobre"),
            "de": ("27. November", "27. Oktober"),
            "zh-Hans": ("11月27日", "10月27日"),
        },
    ),
    "ten times the price": (
        "translation-differs",
        ROUTER,
        {
            "fr": ("1 000 yens", "10 000 yens"),
            "de": ("1.000", "10.000"),
            "zh-Hans": ("1,000", "10,000"),
        },
    ),
    "an instruction lost": (
        "translation-outline",
        ROUTER,
        {
            "fr": ("1. Retirez la prise.\\n2. ", "1. "),
            "de": ("1. Ziehen Sie den Stecker.\\n2. ", "1. "),
            "zh-Hans": ("1. 拔下电源插头。\\n2. ", "1. "),
        },
    ),
    "a reference lost": (
        "translation-differs",
        ROUTER,
        dict.fromkeys(TRANSLATIONS, ("{button:power}", "OK")),
    ),
    "a warning turned round": (
        "translation-warning-lost",
        START,
        {
            "fr": ("Ne dites votre mot de passe à personne.", "Gardez bien votre mot de passe."),
            "de": ("Sagen Sie niemandem Ihr Passwort.", "Merken Sie sich Ihr Passwort gut."),
            "zh-Hans": ("不要把密码告诉任何人。", "请记住密码。"),
        },
    ),
    "a secret asked for": (
        "asks-for-secret",
        START,
        {
            "fr": (
                "Ne dites votre mot de passe à personne.",
                "Dites votre mot de passe au support.",
            ),
            "de": ("Sagen Sie niemandem Ihr Passwort.", "Sagen Sie dem Support Ihr Passwort."),
            "zh-Hans": ("不要把密码告诉任何人。", "请把密码告诉客服。"),
        },
    ),
    "remote control": (
        "asks-for-control",
        START,
        {
            "fr": ("**Ne dites", "Installez TeamViewer. **Ne dites"),
            "de": ("**Sagen", "Installieren Sie TeamViewer. **Sagen"),
            "zh-Hans": ("**不要", "请安装TeamViewer。**不要"),
        },
    ),
    "the title of a cause lost": (
        "translation-missing",
        WORDS,
        {
            "fr": ('  router: "La box"\n', ""),
            "de": ('  router: "Der Router"\n', ""),
            "zh-Hans": ('  router: "路由器"\n', ""),
        },
    ),
    "another telephone number": (
        "contact-disagrees",
        WORDS,
        dict.fromkeys(TRANSLATIONS, (NUMBER, "0800-3301009")),
    ),
    "a title without end": (
        "title-too-long",
        ROUTER,
        {
            "fr": ("Redémarrer la box", "Redémarrer la box " + "qui est au salon " * 4),
            "de": ("Den Router neu starten", "Den Router " + "im Wohnzimmer " * 5),
            "zh-Hans": ("重新启动路由器", "重新启动" + "放在客厅里的那台" * 4 + "路由器"),
        },
    ),
    "an answer that says nothing": (
        "option-says-nothing",
        START,
        {
            "fr": ("Tous les appareils", "Cliquez ici"),
            "de": ("Alle Geräte", "Weiter"),
            "zh-Hans": ("所有设备", "下一步"),
        },
    ),
    "two ways to address somebody": (
        "forms-mixed",
        ROUTER,
        {
            "fr": ("Attendez 10 secondes.", "Attendez 10 secondes avec ton appareil."),
            "de": ("Warten Sie 10 Sekunden.", "Warte 10 Sekunden mit deinem Gerät."),
            "zh-Hans": ("等待10秒。", "等待10秒，你可以休息。"),
        },
    ),
    "one answer twice": (
        "options-same-words",
        START,
        {
            "fr": ("Seulement celui-ci", "Tous les appareils"),
            "de": ("Nur dieses eine", "Alle Geräte"),
            "zh-Hans": ("只有这一台", "所有设备"),
        },
    ),
    "an editor's mark": (
        "placeholder",
        WORDS,
        {
            "fr": ("Répondez à quelques questions.", "Répondez. (à vérifier)"),
            "de": ("Beantworten Sie ein paar Fragen.", "Fragen. (noch zu prüfen)"),
            "zh-Hans": ("请回答几个问题。", "请回答几个问题（待确认）。"),
        },
    ),
}
