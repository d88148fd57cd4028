"""The telephone note in a browser: the right number first, by the clock and the choice."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.model.things import Contact
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.axe import COLOURS, violations
from tests.support.mounted import Mounted
from tests.support.visitor import Visitor
from widgets.live.parts.note import Note

FLOW = read_guide()
NEW_YORK = "America/New_York"
WORDS = words_for("ja").note


class Calling(Mounted):
    """Somebody on a page with a telephone note."""

    def __init__(self, page):
        super().__init__(page)
        self.radios, self.call = page.get_by_role("radio"), page.locator(".call")
        self.open()

    def shows(self, contacts=FLOW.contacts, alive=True, **traits):
        """Let the widget show a note."""
        return self.mount(note(contacts, **traits), alive=alive)

    def chooses(self, contact_id):
        """Tap a choice by its words."""
        label = contact(contact_id).label
        self.page.get_by_text(label).tap()

    def calls(self, contact_id):
        """See that a contact is the one to call, and that Python was told."""
        dial = contact(contact_id).dial
        expect(self.call).to_have_attribute("href", f"tel:{dial}")
        expect(self.call).to_contain_text(contact(contact_id).number)
        checked = self.page.locator("input:checked")
        expect(checked).to_have_count(1)
        expect(checked).to_have_value(contact_id)
        assert self.knows("traits.first") == contact_id


def note(contacts=FLOW.contacts, language="ja", **traits):
    """A note of a guide with those contacts."""
    flow = FLOW.speaking(language).model_copy(update={"contacts": tuple(contacts)})
    alone = {"language": language, "name": language, "text": "……"}
    made = Note(flow, **{"write": lambda first: [alone]} | traits)
    made.show(flow.helpline)
    return made


def contact(contact_id, flow=FLOW):
    return next(contact for contact in flow.contacts if contact.id == contact_id)


@pytest.fixture
def calling(reader):
    return Calling(reader)


@pytest.fixture
def abroad(browser):
    with a_phone(browser, timezone_id=NEW_YORK) as page:
        yield page


def test_in_the_zone_of_the_ordinary_numbers_the_first_is_offered(calling):
    calling.shows().calls("free")


def test_elsewhere_the_number_for_people_elsewhere_is_offered(abroad):
    Calling(abroad).shows().calls("abroad")


def test_another_number_is_chosen_and_the_tab_remembers_it(calling):
    calling.shows().chooses("paid")
    calling.calls("paid")
    calling.reloads().shows().calls("paid")


def test_what_python_says_counts(calling):
    calling.shows(first="abroad").calls("abroad")
    calling.tell(first="paid")
    calling.calls("paid")


def test_without_a_kernel_the_choice_works(calling):
    calling.shows(alive=False).chooses("abroad")
    calling.calls("abroad")


@pytest.mark.parametrize("kept", ["nobody", "", "null", "[]"])
def test_what_the_tab_remembers_wrongly_does_no_harm(calling, kept):
    calling.page.evaluate("kept => sessionStorage.setItem('guide-calls-from', kept)", kept)
    calling.shows().calls("free")


def test_a_number_that_is_offered_no_more_gives_way(calling):
    calling.shows().chooses("paid")
    left = [c for c in FLOW.contacts if c.id != "paid"]
    calling.tell(contacts=note(left).contacts)
    calling.calls("free")


def test_the_keyboard_chooses(calling):
    calling.shows()
    calling.page.keyboard.press("Tab")
    for contact_id in ("paid", "abroad", "free"):
        calling.page.keyboard.press("ArrowDown")
        calling.calls(contact_id)
    calling.page.keyboard.press("Tab")
    expect(calling.call).to_be_focused()


def test_one_number_leaves_no_choice(calling):
    alone = Contact(id="a", number="0120-000-000", dial="+81120000000", label="窓口", fact="a")
    calling.shows([alone])
    expect(calling.radios).to_have_count(0)
    expect(calling.call).to_have_text("窓口0120-000-000")


def test_without_numbers_there_is_only_the_note(calling):
    calling.shows([])
    expect(calling.page.locator("pre")).to_be_visible()
    expect(calling.call).to_be_hidden()
    expect(calling.radios).to_have_count(0)


def test_the_other_language_is_folded_and_kept(calling):
    own, other = ({"language": n, "name": n, "text": f"note in {n}"} for n in ("ja", "en"))
    calling.mount(note(write=lambda first: [own, other]))
    written, page = calling.page.locator("pre"), calling.page
    expect(written.first).to_be_visible()
    expect(written.last).to_be_hidden()
    page.evaluate("""() => {
        const writeText = (text) => ((window.copied = text), Promise.reject());
        Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    }""")
    page.get_by_role("button", name=note().words["copy"]).tap()
    # What could not be copied stands open and selected.
    expect(written.last).to_be_visible()
    assert page.evaluate("copied") == f"{own['text']}\n\n{other['text']}"
    selected = page.evaluate("getSelection().toString()")
    assert own["text"] in selected
    assert other["text"] in selected
    # A change of the text leaves it as it is.
    calling.tell(paragraphs=[{**own, "text": "changed"}, other])
    expect(written.first).to_have_text("changed")
    expect(written.last).to_be_visible()


def test_alone_it_is_printed_where_the_browser_can_and_no_longer_than_it_is_shown(calling):
    alone = calling.page.locator(".guide.alone")
    calling.shows()
    calling.page.evaluate("window.print = () => {}")
    calling.page.get_by_role("button", name=WORDS["print"]).tap()
    expect(alone).to_have_count(1)
    calling.tell(paragraphs=[])
    expect(alone).to_have_count(0)


def test_without_a_way_to_print_none_is_offered(calling):
    calling.page.evaluate("delete window.print")
    calling.shows()
    expect(calling.page.get_by_role("button", name=WORDS["copy"])).to_be_visible()
    expect(calling.page.get_by_role("button", name=WORDS["print"])).to_have_count(0)


def test_it_is_accessible_and_fits_a_narrow_phone(calling):
    calling.page.set_viewport_size({"width": 320, "height": 640})
    calling.shows()
    for language, scheme, only in (("ja", "light", None), ("en", "dark", COLOURS)):
        calling.page.emulate_media(color_scheme=scheme)
        calling.tell(words=note(language=language).words)
        assert violations(calling.page, *([only] if only else [])) == []
        assert calling.knows("document.documentElement.scrollWidth") == 320
    boxes = [label.bounding_box() for label in calling.page.locator("label").all()]
    assert all(box["height"] >= 44 for box in [*boxes, calling.call.bounding_box()])


def test_in_the_live_guide_the_whole_note_follows_into_another_language(abroad, app):
    app.await_ready()
    Visitor(abroad, FLOW).open(f"{app.url}/live#human", live=True)
    written = abroad.locator(".note .texts")
    expect(written).to_contain_text(lines(FLOW, "abroad", "free", "paid"))
    expect(written).to_contain_text(lines(FLOW.speaking("en"), "abroad", "free", "paid"))
    abroad.get_by_label(contact("paid").label).tap()
    expect(written).to_contain_text(lines(FLOW, "paid", "free", "abroad"))
    app.await_ready()
    abroad.locator(".guide-live .switch a").tap()
    english = Visitor(abroad, FLOW.speaking("en"))
    english.await_live()
    english.sees("human")
    expect(written).to_contain_text(lines(english.flow, "paid", "free", "abroad"))
    expect(abroad.locator(".call")).to_have_text(contact("paid", english.flow).number)


def lines(flow, *order):
    """The numbers as a note lists them."""
    named = [contact(contact_id, flow) for contact_id in order]
    return "\n".join(f"・{one.label}\n\u3000{one.number}" for one in named)
