"""The texts of the step on screen, typed over beside the guide and written back to its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import ipywidgets as ipw

from guide_data.editing.file_journal import ChangedMeanwhile
from guide_data.editing.session import EditingSession, Refused, Remark
from guide_data.editing.step_texts import Place, Shelf, StepTexts, Texts
from guide_data.editing.yaml_texts import CannotWrite
from guide_data.messages import gettext, say, templates
from guide_data.model.inspection import Inspection, InspectionItem
from guide_data.text.language_tags import language_name
from widgets.editor.drafts import Drafts
from widgets.editor.text_field import TextField
from widgets.live.composite import Composite, close_all
from widgets.views.assets import template

SAVED, SAME = ENDS = templates(("保存しました。", "変わったところはありません。"))
CHANGED = (
    "ほかの人か別の画面が、このファイルを書きかえました。何も書きこんでいません。"
    "書いた文は残っています。確かめて、もう一度「保存」を押してください。"
)
STALE = "もとの言葉が変わりました。訳を直してから（そのままでよければ、すぐに）押してください。"
CANNOT_UNDO = "そのあとファイルが書きかえられたので、元に戻せません。"


class StepForm(Composite):
    """What a step says, in one language or in all side by side.

    ``on_written`` is called once files have changed, with how the folder is judged now, if that is
    known. What is typed stays until it is saved, also while other steps are looked at.
    """

    def __init__(
        self, session: EditingSession, on_written: Callable[[Inspection | None], None]
    ) -> None:
        self.session, self.on_written = session, on_written
        self.drafts = Drafts()
        self.texts: StepTexts | None = None
        self.fields: dict[Place, TextField] = {}
        self._shelf: Shelf | None = None
        self._found: Inspection | None = None
        self._refused: Sequence[Remark] = ()
        self._make_parts()
        super().__init__([self.said, self.tools, self.pending, self.rows])
        self.add_class("desk-form")
        self.show("")

    def show(self, step: str) -> None:
        """Show a step, with what was typed for it before."""
        if self.texts is None or self.texts.step != step:
            self._refused = ()
            self._say("")
            self.texts = self._shelf.step(step) if self._shelf else None
            if self.texts:
                self._tell_gone(self.texts)
        self._draw()

    def reload(self, found: Inspection | None) -> None:
        """Read the files again, which have changed; ``found`` is how they are judged, if known."""
        self._found, self._shelf = found, Shelf(self.session.folder)
        if self.texts:
            # What cannot be read at the moment is shown as it was.
            self.texts = self._shelf.step(self.texts.step) or self.texts
            self._tell_gone(self.texts)
        self._draw()

    def save(self, *, reviewed: Collection[str] = ()) -> None:
        """Write what was typed for this step, unless that brings errors: these are shown then."""
        if not self.texts:
            return
        step, self._refused = self.texts.step, ()
        typed = self.drafts.of(step)
        try:
            found = self.session.save(self.texts, typed, before=self._found, reviewed=reviewed)
        except Refused as refused:
            self._refuse(refused.remarks)
        except ChangedMeanwhile:
            self._say(gettext(CHANGED), wrong=True)
            self.on_written(None)
        except CannotWrite as error:
            self._say(str(error), wrong=True)
        except OSError as error:
            self._say(say("ファイルに書けません（{why}）。", why=error.strerror), wrong=True)
        else:
            self.drafts.clear(step)
            self._say(gettext(SAVED if found else SAME))
            self._draw() if found is None else self.on_written(found)

    def undo(self) -> None:
        """Take the last save back."""
        if not self.session.can_undo:
            return
        try:
            step = self.session.undo()
        except ChangedMeanwhile:
            self._say(gettext(CANNOT_UNDO), wrong=True)
        else:
            self._refused = ()
            self._say(gettext("元に戻しました："), step=step)
            self.on_written(None)
            if not self.session.can_undo:
                self.save_button.focus()

    def spare(self) -> Iterable[ipw.Widget]:
        """Tools that are not offered now."""
        return self.undo_button, self.split, self.stale, *self.review_buttons.values()

    def close(self) -> None:
        """Leave nothing behind, on the disk either."""
        self.session.close()
        super().close()

    def _review(self, language: str) -> None:
        self.save(reviewed=[language])
        if self.review_buttons[language] not in self.tools.children:
            # It had the focus, and is gone.
            self.save_button.focus()

    def _make_parts(self) -> None:
        self.said, self.pending, self.stale = ipw.HTML(), ipw.HTML(), ipw.HTML(gettext(STALE))
        self.said.add_class("desk-said")
        self.save_button = ipw.Button(description=gettext("保存"), button_style="primary")
        self.undo_button = ipw.Button(description=gettext("元に戻す"))
        self.review_buttons: dict[str, ipw.Button] = {}
        self.split = ipw.ToggleButton(value=True, description=gettext("訳を並べる"))
        self.save_button.on_click(lambda _: self.save())
        self.undo_button.on_click(lambda _: self.undo())
        self.split.observe(lambda _: self._draw(), "value")
        self.tools, self.rows = ipw.HBox(), ipw.VBox()
        self.tools.add_class("desk-form-tools")
        self.rows.add_class("desk-form-rows")

    def _draw(self) -> None:
        """Show the fields of the step, what was typed into them, and what is to be said."""
        shown = self._languages()
        places = [(texts.language, name) for texts in shown for name in self._names()]
        if places != list(self.fields) or not places:
            self._lay_out(shown)
        typed = self.drafts.of(self.texts.step) if self.texts else {}
        for texts in shown:
            for name in self._names():
                place = texts.language, name
                self.fields[place].show(typed.get(place, texts.text(name)))
        self._draw_tools()
        self._draw_notes()

    def _languages(self) -> tuple[Texts, ...]:
        languages = self.texts.languages if self.texts else ()
        return languages if self.split.value else languages[:1]

    def _names(self) -> list[str]:
        return list(self.texts.own.inner) if self.texts else []

    def _lay_out(self, languages: tuple[Texts, ...]) -> None:
        """New fields, a row for each text, the languages beside each other."""
        old, self.fields = self.fields, {}
        lines = languages[0].lines if languages else frozenset()
        rows = []
        for name in self._names():
            row = [self._field(t.language, name, one_line=name in lines) for t in languages]
            rows.append(ipw.HBox(row))
        before, self.rows.children = self.rows.children, rows
        close_all(*before, *old.values())
        # In the order of the languages, as they are asked for.
        self.fields = {
            (t.language, n): self.fields[t.language, n] for t in languages for n in self._names()
        }

    def _field(self, language: str, name: str, *, one_line: bool) -> TextField:
        place = language, name
        said = language_name(language, language)
        self.fields[place] = TextField(place, said, self._on_type, one_line=one_line)
        return self.fields[place]

    def _on_type(self, place: Place, text: str) -> None:
        if self.texts:
            self.drafts.type(self.texts, place, text)
            self._draw_pending()

    def _draw_tools(self) -> None:
        self.undo_button.disabled = not self.session.can_undo
        tools = [self.save_button, self.undo_button] if self.texts else [self.undo_button]
        if self.texts and self.texts.others:
            tools.append(self.split)
        if self.texts and self.texts.stale:
            tools += [*map(self._review_button, self.texts.stale), self.stale]
        if self.tools.children != tuple(tools):
            self.tools.children = tools
        self._draw_pending()

    def _review_button(self, language: str) -> ipw.Button:
        """What says of a language that somebody has looked at the step's translation."""
        if language not in self.review_buttons:
            reviewed = say("{name}の訳を見直しました", name=language_name(language))
            button = ipw.Button(description=reviewed)
            button.on_click(lambda _: self._review(language))
            self.review_buttons[language] = button
        return self.review_buttons[language]

    def _draw_pending(self) -> None:
        here = self.texts.step if self.texts else ""
        lost = {s: self.drafts.of(s) for s in self.drafts.steps if s != here and self._is_lost(s)}
        shown = {"steps": self.drafts.steps, "here": here, "lost": lost}
        self.pending.value = template("desk_pending").render(shown)

    def _is_lost(self, step: str) -> bool:
        return self._shelf is not None and self._shelf.step(step) is None

    def _tell_gone(self, texts: StepTexts) -> None:
        """Give back what was typed for answers that somebody took out meanwhile."""
        if gone := self.drafts.drop_gone(texts):
            texts_gone = gettext(" ／ ").join(gone)
            self._say(
                say("もうないところに書いていた文です：{texts}", texts=texts_gone), wrong=True
            )

    def _draw_notes(self) -> None:
        """Say beside each field what was found in it."""
        overtaken = self.drafts.overtaken(self.texts) if self.texts else {}
        for place, field in self.fields.items():
            field.say(self._items_at(place), overtaken.get(place))

    def _items_at(self, place: Place) -> list[InspectionItem]:
        refused = [item for at, item in self._refused if at == place]
        items = self._found.items if self._found and self.texts else ()
        return refused or [i for i in items if self.texts and self.texts.place_at(i.place) == place]

    def _refuse(self, remarks: Sequence[Remark]) -> None:
        """Show why nothing was written, and go to the first field that it is about."""
        self._refused = remarks
        places = [place for place, _ in remarks if place]
        if any(place not in self.fields for place in places):
            self.split.value = True
        elsewhere = [item for place, item in remarks if place not in self.fields]
        self._say(gettext("直すところがあるので、保存していません。"), wrong=True, items=elsewhere)
        self._draw()
        if field := next((self.fields[p] for p in places if p in self.fields), None):
            field.control.focus()

    def _say(
        self,
        text: str,
        *,
        wrong: bool = False,
        step: str = "",
        items: Sequence[InspectionItem] = (),
    ) -> None:
        shown = {"text": text, "wrong": wrong, "step": step, "items": items}
        self.said.value = template("desk_form").render(shown)
