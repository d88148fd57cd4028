"""What was typed and is not saved: it is kept, step by step, whatever the desk shows."""

from __future__ import annotations

from guide_data.editing.step_texts import Place, StepTexts


class Drafts:
    """The texts that were typed over, each with what it was typed over."""

    def __init__(self) -> None:
        self._typed: dict[str, dict[Place, tuple[str, str]]] = {}

    @property
    def steps(self) -> list[str]:
        """The steps with something to save."""
        return [step for step, typed in self._typed.items() if typed]

    def of(self, step: str) -> dict[Place, str]:
        """What was typed for a step, by its places."""
        return {place: text for place, (_, text) in self._typed.get(step, {}).items()}

    def type(self, texts: StepTexts, place: Place, text: str) -> None:
        """Keep what stands in a field; nothing, where it says what the file says."""
        typed = self._typed.setdefault(texts.step, {})
        language, name = place
        base, _ = typed.get(place, (texts.of(language).text(name), ""))
        if text.strip() == texts.of(language).text(name):
            typed.pop(place, None)
        else:
            typed[place] = base, text

    def overtaken(self, texts: StepTexts) -> dict[Place, str]:
        """What somebody else wrote meanwhile where this editor is typing."""
        typed = self._typed.get(texts.step, {})
        now = {place: texts.of(place[0]).text(place[1]) for place in typed}
        return {place: text for place, text in now.items() if text != typed[place][0]}

    def drop_gone(self, texts: StepTexts) -> list[str]:
        """What was typed into fields that a step no longer has, which can be saved no more."""
        there = {(one.language, name) for one in texts.languages for name in one.inner}
        typed = self._typed.get(texts.step, {})
        return [typed.pop(place)[1] for place in list(typed) if place not in there]

    def clear(self, step: str) -> None:
        """Keep nothing of a step: it is saved."""
        self._typed.pop(step, None)
