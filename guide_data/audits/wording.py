"""How a guide is worded: how long, in which terms, spelled how, and in which languages."""

from __future__ import annotations

from collections import Counter
from functools import partial
from hashlib import blake2b
from pathlib import Path

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.checks.frames.sentences import own, sentences, visible
from guide_data.checks.frames.translation_pairs import on_steps, source_texts, translated_texts
from guide_data.checks.languages.word_spellings import words_of
from guide_data.checks.rules.plain_language import has_term, spellings, step_lines
from guide_data.messages import listed, templates
from guide_data.reading.folder import content_files, shown_as

USED, AVOIDED, WHY = COLUMNS = templates(("使っている行", "避けたい行", "理由"))


def visible_sentences(audit: Audit) -> pd.DataFrame:
    """Every sentence on a step, as a visitor sees it: its letters beside step, file, line."""
    rows = sentences(step_lines(audit.case), partial(visible, references=audit.tables.references))
    return rows.assign(letters=rows["sentence"].str.len().astype(int))


def longest(audit: Audit, first: int = 50) -> pd.DataFrame:
    """The longest sentences: letters, step, sentence, file, line."""
    rows = visible_sentences(audit).sort_values("letters", ascending=False, kind="stable")
    return rows.head(first)[["letters", "step", "sentence", "file", "line"]]


def by_file(audit: Audit) -> pd.DataFrame:
    """How long the sentences of each file are, in letters: sentences, median and most."""
    grouped = visible_sentences(audit).groupby("file", sort=False)["letters"]
    found = grouped.agg(sentences="size", median="median", most="max").reset_index()
    return found.rename(
        columns=templates({"file": "ファイル", "median": "ふつう（字）", "most": "最長（字）"})
    )


def by_step(audit: Audit) -> pd.DataFrame:
    """How much each step has to read: step, title, sentences, letters, findings."""
    grouped = visible_sentences(audit).groupby("step")["letters"]
    found = audit.tables.steps[["step", "title"]].merge(
        grouped.agg(sentences="size", letters="sum").reset_index(), on="step"
    )
    noted = Counter(f.step for f in audit.found if f.family == "words")
    found = found.assign(findings=[noted[step] for step in found["step"]])
    return found.sort_values("letters", ascending=False, kind="stable")


def terms(audit: Audit) -> pd.DataFrame:
    """The words to use and to avoid, and on how many lines each stands in our own words; those of
    the guide's own language first.
    """
    language, spoken = audit.tables.language, audit.tables.spoken_lines
    lines = {name: list(map(own, said["text"])) for name, said in spoken.groupby("language")}
    lines[language] = list(map(own, audit.tables.lines["text"]))
    rows = audit.tables.terms.sort_values(
        "language", key=lambda names: names.ne(language), kind="stable"
    )
    pairs = list(rows[["language", "use", "avoid"]].itertuples(index=False, name=None))
    used = [sum(use in line for line in lines.get(name, ())) for name, use, _ in pairs]
    found = [
        sum(has_term(line, use, avoid) for line in lines.get(name, ()))
        for name, use, avoid in pairs
    ]
    return rows.assign(**{USED: used, AVOIDED: found})[
        ["use", USED, "avoid", AVOIDED, "note", "file", "line"]
    ].rename(columns={"note": WHY})


def variants(audit: Audit) -> pd.DataFrame:
    """Words that are spelled in more than one way: word, how often each way."""
    language = audit.tables.draft.language
    held = (words_of(own(text), language) for text in step_lines(audit.case)["text"])
    rows = [
        (word, listed(f"{spelling} {count}" for spelling, count in found.most_common()))
        for word, found in sorted(spellings(held).items())
        if len(found) > 1
    ]
    return pd.DataFrame(rows, columns=["word", "text"])


def translated(audit: Audit) -> pd.DataFrame:
    """How much of each cause is translated: cause, texts, translated, share (%); of several
    languages, each has rows of its own.
    """
    source, said = on_steps(source_texts(audit.tables)), on_steps(translated_texts(audit.tables))
    languages = audit.tables.languages
    if len(languages) <= 1:
        return translated_into(audit, source, said)
    parts = [translated_into(audit, source, said[said["language"].eq(one)]) for one in languages]
    named = zip(languages, parts, strict=True)
    return pd.concat([part.assign(language=one) for one, part in named], ignore_index=True)


def translated_into(audit: Audit, source: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """How much of each cause one language says."""
    there = set(zip(said["step"], said["where"], strict=True))
    pairs = zip(source["step"], source["where"], strict=True)
    causes = audit.tables.steps.set_index("step")["cause"]
    rows = pd.DataFrame(
        {"cause": source["step"].map(causes), "translated": [pair in there for pair in pairs]}
    )
    grouped = rows.groupby("cause", sort=False)["translated"]
    counts = grouped.agg(texts="size", translated="sum").reset_index()
    share = 100 * counts["translated"] / counts["texts"]
    return counts.assign(share=share, cause=counts["cause"].replace(audit.tables.titles))


def digests(audit: Audit) -> pd.DataFrame:
    """What each step says, shortened: step, title, a column a language.

    Any word that changes changes one line here, which names its step.
    """
    said = audit.tables.spoken
    said = said[said["step"].ne("")]
    if said.empty:
        return pd.DataFrame()
    # Some texts of a step come in any order.
    texts = (said["where"] + "\0" + said["text"]).groupby([said["step"], said["language"]])
    found = texts.agg(lambda parts: short_digest("\0".join(sorted(parts)))).unstack(fill_value="-")
    found = found[said["language"].unique()]
    steps = audit.tables.steps[["step", "title"]]
    return steps.merge(found, left_on="step", right_index=True, how="left")


def file_digests(audit: Audit) -> pd.DataFrame:
    """The files that hold no step, shortened: the file, and what stands for all that it says."""
    said = audit.tables.spoken
    files = set(said.loc[said["step"].ne(""), "file"])
    rows = [(shown_as(path), text_of(path)) for path in content_files(audit.folder)]
    found = [(file, short_digest(text)) for file, text in rows if file not in files]
    return pd.DataFrame(found, columns=templates(["ファイル", "記号"]))


def text_of(path: Path) -> str:
    """All that a file says, whichever its line ends."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines())


def short_digest(text: str) -> str:
    """A few letters that stand for a text."""
    return blake2b(text.encode(errors="replace"), digest_size=3).hexdigest()
