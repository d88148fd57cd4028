"""The search in languages that the shipped guide does not speak, by the words of a step's text."""

import pytest

from guide_data.search.search_engine import found_by
from guide_data.search.spellings import tables
from guide_data.search.vocabulary import spelled, unread

# Language by language: what three steps say, the queries that find the first, and nonsense.
LANGUAGES = {
    "de": (
        [
            ("Passwort zurücksetzen", "Bei älteren Geräten ist die Größe des Schlüssels fest."),
            ("Rechnung ansehen", "Längere Fahrten kosten mehr."),
            ("Hilfe holen", "Rufen Sie zuerst einen Arzt."),
        ],
        "Geraete, Gerät, Gerate, Passwortzurücksetzung, zuruecksetzen, groesse, Schluessel",
        "Kamel, Zahnpasta, Bundestag, wo ist der Hund des Nachbarn",
    ),
    "fr": (
        [
            ("Déclarer une naissance", "Les frères et sœurs gardent l’aide au logement."),
            ("Télécharger l’attestation", "L’impression n’est pas nécessaire."),
            ("Corriger une erreur", "Vous avez deux mois."),
        ],
        "soeur, sœurs, freres, l'aide, aides, declarer naissance, d’aide",
        "chameau, météo, guitare, où est le chien des voisins",
    ),
    "zh-Hans": (
        [
            ("更换手机号", "带上身份证到营业厅办理。"),
            ("重新设置密码", "新密码至少八位。"),
            ("申请退款", "多扣的金额七天内退回。"),
        ],
        "身份证, 营业厅, 去营业厅办理, 换手机号",
        "骆驼, 钢琴, 红烧肉",
    ),
    "ar": (
        [
            ("تجديد الإقامة", "التأمين الصحي شرط، والرسوم ٣٠٠ ريال في مدرسة قريبة."),
            ("دفع الغرامة", "تصل الرسالة خلال أسبوع."),
            ("حجز موعد", "اختر المدينة والوقت."),
        ],
        "تامين صحي, تجديد الاقامه, التَّأمِين, رسوم, 300, مدرسه",
        "جمل, قيثارة, كرة القدم",
    ),
    "ru": (
        [
            ("Сменить пароль", "Ссылка придёт на электронную почту."),
            ("Оплатить счёт", "Комиссия не взимается."),
            ("Вызвать мастера", "Он позвонит за час."),
        ],
        "ссылки, почта, электронная почта, пароля, придет",
        "верблюд, гитара, футбол",
    ),
    "ko": (
        [
            ("비밀번호 바꾸기", "전자우편으로 링크를 보내 드립니다."),
            ("요금 확인", "수수료는 없습니다."),
            ("상담원 연결", "평일에만 받습니다."),
        ],
        "링크, 비밀번호, 전자우편",
        "낙타, 기타, 축구",
    ),
}
ASKED = [
    (language, query, ["s0"])
    for language, (_, queries, _) in LANGUAGES.items()
    for query in queries.split(", ")
]
ASKED += [
    (language, query, [])
    for language, (_, _, nonsense) in LANGUAGES.items()
    for query in nonsense.split(", ")
]


def guide(language, vocabulary=()):
    """What is searched: the steps of a language."""
    steps = [
        {"id": f"s{n}", "title": title, "said": [text], "options": []}
        for n, (title, text) in enumerate(LANGUAGES[language][0])
    ]
    return {
        "steps": steps,
        "index": [],
        "vocabulary": [*spelled(language), *unread(language), *vocabulary],
    }


@pytest.fixture(scope="module")
def found():
    """The first step that each query finds, in its language."""
    queries = {
        language: [query for said, query, _ in ASKED if said == language] for language in LANGUAGES
    }
    return {
        (language, query): steps[:1]
        for language, asked in queries.items()
        for query, steps in zip(asked, found_by(guide(language), asked), strict=True)
    }


@pytest.mark.parametrize(("language", "query", "steps"), ASKED)
def test_what_a_text_says_is_found_and_nothing_else(found, language, query, steps):
    assert found[language, query] == steps


def test_every_spelling_fits_in_a_line_of_the_page():
    written = [part for pairs in tables().values() for pair in pairs for part in pair]
    assert [part for part in written if set(part) & set(",\n")] == []


# A letter or two, which longer words have, too.
FILLERS = {"ru": ("по", "почта по"), "ar": ("من", "تأمين من")}


@pytest.mark.parametrize("language", FILLERS)
def test_a_word_that_is_not_read_is_one_only_where_it_stands_alone(language):
    filler, query = FILLERS[language]
    entry = {"kind": "filler", "steps": [], "forms": [filler]}
    assert found_by(guide(language, [entry]), [query, filler]) == [["s0"], []]
