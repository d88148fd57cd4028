"""The words of the papers checker: one set a language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperWords:
    """Labels and short messages; ``{…}`` is filled in where they are used.

    Those that begin with ``file`` are filled in by the browser, which alone sees the file.
    """

    title: str
    hint: str
    papers: str
    gone: str
    bills: str
    since: str
    older: str
    date: str
    comma: str
    nothing: str
    enough: str
    short: str
    best: str
    best_bill: str
    paper: str
    prefer: str
    no_paper: str
    look: str
    look_bill: str
    bill: str
    newer_bill: str
    bill_date: str
    no_bill: str
    cover: str
    gone_said: str
    bills_hint: str
    file: str
    file_hint: str
    file_choose: str
    file_ok: str
    file_look: str
    file_empty: str
    file_unreadable: str
    file_small: str
    file_broken: str
    file_unknown: str
    file_types: str
    file_rename: str
    file_again: str
    file_not_yet: str


JAPANESE = PaperWords(
    title="手元の書類で足りるか調べる",
    hint="持っているものを、すべて選んでください。",
    papers="持っている書類",
    gone="今は使えるとは限らない書類",
    bills="持っている領収書",
    since="{date}か、それよりあとに発行されたもの",
    older="もっと古い領収書だけある",
    date="{0.year}年{0.month}月{0.day}日",
    comma="、",
    nothing="選ぶと、足りるかどうかがここに出ます。",
    enough="これで足りそうです。",
    short="まだ足りません。",
    best="{paper}を送りましょう。",
    best_bill="{paper}と{bill}を、いっしょに送りましょう。",
    paper="あなたの氏名がわかる書類も要ります。",
    prefer="おすすめは{papers}です。",
    no_paper="どれもないときは、Amazonの窓口に相談できます。",
    look="{paper}に住所が印刷されているか、見てください。印刷されていれば、それだけで足ります。",
    look_bill="印刷されていなければ、{bill}も用意してください。",
    bill="{paper}には住所が印刷されていません。{bill}も用意してください。",
    newer_bill="古い領収書は使えません。新しいものを探してください。",
    bill_date="領収書は、{date}か、それよりあとに発行されたものを使います。",
    no_bill="見つからないときは、Amazonの窓口に相談できます。",
    cover="写真をとる前に、{things}を紙などで隠してください。",
    gone_said="{papers}は、今は使えるとは限りません。ほかの書類を使いましょう。",
    bills_hint="住所が印刷されていない書類に添えます。",
    file="送るファイルを調べる",
    file_hint="この端末の中だけで調べます。ファイルはどこにも送りません。",
    file_choose="ファイルを選ぶ",
    file_ok="送れる種類のファイルです（{type}）。",
    file_look="氏名、住所、発行したところが読めるか、開いて確かめてください。",
    file_empty="中身が空のファイルです。",
    file_unreadable="ファイルを開けませんでした。端末に保存し直してから、もう一度選んでください。",
    file_small="とても小さいファイルです。文字が読めないかもしれません。",
    file_broken="ファイルがこわれているかもしれません。{type}の中身ではありません。",
    file_unknown="この種類のファイルは送れません。",
    file_types="送れるのは {types} です。",
    file_rename="中身は{type}です。名前の終わりを .{ending} に変えると送れます。",
    file_again="写真をとり直すか、別のファイルを選んでください。",
    file_not_yet="このままでは送れません。",
)

ENGLISH = PaperWords(
    title="Check if your documents are enough",
    hint="Select everything that you have.",
    papers="Documents that you have",
    gone="Documents that may not be accepted now",
    bills="Receipts that you have",
    since="issued on {date} or later",
    older="I only have an older receipt",
    date="{0.day} {0:%B} {0.year}",
    comma=", ",
    nothing="When you select something, the answer is shown here.",
    enough="This should be enough.",
    short="This is not enough yet.",
    best="Send this: {paper}.",
    best_bill="Send these two: {paper}, and {bill}.",
    paper="You also need a document that shows your name.",
    prefer="The best ones are: {papers}.",
    no_paper="If you have none of them, customer service can help.",
    look="Look for a printed address on this: {paper}. If it is there, you need nothing else.",
    look_bill="If it is not there, you also need this: {bill}.",
    bill="No address is printed on this: {paper}. You also need this: {bill}.",
    newer_bill="An old receipt is not accepted. Look for a newer one.",
    bill_date="The receipt must be issued on {date} or later.",
    no_bill="If you cannot find one, customer service can help.",
    cover="Before you take the photo, cover these with paper: {things}.",
    gone_said="This may not be accepted now: {papers}. Please use another document.",
    bills_hint="You send it with a document that has no printed address.",
    file="Check the file to send",
    file_hint="The check runs only on this device. The file is not sent anywhere.",
    file_choose="Choose a file",
    file_ok="This type of file is accepted ({type}).",
    file_look="Open it and see that the name, the address and the issuer can be read.",
    file_empty="This file is empty.",
    file_unreadable="The file could not be opened. Save it on this device and choose it again.",
    file_small="This file is very small. The text may not be readable.",
    file_broken="The file may be damaged. What is in it is not {type}.",
    file_unknown="This type of file is not accepted.",
    file_types="These are accepted: {types}.",
    file_rename="It holds {type}. If you change the end of its name to .{ending}, you can send it.",
    file_again="Take the photo again, or choose another file.",
    file_not_yet="You cannot send it like this.",
)
