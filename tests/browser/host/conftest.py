"""A plain Jupyter server, a kernel of its, and the page that shows what a kernel displays."""

import pytest

from tests.support.notebook_page import NotebookPage, new_kernel, options
from tests.support.stock_jupyter import running

URL_MODULE = "export default { render: ({ el }) => el.append('a module by its address') }"


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "module.js").write_text(URL_MODULE, encoding="utf-8")
    with running("/api", "jupyter_server", *options(folder)) as url:
        yield url


@pytest.fixture(scope="session")
def kernel(server):
    return new_kernel(server)


@pytest.fixture(scope="session")
def context(browser):
    with browser.new_context() as context:
        context.set_default_timeout(15_000)
        yield context


@pytest.fixture
def new_page(context, server, kernel):
    """A function that opens one more page; whatever is uncaught in it fails the test."""
    pages = []

    def opened(kernel=kernel):
        pages.append(NotebookPage(context.new_page(), server, kernel))
        return pages[-1].open()

    yield opened
    for notebook in pages:
        notebook.page.close()
    assert [error for notebook in pages for error in notebook.uncaught] == []


@pytest.fixture
def notebook(new_page):
    return new_page()


@pytest.fixture(scope="session")
def handed_on_notebook(context, server, kernel):
    return NotebookPage(context.new_page(), server, kernel).open()


@pytest.fixture
def cleared(handed_on_notebook):
    """A page that tests hand on to each other, with nothing on it."""
    yield handed_on_notebook.cleared()
    assert handed_on_notebook.uncaught == []
