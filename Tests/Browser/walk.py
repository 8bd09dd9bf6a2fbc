#!/usr/bin/env python3
"""Walks through the web app in Chromium, as an administrator, a coach and a lead do: walk.py ANALYZE [PICTURES]

Needs Debian's chromium and chromium-driver, and nothing of PyPI. Starts `ANALYZE serve` over a fresh database, makes the
first account by its link and adds people; the coach brings the samples in, says who is who, corrects a turn with one key,
takes that back, confirms an item, shares, and stops sharing; the lead looks; at last a session is erased. Every page on the
way is looked at on a screen and on a phone: does it have one main heading, landmarks and labels, does nothing stick out, did
the browser report an error. Then the same form and correction where no script runs. With a folder as PICTURES, each page is
kept there as it looks. Prints a line a step; ends with 1 where one fails."""
import base64
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PASSWORD = "correct horse battery 1"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../samples/halloran-verhoeven")
COACH, CLIENT, LEAD, ADMIN = "Beatrix Halloran", "Sunil Verhoeven", "Lea Lindqvist", "Ada Amsel"
PROGRAM = "staff-track"
SCREEN, PHONE = 1280, 390

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


class Gone(Exception):
    """An element that is not there, or not any more."""


class Browser:
    """One window, spoken to by the protocol of WebDriver."""

    def __init__(self, driver, script=True):
        prefs = {} if script else {"profile.managed_default_content_settings.javascript": 2}
        options = {"args": ["--headless=new", "--no-sandbox", "--window-size=1280,900"], "prefs": prefs}
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
            value = json.load(error)["value"]
            kind = Gone if value["error"] in ("stale element reference", "no such element") else SystemExit
            raise kind("%s %s: %s" % (method, path, value["message"]))

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
            try:
                if what in self.text(selector):
                    return
            except Gone:
                pass  # The page has changed meanwhile.
            time.sleep(0.2)
        raise SystemExit("waited in vain for %r, found %r" % (what, self.text(selector)[:300]))

    def resize(self, width, height):
        # The frame of the window takes its part: what counts is what the page gets.
        self.call("POST", "/window/rect", {"width": width, "height": height})
        inner = self.run("return innerWidth")
        if inner != width:
            self.call("POST", "/window/rect", {"width": 2 * width - inner, "height": height})

    def picture(self, file):
        with open(file, "wb") as out:
            out.write(base64.b64decode(self.call("GET", "/screenshot")))

    def errors(self):
        entries = self.call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]

    def close(self): self.call("DELETE", "")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def started(arguments, port, stderr=subprocess.DEVNULL):
    """A process that listens at a port."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=stderr)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit("%s does not listen" % arguments[0])


class Walk:
    """The way through the site, and what was seen on it."""

    def __init__(self, site, driver, log, pictures):
        self.site, self.driver, self.log, self.pictures = site, driver, log, pictures
        self.good = []
        self.open = []

    def browser(self, script=True):
        browser = Browser(self.driver, script)
        self.open.append(browser)
        return browser

    def see(self, browser, step):
        """Looks at the page, on a screen and on a phone."""
        found = []
        for width in (SCREEN, PHONE):
            browser.resize(width, 900)
            found += ["%s (at %d)" % (what, width) for what in browser.run(LOOK)]
            if self.pictures:
                height = browser.run("return document.documentElement.scrollHeight")
                browser.resize(width, min(2600, max(900, height)))
                browser.picture("%s/%02d-%s-%d.png" % (self.pictures, len(self.good), step.replace(" ", "-"), width))
        browser.resize(SCREEN, 900)
        self.tell(step, found + browser.errors())

    def tell(self, step, found):
        print("%s: %s" % (step, "; ".join(found) or "good"), flush=True)
        self.good.append(not found)

    def expect(self, step, holds): self.tell(step, [] if holds else ["does not hold"])

    # The steps, in their order.

    def first_start(self):
        """The administrator makes the first account by the link that the server prints."""
        browser = self.browser()
        link = re.search(r"http://\S+/welcome/\S+", open(self.log, encoding="utf-8").read())
        browser.go(link.group())
        self.see(browser, "the first link")
        browser.type("#user", ADMIN)
        self.set_password(browser)
        browser.wait("Add somebody")
        return browser

    def set_password(self, browser):
        for field in ("#password", "#again"):
            browser.type(field, PASSWORD)
        browser.click("main form button")

    def add(self, browser, name, role):
        """Adds somebody and gives the link by which that person sets a password."""
        browser.go(self.site + "/")
        browser.type("#name", name)
        browser.run("document.querySelector('#role').value = '%s'" % role)
        browser.type("#programs", PROGRAM)
        browser.click("main form button")
        browser.wait("one-time link")
        self.see(browser, "a person added as " + role)
        return browser.text("code")

    def enter(self, link):
        browser = self.browser()
        browser.go(link)
        self.set_password(browser)
        return browser

    def bring_in(self, browser):
        """Five formats at once; then one again, and a picture that is called a transcript."""
        browser.wait("How it begins")
        self.see(browser, "the empty first page")
        browser.type("#client", CLIENT)
        files = sorted(os.path.join(SAMPLES, name) for name in os.listdir(SAMPLES))
        browser.type("#file", "\n".join(os.path.abspath(file) for file in files))
        browser.click("form.drop button")
        for _ in range(200):
            if browser.text(".progress-list").count("Say who is who") == len(files):
                break
            time.sleep(0.2)
        self.see(browser, "five formats brought in")
        self.expect("five formats are read", browser.text(".progress-list").count("read.") == len(files))
        people = browser.run("return document.querySelector('.progress-list a').href")
        browser.go(self.site + "/")
        wrong = os.path.join(tempfile.gettempdir(), "picture-%d.vtt" % os.getpid())
        with open(wrong, "wb") as out:
            out.write(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        browser.type("#file", os.path.abspath(files[0]) + "\n" + wrong)
        browser.click("form.drop button")
        browser.wait("not taken", ".progress-list")
        browser.wait("you had it already", ".progress-list")
        os.remove(wrong)
        browser.errors()  # The answer 422 counts as one.
        self.see(browser, "a file refused and one known")
        browser.go(people)

    def confirm(self, browser):
        browser.wait("Who is this?")
        self.see(browser, "who is who")
        browser.click("main form button")
        browser.wait("Balance report of a session")
        self.see(browser, "the session")
        return browser.url()

    def correct(self, browser, session):
        browser.go(session + "/transcript")
        self.see(browser, "the transcript")
        turn = browser.run("return document.querySelector('.margin .badge').closest('li').id")
        browser.run("document.getElementById('%s').focus()" % turn)
        browser.type("#" + turn, "m")
        browser.wait("you: mentorship", "#" + turn)
        browser.go(session + "/corrections")
        self.see(browser, "the corrections")
        browser.go(session + "/transcript")
        browser.type("#" + turn, "u")
        browser.wait("taken back", "#said")
        self.expect("a correction is taken back", "you:" not in browser.text("#" + turn))
        browser.go(session + "/turns/" + turn.split("-")[1])
        self.see(browser, "one turn")

    def pair(self, browser):
        browser.go(self.site + "/")
        self.see(browser, "the first page")
        browser.click("ul.rows a")
        pair = browser.url()
        for way in ["", "/prep", "/ledger", "/consent"]:
            browser.go(pair + way)
            self.see(browser, "the pair" + way.replace("/", " "))
        browser.go(pair + "/ledger")
        browser.click("button[value=confirmed]")
        browser.wait("confirmed")
        for page in ["/coach", "/me"]:
            browser.go(self.site + page)
            self.see(browser, page.strip("/"))

    def share(self, coach, lead, session):
        """Two grants, a look, and both taken back."""
        lead.wait("Your programs")
        self.see(lead, "the lead before anything is shared")
        for page, what in [(session, "session"), (self.site + "/coach", "range")]:
            coach.go(page)
            coach.click("#lead ~ button")
            coach.wait("Stop sharing")
        lead.go(self.site + "/")
        self.see(lead, "the lead with shares")
        lead.click("main ul.rows a")
        self.see(lead, "the program of the lead")
        for page, step in [(session, "a shared session"), (session + "/transcript", "a shared transcript")]:
            lead.go(page)
            self.see(lead, step)
            self.expect("a lead sees no whole name on " + step, CLIENT not in lead.text() and COACH not in lead.text())
        lead.go(self.site + "/")
        lead.click("section:last-of-type ul.rows a")
        self.see(lead, "a shared range")
        coach.go(self.site + "/me")
        self.see(coach, "what is shared and who looked")
        self.expect("the look is told", "looked at" in coach.text())
        for _ in range(2):
            coach.click("form[action$=revoke] button")
            coach.wait("Your account")
        lead.go(session)
        lead.wait("not yours to see")
        lead.errors()
        self.see(lead, "a session no longer shared")

    def erase(self, browser, session):
        browser.go(session + "/erase")
        self.see(browser, "before erasing")
        browser.click("main form button")
        browser.wait("Your sessions")
        browser.go(session)
        self.expect("an erased session is gone", "nothing here" in browser.text())
        browser.errors()

    def administer(self, browser):
        for page in ["/", "/settings", "/consents", "/audit"]:
            browser.go(self.site + page)
            self.see(browser, "the administrator's " + (page.strip("/") or "people"))

    def without_script(self):
        """Signing in, the same form and a correction where no script runs."""
        browser = self.browser(script=False)
        browser.go(self.site + "/login")
        browser.type("#user", COACH)
        browser.type("#password", PASSWORD)
        browser.click("main button")
        browser.type("#client", CLIENT)
        browser.type("#file", os.path.abspath(os.path.join(SAMPLES, "2025-08-12-teams.vtt")))
        browser.click("form.drop button")
        browser.wait("you had it already")
        browser.click("main .rows a")
        browser.wait("Balance report of a session")
        session = browser.url()
        browser.click(".actions button[value=yes]")
        browser.wait("Balance report of a session")
        browser.go(session + "/transcript")
        browser.click("li:has(.badge) .label a")
        browser.click("button[value=mentorship]")
        browser.wait("you: mentorship")
        browser.click("button[name=undo]")
        self.expect("without scripts", "you: mentorship" not in browser.text("main"))

    def all(self):
        admin = self.first_start()
        coach = self.enter(self.add(admin, COACH, "coach"))
        lead = self.enter(self.add(admin, LEAD, "lead"))
        self.bring_in(coach)
        session = self.confirm(coach)
        self.correct(coach, session)
        self.pair(coach)
        self.share(coach, lead, session)
        self.erase(coach, session)
        self.administer(admin)
        self.without_script()

    def close(self):
        for browser in self.open:
            browser.close()


def main():
    analyze = os.path.abspath(sys.argv[1])
    pictures = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    processes = []
    with tempfile.TemporaryDirectory() as folder:
        log = folder + "/log"
        port, driver = free_port(), free_port()
        walk = Walk("http://127.0.0.1:%d" % port, "http://127.0.0.1:%d" % driver, log, pictures)
        try:
            with open(log, "wb") as out:
                serve = [analyze, "serve", "--db", folder + "/web.sqlite", "--port", str(port)]
                processes.append(started(serve, port, out))
            processes.append(started(["chromedriver", "--port=%d" % driver], driver))
            walk.all()
        finally:
            walk.close()
            for process in processes:
                process.terminate()
                process.wait()
    print("%d passed, %d failed" % (walk.good.count(True), walk.good.count(False)))
    return 0 if all(walk.good) else 1


if __name__ == "__main__":
    sys.exit(main())
