"""Asking for a secret is found, in Japanese and English; helping with one is left alone."""

import pytest

from guide_data.checks.frames.sentences import own, sentences_of
from guide_data.checks.rules import secrets

ASKING = {
    "ja": [
        "ここにパスワードを入力してください。",
        "このページに認証コードを入れます。",
        "電話の相手にコードを伝えます。",
        "氏名と住所を、返信のメールに書いてください。",
        "担当の方に、届いた6桁のコードを読み上げてください。",
        "ここにパスワードを入れないと進めません。",
        "コードが届かないときは、ここにパスワードを入れてください。",
        "ここにパスワードを入れてもかまいません。",
        "お名前を教えてください。",
        "電話で聞かれたら、コードを伝えてください。",
        "下の欄に、お名前、住所を入力します。",
        "ここにパスワードを入れなければなりません。",
        "認証コードは何ですか。",
        "電話に出た人に口座番号を伝えてください。",
        "サポートの人にクレジットカード番号を教えます。",
        "秘密の質問の答えを、担当の人に話してください。",
        "オペレーターに聞かれたら暗証番号を答えてください。",
        "チャットでマイナンバーを送ってください。",
        "免許証の写真を、メールで送ってください。",
        "カードの写真をこちらに送ってください。",
        "生年月日を電話で伝えましょう。",
        "心配しないで、担当の人に暗証番号を伝えてください。",
        "詐欺を防ぐため、係の人にパスワードを伝えてください。",
        "コードを伝えても問題ありません。",
        "届いた数字をそのまま伝えてください。",
        "セキュリティコードを読み上げてください。",
        "カードの裏の番号をこのチャットに書いてください。",
        "パスワードを相手に教えても大丈夫です。",
        "コードが届かないで困ったら、窓口にパスワードを伝えてください。",
        "先にクレジットカード番号を伝えます。",
        "遠慮せずに、サポートへパスワードをお伝えください。",
        "LINEで身分証の写真を送ります。",
        "Amazonの担当者に認証コードを教えてあげてください。",
        "本人確認のため、パスワードをお聞かせください。",
        "折り返しの電話で、暗証番号を言ってください。",
        "パスワードをこの画面に貼り付けてください。",
    ],
    "en": [
        "Enter your password here.",
        "Tell the agent your code.",
        "Type your PIN below.",
        "Reply with the code.",
        "Send us a photo of your card.",
        "Read the code out to the operator.",
        "Don't hesitate to give support your card number.",
        "If you don't see it, tell us your verification code.",
        "Please share your date of birth with the representative.",
        "Give them your bank account number so they can refund you.",
        "What's your password?",
        "Could you tell me your PIN?",
        "Provide your card number when asked.",
        "When support asks for the code, read it out.",
        "When the code arrives, read it to the person on the phone.",
        "Paste your passcode into this chat.",
        "Email your password to customer service.",
        "Send your card details by text.",
        "Answer with your security answer.",
        "In the box below, write your full name and address.",
        "Say your PIN out loud.",
        "Don't worry, just tell the caller your password.",
        "We'll need your mother's maiden name.",
        "Text back the 6-digit number.",
        "Upload a picture of your driving licence here.",
        "It's safe to tell Amazon staff your password.",
        "To prove it's you, tell them the one-time password.",
        "Let the agent know your password.",
        "You can give the code to customer service.",
        "Confirm your card number with the person on the line.",
        "Fill in your password on this page.",
        "Hand over your PIN to the technician.",
        "Respond to the text with your code.",
        "Spell out your password for the agent.",
        "Send a copy of your passport to us by email.",
    ],
}
NOT_ASKING = {
    "ja": [
        "ここにパスワードや認証コードを入れることはありません。",
        "パスワード、認証コード、お名前、住所をお聞きすることはありません。",
        "電話などで人にコードを聞かれても、教えないでください。",
        "メールアドレスとパスワードを入れます。",
        "届いた6桁のコードを、Amazonの画面に入れます。",
        "画面の案内に従って、コードを入れます。",
        "Amazonのフォームの入力欄に、コードを入れます。",
        "使っていそうなメールアドレスや番号を、紙に書いておくと話しやすいです。",
        "「コードを教えてください」と言われても、断りましょう。",
        "ここにパスワードを入れる必要はありません。",
        "電話の相手にコードを伝えてはいけません。",
        "電話の相手にコードを伝えるのは危険です。",
        "Amazonの画面で、コードをもう一度送ります。",
        "コードをメールで送ってもらいます。",
        "メールで届いたコードを入れ、送信を押します。",
        "SMSに届かないなら、メールアドレスを入れます。",
        "パスワードを新しくしたら、家族に電話で知らせましょう。",
        "ここで、Amazonの画面にパスワードを入れます。",
        "ここに書いたとおり、Amazonの画面にコードを入れます。",
        "電源のコードを、奥まで差し込みます。",
        "ここまで試したことを、電話で伝えてください。",
        "人にパスワードを教えてはいけません。",
        "相手にコードを伝えてしまったら、すぐ変えます。",
        "担当の人にコードを聞かれたら、切ってください。",
        "口座番号を紙で隠して、写真をとります。",
        "書類の写真を、Amazonのページで送ります。",
        "電話でパスワードを聞かれることはありません。",
        "パスワードを言うように求める電話は、詐欺です。",
        "カード番号を伝えた方は、カード会社に電話してください。",
        "コードを相手に教えるのはやめましょう。",
        "電話番号をカードの裏で確かめて、カード会社に伝えます。",
    ],
    "en": [
        "Amazon asks you to enter the code on its screen.",
        "We never ask for your password, a verification code, your name or your address.",
        "Whoever asks, don't tell them your password or a code.",
        "Never give a password, code or card number over the phone.",
        "Enter the code on the Amazon screen.",
        "Send the code again.",
        "On the Amazon screen, send the code again.",
        "Tell them where you got stuck and what you've tried.",
        "If a caller asks you to read out the code, hang up.",
        "Giving anyone the code is dangerous.",
        "If you told them your card number, call your card company.",
        "Don't call back, reply or tell them the code.",
        "Choose to get the code by text.",
        "Enter your email address and password, then choose an answer below.",
        "Tell your bank you were tricked.",
        "Give the code a few minutes to arrive.",
        "Say you don't know the email address or number on your account.",
        "Only a scammer wants you to tell them your password.",
        "Have your name, address and phone number ready.",
        "You needn't tell us your name.",
        "Call the number on the back of your card.",
        "Take the photo straight on, in good light.",
        "Amazon staff will not ask you to say your PIN.",
        "Enter your password in the box on the login screen.",
        "Don't share your screen or your password with anyone.",
        "Tell your family before you change the password.",
        "Open the app and read the code on its screen.",
        "Someone who asks for your code is a thief.",
    ],
}


def in_languages(told):
    return [(language, sentence) for language, told in told.items() for sentence in told]


def asked(text, language):
    return any(secrets.asks(sentence, language) for sentence in sentences_of(own(text)))


@pytest.mark.parametrize(("language", "text"), in_languages(ASKING))
def test_asking_for_a_secret_is_found(language, text):
    assert asked(text, language)


@pytest.mark.parametrize(("language", "text"), in_languages(NOT_ASKING))
def test_helping_with_a_secret_is_left_alone(language, text):
    assert not asked(text, language)


def test_a_long_list_of_things_is_judged_at_once():
    # Where a list can be read in more ways than one, each thing more doubles the time.
    for many in ("と" * 4_000, "パスワードと" * 600, "を、ここに、電話に" * 400):
        assert not secrets.asks(f"ここにパスワード{many}", "ja")
