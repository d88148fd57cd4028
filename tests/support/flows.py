"""Random guides for property tests: any shape that has no cycle, and nothing else on the steps."""

from datetime import date
from unicodedata import normalize

from hypothesis import strategies as st

from guide_data import Flow, Journey, Option, Step
from guide_data.model.flow import Guide
from guide_data.model.step import Answers, Cause
from guide_data.reading.limits import UNSEEN
from guide_data.text.markdown_limits import refused

GUIDE = Guide(
    title="t",
    lead="l",
    about="a",
    language="ja",
    as_of=date(2026, 11, 22),
    start="s0",
    solved="s0",
    answers=Answers(solved="s", unsolved="u", unable="n"),
)


def step(number, targets):
    """A step with an option to each target; without any, an outcome."""
    options = tuple(Option(id=f"o{n}", text="t", to=f"s{to}") for n, to in enumerate(targets))
    kind, ends = ("question", None) if options else ("outcome", "solved")
    return Step(id=f"s{number}", kind=kind, ends=ends, title="t", options=options)


@st.composite
def flows(draw, most_steps=12, most_options=4):
    """A flow whose steps lead only to later ones; several options may lead to the same step."""
    count = draw(st.integers(1, most_steps))
    later = [st.integers(n + 1, count - 1) for n in range(count - 1)]
    targets = [draw(st.lists(numbers, max_size=most_options)) for numbers in later] + [[]]
    steps = draw(st.permutations([step(n, to) for n, to in enumerate(targets)]))
    return Flow(name="f", guide=GUIDE, causes=(Cause(id="c", title="c", steps=steps),), facts=())


@st.composite
def journeys(draw):
    """A journey from any step of a random flow, of any length that the flow allows."""
    flow = draw(flows())
    journey = Journey(flow, draw(st.sampled_from(sorted(flow.steps))))
    while journey.step.options and draw(st.booleans()):
        journey = journey.choose(draw(st.sampled_from(journey.step.options)).id)
    return journey


@st.composite
def asking(draw):
    """A flow some of whose steps ask the same."""
    flow = draw(flows(most_steps=8, most_options=3))
    names = st.sampled_from([None, "a", "b"])
    steps = tuple(step.model_copy(update={"asks": draw(names)}) for step in flow.steps.values())
    return flow.model_copy(update={"causes": (flow.causes[0].model_copy(update={"steps": steps}),)})


def is_sayable(words):
    """Whether content may have these words, and each reader takes them for words."""
    return not (set("{}") & set(words) or UNSEEN.search(words) or refused(words) or "://" in words)


# Signs that mean something in tables, charts and stories, among letters of several scripts.
SIGNS = st.sampled_from(list("aB 1é日ん。、,;|\"'[]()<>#&-=.:*!?/\\%@~^_$+`"))
LINES = (
    st.text(SIGNS | st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12)
    .map(lambda words: normalize("NFC", "x" + " ".join(words.split())))
    .filter(is_sayable)
)
MARKED = st.sampled_from(["", "x", "- x", "1. x", "**x** y", "> x"])
TEXTS = st.lists(MARKED | LINES, max_size=4).map(lambda lines: "\n".join(lines).strip())


@st.composite
def telling(draw, lines=LINES, texts=TEXTS):
    """A flow whose steps and answers say anything that content may say."""
    flow = draw(flows(most_steps=6, most_options=3))

    def told(one):
        options = tuple(o.model_copy(update={"text": draw(lines)}) for o in one.options)
        said = {"title": draw(lines), "text": draw(texts.filter(is_sayable)), "options": options}
        return one.model_copy(update=said)

    return flow.made_of(
        cause.model_copy(update={"steps": tuple(map(told, cause.steps))}) for cause in flow.causes
    )
