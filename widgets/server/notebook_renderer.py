"""What runs the notebook in a kernel, and asks nobody around how JupyterLab would show it."""

from __future__ import annotations

from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer


def notebook_renderer(app: Voila, notebook_path: str) -> NotebookRenderer:
    """As Voilà makes it, without the settings of JupyterLab and its extensions.

    One file among them that cannot be read would keep every kernel from its visitor.
    """
    return NotebookRenderer(
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=notebook_path,
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=app.base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config={},
    )
