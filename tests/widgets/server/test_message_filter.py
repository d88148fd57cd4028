"""What may be said to a kernel, message by message, and how often."""

import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.kernel_client import FORBIDDEN, message
from widgets.server.message_filter import ALL_STATES, MAX_DEPTH, MessageRejected, parse_message
from widgets.server.rate_limit import TokenBucket, Visitor
from widgets.server.settings import Settings

COMM = "c18b5f57a034458291d5029442b61e13"
CLICK = {"comm_id": COMM, "data": {"method": "custom", "content": {"event": "click"}}}


def update(**state):
    return {"comm_id": COMM, "data": {"method": "update", "state": state, "buffer_paths": []}}


def custom(content):
    return {"comm_id": COMM, "data": {"method": "custom", "content": content}}


def parts(frame):
    """What a kernel gets of a message."""
    return parse_message(frame)[1]


def nested(depth):
    return [] if depth == 0 else [nested(depth - 1)]


ALLOWED = {
    "open": ("comm_open", {"comm_id": COMM, "target_name": "jupyter.widget.control", "data": {}}),
    "states": ("comm_msg", {"comm_id": COMM, "data": {"method": "request_states"}}),
    "state": ("comm_msg", {"comm_id": COMM, "data": {"method": "request_state"}}),
    "click": ("comm_msg", CLICK),
    "ticked": ("comm_msg", update(ticked=["passport"])),
    "over": ("comm_msg", update(over=True)),
    "visit": ("comm_msg", custom({"step": "a", "trail": ["a", "b"], "visit": 1, "device": "機器"})),
}


@pytest.mark.parametrize(("kind", "content"), ALLOWED.values(), ids=ALLOWED)
def test_what_the_host_sends_is_allowed(kind, content):
    frame = message(kind, content, metadata={"version": "2.1.0"})
    asked, (header, parent, metadata, said) = parse_message(frame)
    assert json.loads(header)["msg_type"] == kind
    assert asked == (ALL_STATES if content == ALLOWED["states"][1] else kind)
    assert json.loads(parent) == {}
    assert json.loads(metadata)["version"] == "2.1.0"
    assert json.loads(said).get("comm_id", COMM) == COMM


KINDS = [
    *FORBIDDEN,
    "kernel_info_request",
    "comm_info_request",
    "comm_close",
    "connect_request",
    "create_subshell_request",
    "usage_request",
    "abort_request",
    "apply_request",
    "clear_request",
    "COMM_MSG",
    "comm_msg\n",
    "comm_msg\0",
    "",
    "nonsense",
]
REJECTED = {
    **{f"kind-{kind!r}": message(kind, {"code": "x = 1"}) for kind in KINDS},
    **{
        f"channel-{name}": message("comm_msg", CLICK, channel=name)
        for name in ("control", "stdin", "iopub", "hb", "SHELL", "", "shell ")
    },
    "kind-is-a-list": message("x", CLICK, msg_type=["comm_msg"]),
    "kind-is-none": message("x", CLICK, msg_type=None),
    "header-is-a-list": message("comm_msg", CLICK, msg_id=[]),
    "header-is-long": message("comm_msg", CLICK, msg_id="a" * 101),
    "header-has-markup": message("comm_msg", CLICK, session="<script>"),
    "header-has-lines": message("comm_msg", CLICK, session="a\nb"),
    "a-model-of-the-browsers": message(
        "comm_open", {"comm_id": COMM, "target_name": "jupyter.widget", "data": {"state": {}}}
    ),
    "an-unknown-target": message("comm_open", {"comm_id": COMM, "target_name": "x", "data": {}}),
    "comm-is-a-number": message("comm_msg", CLICK | {"comm_id": 1}),
    "comm-is-a-path": message("comm_msg", CLICK | {"comm_id": "../x"}),
    "comm-is-missing": message("comm_msg", {"data": CLICK["data"]}),
    "data-is-a-list": message("comm_msg", {"comm_id": COMM, "data": []}),
    "content-is-a-list": message("comm_msg", []),
    "content-is-a-text": message("comm_msg", "click"),
    "custom-is-a-text": message("comm_msg", custom("click")),
    "custom-is-none": message("comm_msg", custom(None)),
    "method-is-unknown": message("comm_msg", {"comm_id": COMM, "data": {"method": "eval"}}),
    "method-is-a-list": message("comm_msg", {"comm_id": COMM, "data": {"method": ["update"]}}),
    "echo": message("comm_msg", {"comm_id": COMM, "data": {"method": "echo_update", "state": {}}}),
    "state-is-a-list": message("comm_msg", {"comm_id": COMM, "data": {"method": "update"}}),
    "a-text-of-pythons": message("comm_msg", update(value="<img>")),
    "children-of-pythons": message("comm_msg", update(children=[])),
    "a-script-of-pythons": message("comm_msg", update(_esm="alert()")),
    "one-trait-too-many": message("comm_msg", update(ticked=[], text="")),
    "not-a-number": message("comm_msg", custom({"visit": float("nan")})),
    "infinite": message("comm_msg", json.dumps(custom({})).replace("{}", '{"a": 1e999}').encode()),
    "half-a-character": message("comm_msg", custom({"step": "\ud800"})),
    "a-number-of-5000-digits": message("comm_msg", b'{"a":' + b"9" * 5000 + b"}"),
    "deep": message("comm_msg", custom({"trail": nested(MAX_DEPTH)})),
    "very-deep": message("comm_msg", b'{"a":' + b"[" * 30000 + b"]" * 30000 + b"}"),
    "not-json": message("comm_msg", b"{"),
    "not-utf-8": message("comm_msg", b'{"a":"\xff"}'),
    "utf-16": message("comm_msg", json.dumps(CLICK).encode("utf-16")),
    "nothing-in-a-part": message("comm_msg", b""),
    "buffers": message("comm_msg", CLICK, buffers=[b"x"]),
    "many-buffers": message("comm_msg", CLICK, buffers=[b""] * 1000),
    "large": message("comm_msg", custom({"step": "a" * Settings.max_message_bytes})),
    "text": json.dumps({"header": {"msg_type": "comm_msg"}, "content": CLICK, "channel": "shell"}),
    "none": None,
    "empty": b"",
    "short": b"\0" * 55,
    "zeros": bytes(200),
    "places-without-end": struct.pack("<7Q", 2**63, *[2**63] * 6),
    "places-backwards": struct.pack("<7Q", 6, 400, 300, 200, 100, 50, 0) + bytes(400),
    "places-beyond": struct.pack("<7Q", 6, 56, 61, 10**6, 10**6, 10**6, 10**6) + b"shell",
}  # fmt: skip


