"""A live guide without a browser: tapped as visitors do, and told what a browser tells."""


def tap(guide, option_id):
    """Tap the button of an option, as a visitor does."""
    ids = [option.id for option in guide.views[guide.step].options]
    guide.screen.buttons[ids.index(option_id)].click()


def hear(guide, content):
    """Let a message arrive as from a browser."""
    guide.address._handle_custom_msg(content, [])
