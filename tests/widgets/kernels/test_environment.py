"""What a kernel may know of its server's environment."""

import pytest

from widgets.kernels.environment import scrubbed


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("PATH", True),
        ("GUIDE", True),
        ("GUIDE_DRAFT", True),
        ("LC_ALL", True),
        ("PYTHONPATH", True),
        ("PYTHONSTARTUP", False),
        ("PYTHONWARNINGS", False),
        ("VIRTUAL_ENV", False),
        ("IPYTHONDIR", False),
        ("JUPYTER_PATH", False),
        ("GUIDE_TEST_SECRET", False),
        ("AWS_SECRET_ACCESS_KEY", False),
        ("JUPYTER_TOKEN", False),
        ("QUERY_STRING", False),
        ("VOILA_REQUEST_URL", False),
        ("HTTP_COOKIE", False),
        ("JPY_PARENT_PID", False),
    ],
)
def test_a_kernel_knows_only_what_it_needs(name, passed):
    assert scrubbed({name: "x"}) == ({name: "x"} if passed else {})
