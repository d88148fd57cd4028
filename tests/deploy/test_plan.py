"""What the variables of deploy/start mean, and what they cannot."""

import pytest

from deploy.plan import Refused, plan_of

NGINX = {"NGINX_COMMAND": "nginx"}
NONSENSE = {
    "no number": {"FIRST_PORT": "x"},
    "no port": {"FIRST_PORT": "70000"},
    "the last one": {"FIRST_PORT": "65535"},
    "no address": {"LISTEN": "8080; include /etc/passwd"},
    "no processes": {"PROCESSES": "-1"},
    "nginx where a process is": {"LISTEN": "8872", "FIRST_PORT": "8871"},
}


@pytest.mark.parametrize("variables", NONSENSE.values(), ids=NONSENSE)
def test_what_cannot_be_meant_is_refused(variables):
    with pytest.raises(Refused):
        plan_of(NGINX | variables)


URLS = {
    "8080": "http://127.0.0.1:8080/",
    "0.0.0.0:80": "http://127.0.0.1:80/",
    "[::]:8080": "http://[::1]:8080/",
    "[::1]:8080": "http://[::1]:8080/",
    "example.org": "http://example.org:80/",
    "*:81": "http://127.0.0.1:81/",
}


@pytest.mark.parametrize(("listen", "url"), URLS.items(), ids=URLS)
def test_an_address_is_said_as_a_browser_takes_it(listen, url):
    assert plan_of(NGINX | {"LISTEN": listen}).urls == [url]


TOLD = {
    "as by itself": ({}, ("--quiet",)),
    "with numbers": ({"COUNT": "yes"}, ("--quiet", "--count")),
    "to programs": ({"LOG": "json"}, ("--quiet", "--log", "json")),
}


@pytest.mark.parametrize(("variables", "options"), TOLD.values(), ids=TOLD)
def test_no_process_says_where_the_guide_is(variables, options):
    assert plan_of(NGINX | variables).app_options == options