@pytest.mark.parametrize("frame", REJECTED.values(), ids=REJECTED)
def test_everything_else_is_rejected(frame):
    with pytest.raises(MessageRejected):
        parse_message(frame)


@given(st.binary(max_size=400))
def test_any_bytes_are_allowed_or_rejected(frame):
    with pytest.raises(MessageRejected):
        parse_message(frame)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=settings().max_examples // 4)
@given(st.sampled_from(["comm_msg", "comm_open", "comm_close", "execute_request"]), JSON)
def test_any_content_is_allowed_as_known_or_rejected(kind, content):
    try:
        *_, said = parts(message(kind, content))
    except MessageRejected:
        return
    assert json.loads(said).keys() <= {"comm_id", "data", "target_name"}


@settings(max_examples=settings().max_examples // 5)
@given(JSON)
def test_what_is_added_to_a_message_is_left_out(anything):
    added = {"comm_id": COMM, "data": CLICK["data"] | {"buffer_paths": [], "x": anything}}
    *_, said = parts(message("comm_msg", added | {"y": anything}, metadata={"z": anything}))
    assert json.loads(said) == CLICK


def test_nothing_is_repeated_to_the_kernel_but_what_is_known():
    header, parent, metadata, _ = parts(
        message("comm_msg", CLICK, metadata={"cellId": "x"}, subshell_id="other", more=[1])
    )
    assert json.loads(header).keys() == {
        "msg_id", "msg_type", "session", "username", "date", "version"
    }  # fmt: skip
    assert parent == b"{}"
    assert json.loads(metadata).keys() == {"nonce"}


def test_a_message_sent_twice_is_no_error_of_the_kernels():
    frame = message("comm_msg", CLICK)
    assert parts(frame) != parts(frame)


def test_people_are_never_too_fast():
    now = [0.0]
    bucket = TokenBucket(Settings.message_burst, Settings.messages_per_s, lambda: now[0])
    for _ in range(600):  # ten taps a second, each with its message, for a minute
        now[0] += 0.1
        assert bucket.take()


def test_a_flood_is_stopped_and_later_forgiven():
    now = [0.0]
    bucket = TokenBucket(Settings.message_burst, Settings.messages_per_s, lambda: now[0])
    assert sum(bucket.take() for _ in range(10_000)) == Settings.message_burst
    now[0] += 60
    assert sum(bucket.take() for _ in range(10_000)) == Settings.message_burst


COSTLY = {"comm_open": Settings.open_burst, ALL_STATES: Settings.states_burst}


@pytest.mark.parametrize(("kind", "most"), COSTLY.items(), ids=COSTLY)
def test_what_costs_more_than_it_looks_is_asked_seldom(kind, most):
    visitor = Visitor(Settings())
    assert sum(visitor.may_ask(kind) for _ in range(100)) == most
    assert visitor.may_ask("comm_msg")
