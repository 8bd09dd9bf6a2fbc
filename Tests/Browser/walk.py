#!/usr/bin/env python3
"""Walks through the web app in Chromium, as a coach does: walk.py ANALYZE

Needs Debian's chromium and chromium-driver, and nothing of PyPI. Starts `ANALYZE serve` over a fresh database, signs in,
brings a transcript in, says who is who, corrects a turn with one key, and looks at every page on the way: does it have
one main heading, landmarks and labels, does nothing stick out on a phone, did the browser report an error. Then the same
form once more without scripts. Prints a line a step; ends with 1 where one fails."""
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PASSWORD = "correct horse battery 1"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TRANSCRIPT = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v ana>What would you like to leave with today, after the release of Friday?</v>

00:00:06.000 --> 00:00:14.000
<v Ömer חדד>I want the team to decide without me by the summer, and I do not know where to begin.</v>

00:00:15.000 --> 00:00:24.000
<v ana>When I led a team of eight I wrote down which decisions never need me.</v>

00:00:25.000 --> 00:00:30.000
<v Ömer חדד>I will try that on Monday with the deploy.</v>
"""

# What must hold of every page; gives a list of sentences, empty where all is well.
LOOK = """
const found = [];
if (document.querySelectorAll('h1').length !== 1) found.push('not one main heading');
if (document.querySelectorAll('main').length !== 1) found.push('not one main part');
if (!document.documentElement.lang) found.push('no language');
for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
  if (!field.labels.length) found.push('no label: ' + field.name);
for (const button of document.querySelectorAll('button, a'))
  if (!button.textContent.trim()) found.push('no name: ' + button.outerHTML.slice(0, 80));
const ids = Array.from(document.querySelectorAll('[id]'), (element) => element.id);
for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) found.push('twice: ' + id);
if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the screen');
return found;
"""


class Browser:
    """One window, spoken to by the protocol of WebDriver."""

    def __init__(self, driver, script=True):
        prefs = {} if script else {"profile.managed_default_content_settings.javascript": 2}
        options = {"args": ["--headless=new", "--no-sandbox", "--window-size=390,844"], "prefs": prefs}
        self.base = driver
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.base = driver + "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            return json.load(urllib.request.urlopen(request, timeout=60))["value"]
        except urllib.error.HTTPError as error:
            raise SystemExit("%s %s: %s" % (method, path, json.load(error)["value"]["message"]))

    def go(self, url): self.call("POST", "/url", {"url": url})
    def url(self): return self.call("GET", "/url")
    def run(self, script): return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def find(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, selector, text):
        self.call("POST", "/element/%s/value" % self.find(selector), {"text": text})

    def click(self, selector): self.call("POST", "/element/%s/click" % self.find(selector))

    def text(self, selector="body"):
        return self.call("GET", "/element/%s/text" % self.find(selector))

    def wait(self, what, selector="body"):
        for _ in range(150):
            if what in self.text(selector):
                return
            time.sleep(0.2)
        raise SystemExit("waited in vain for %r, found %r" % (what, self.text(selector)[:300]))

    def errors(self):
        entries = self.call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]

    def close(self): self.call("DELETE", "")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def started(arguments, port):
    """A process that listens at a port."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit("%s does not listen" % arguments[0])


def seen(browser, step):
    """Looks at the page."""
    found = browser.run(LOOK) + browser.errors()
    print("%s: %s" % (step, "; ".join(found) or "good"))
    return not found


def sign_in(browser, site):
    browser.go(site + "/login")
    browser.type("#user", "ana")
    browser.type("#password", PASSWORD)
    browser.click("main button")


def walk(browser, site, file):
    """The way of a coach with scripts; gives what was seen of each page."""
    sign_in(browser, site)
    good = [seen(browser, "the first page")]
    browser.type("#client", "Ömer חדד")
    browser.type("#file", file)
    browser.click("form.drop button")
    browser.wait("Say who is who", ".progress-list")
    browser.click(".progress-list a")
    browser.wait("Who is this?")
    good.append(seen(browser, "who is who"))
    browser.run("document.querySelector('#date').value = '2026-03-02'")
    browser.click("main form button")
    browser.wait("Balance report of a session")
    good.append(seen(browser, "the session"))
    session = browser.url()
    browser.go(session + "/transcript")
    good.append(seen(browser, "the transcript"))
    browser.run("document.getElementById('turn-0').focus()")
    browser.type("#turn-0", "m")
    browser.wait("you: mentorship", "#turn-0")
    browser.type("#turn-0", "u")
    browser.wait("taken back", "#said")
    good.append("you:" not in browser.text("#turn-0"))
    for page in ["/coach", "/me"]:
        browser.go(site + page)
        good.append(seen(browser, page))
    browser.go(site + "/")
    browser.click("ul.rows a")
    for way in ["", "/prep", "/ledger", "/consent"]:
        pair = browser.url() if not way else pair
        browser.go(pair + way)
        good.append(seen(browser, "the pair" + way))
    return good


def walk_without_script(browser, site, file):
    """The same form and correction where no script runs."""
    sign_in(browser, site)
    browser.type("#file", file)
    browser.click("form.drop button")
    browser.wait("you had it already")
    browser.click("main li a")
    browser.wait("Balance report of a session")
    browser.go(browser.url() + "/turns/0")
    browser.click("button[value=mentorship]")
    browser.wait("you: mentorship")
    browser.click("button[name=undo]")
    print("without scripts: good")
    return ["you: mentorship" not in browser.text("main")]


def main():
    analyze = os.path.abspath(sys.argv[1])
    processes = []
    with tempfile.TemporaryDirectory() as folder:
        database = folder + "/web.sqlite"
        file = folder + "/talk.vtt"
        open(file, "w", encoding="utf-8").write(TRANSCRIPT)
        subprocess.run([analyze, "user", "add", "ana", "--role", "coach", "--password", PASSWORD,
                        "--db", database], check=True)
        port, driver = free_port(), free_port()
        try:
            processes.append(started([analyze, "serve", "--db", database, "--port", str(port)], port))
            processes.append(started(["chromedriver", "--port=%d" % driver], driver))
            good = []
            for script, way in [(True, walk), (False, walk_without_script)]:
                browser = Browser("http://127.0.0.1:%d" % driver, script)
                try:
                    good += way(browser, "http://127.0.0.1:%d" % port, file)
                finally:
                    browser.close()
        finally:
            for process in processes:
                process.terminate()
                process.wait()
    print("%d passed, %d failed" % (good.count(True), good.count(False)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
