"""The guide's own words, those that belong to no content: one set a language."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.views import words_papers
from widgets.views.words_papers import PaperWords


@dataclass(frozen=True)
class Words:
    """Labels and short messages; ``{…}`` is filled in where they are used."""

    # What the language calls itself.
    language: str
    # How dates are written.
    locale: str
    back: str
    restart: str
    index: str
    search: str
    search_hint: str
    found: str
    not_found: str
    options: str
    tools: str
    left: str
    done: str
    taken: str
    aged: str
    go_live: str
    trail: str
    trail_hint: str
    jumped: str
    note: str
    note_hint: str
    note_sees: str
    note_tried: str
    note_nothing: str
    note_device: str
    note_began: str
    note_numbers: str
    note_from: str
    note_file: str
    save: str
    copy: str
    copied: str
    selected: str
    print: str
    ways: str
    device_ask: str
    device_here: str
    device_every: str
    device_shown: str
    device_shown_every: str
    device_change: str
    wait: str
    wait_start: str
    wait_hint: str
    wait_left: str
    wait_begun: str
    wait_half: str
    wait_meanwhile: str
    wait_over: str
    wait_then: str
    wait_stop: str
    wait_again: str
    wait_until: str
    wait_late: str
    wait_retry: str
    wait_counted: str
    wait_past: str
    wait_recount: str
    wait_save: str
    wait_saved: str
    lost: str
    full: str
    reconnect: str
    about: str
    paper: str
    paper_hint: str
    paper_read: str
    paper_back: str
    contents: str
    papers: PaperWords


JAPANESE = Words(
    language="日本語",
    locale="ja-JP",
    back="ひとつ戻る",
    restart="最初から",
    index="ことばから探す（索引）",
    search="ことばで探す",
    search_hint="例：SMS 来ない",
    found="{found} 件見つかりました",
    not_found="見つかりませんでした。短い言葉に変えるか、下から選んでください。",
    options="答えを選んでください",
    tools="移動",
    left="あと最大 {left} 回選びます",
    done="ここで終わりです",
    taken="ここまで {taken} 回・",
    aged="ご注意",
    go_live="試したことを記録する",
    trail="ここまでの答え",
    trail_hint="答えを押すと、そこから選び直せます。",
    jumped="（別の場面へ移りました）",
    note="電話で伝えるメモ",
    note_hint="電話のときに、このまま読み上げてください。",
    note_sees="困っていること",
    note_tried="試したこと",
    note_nothing="まだ何も試していません",
    note_device="使っている端末",
    note_began="調べ始めた時刻",
    note_numbers="電話番号",
    note_from="どこからかけますか",
    note_file="電話のメモ.txt",
    save="メモを保存する",
    copy="メモをコピーする",
    copied="コピーしました。",
    selected="選択しました。長押しでコピーできます。",
    print="メモを印刷する",
    ways="お使いの機器の名前を押すと、やり方が開きます。",
    device_ask="お使いの機器はどれですか",
    device_here="この機器のようです",
    device_every="ほかの機器・わからない",
    device_shown="{name}のやり方です。",
    device_shown_every="機器ごとのやり方です。",
    device_change="機器を変える",
    wait="待つ目安",
    wait_start="{minutes}分はかる",
    wait_hint="ほかの画面を見ていても、はかれます。",
    wait_left="あと{minutes}分ほどです。",
    wait_begun="はかり始めました。",
    wait_half="半分たちました。",
    wait_meanwhile="待つあいだに",
    wait_over="時間になりました。もう一度見てみましょう。まだのときは、下から答えを選んでください。",
    wait_then="時間になりました。もう一度見てみましょう。まだのときは「{then}」を押してください。",
    wait_stop="はかるのをやめる",
    wait_again="もう一度{minutes}分はかる",
    wait_until="{until}ごろまでが目安です。",
    wait_late="{late}になってもまだのときは、電話で聞いてください。",
    wait_retry="そのころ、もう一度試してみましょう。それでもだめなら、電話で聞けます。",
    wait_counted="{began}から数えています。",
    wait_past="目安を過ぎました。もう一度見てみて、まだのときは電話で聞いてください。",
    wait_recount="今から数え直す",
    wait_save="カレンダーに入れる",
    wait_saved="予定のファイルを保存しました。開くと、カレンダーに入ります。",
    lost="記録の機能が途切れました。案内はこのまま使えます。",
    full="いま記録の機能は使えません。案内はこのまま使えます。",
    reconnect="もう一度つなぐ",
    about="このガイドについて",
    paper="ガイドを全部、印刷する",
    paper_hint="ブラウザのメニューで「印刷」か「プリント」を選びます。スマホでは「共有」の中にあります。",
    paper_read="{date} の内容です。「→ 4」は、4番へ進むしるしです。",
    paper_back="画面で使う",
    contents="もくじ",
    papers=words_papers.JAPANESE,
)

ENGLISH = Words(
    language="English",
    locale="en-GB",
    back="Back one step",
    restart="Start again",
    index="Find by word (index)",
    search="Search in your own words",
    search_hint="For example: code not coming",
    found="Found: {found}",
    not_found="Nothing found. Try a shorter word, or choose from below.",
    options="Choose an answer",
    tools="Move",
    left="Choices left: {left} at most",
    done="The guide ends here",
    taken="Choices made: {taken}. ",
    aged="Please note",
    go_live="Record what I tried",
    trail="Your answers so far",
    trail_hint="Press an answer to choose again from there.",
    jumped="(moved to another part)",
    note="Note for the phone call",
    note_hint="Read this out when you call.",
    note_sees="Problem",
    note_tried="What I tried",
    note_nothing="Nothing yet",
    note_device="Device",
    note_began="Began at",
    note_numbers="Telephone numbers",
    note_from="Where do you call from?",
    note_file="note-for-the-call.txt",
    save="Save the note",
    copy="Copy the note",
    copied="Copied.",
    selected="Selected. Press and hold it to copy.",
    print="Print the note",
    ways="Press the name of your device to see what to do.",
    device_ask="Which device do you use?",
    device_here="It seems to be this one",
    device_every="Another one, or I do not know",
    device_shown="For: {name}",
    device_shown_every="For each device",
    device_change="Change the device",
    wait="How long to wait",
    wait_start="Start a {minutes}-minute timer",
    wait_hint="You can look at your mail meanwhile.",
    wait_left="About {minutes} min left.",
    wait_begun="The timer has started.",
    wait_half="Half of the time has passed.",
    wait_meanwhile="While you wait",
    wait_over="Time is up. Please look again. If there is still nothing, choose an answer below.",
    wait_then="Time is up. Please look again. If there is still nothing, press “{then}”.",
    wait_stop="Stop the timer",
    wait_again="Wait another {minutes} min",
    wait_until="This should take until about {until}.",
    wait_late="If there is still nothing on {late}, please call.",
    wait_retry="Try again then. If it still does not work, you can call.",
    wait_counted="Counted from {began}.",
    wait_past="That time has passed. Please look again. If there is still nothing, please call.",
    wait_recount="Count again from now",
    wait_save="Add to my calendar",
    wait_saved="A calendar file was saved. Open it to add the date.",
    lost="Recording has stopped. You can go on with the guide.",
    full="Recording is not available now. You can go on with the guide.",
    reconnect="Connect again",
    about="About this guide",
    paper="Print the whole guide",
    paper_hint="Choose “Print” in the menu of your browser. On a phone, it is inside “Share”.",
    paper_read="As of {date}. “→ 4” means: go on to number 4.",
    paper_back="Use it on the screen",
    contents="Contents",
    papers=words_papers.ENGLISH,
)

LANGUAGES = {"ja": JAPANESE, "en": ENGLISH}


def words_for(language: str) -> Words:
    """The words of a language; Japanese where we have none of its own."""
    return LANGUAGES.get(language, JAPANESE)
