#!/usr/bin/env python3
"""Measures the web app under load: web_load.py ANALYZE [--sessions N] [--connections N] [--seconds N] [--uploads N]

Needs Debian's wrk, and nothing of PyPI. Makes a database of N sessions of 200 turns, starts `ANALYZE serve` over it, and
tells, with one JSON object at the end:

- how long each kind of page takes a coach, a lead and an administrator when it is made for the first time, one request
  after the other, by the clock and in processor time of the server (to the hundredth of a second, so over many pages);
- the times of the session report with so many connections at once: of one session, and going round 200 sessions;
- the times of so many uploads of one-hour sessions, all sent at once by one coach, until they are acknowledged, which is
  when session and file are on disk;
- the memory that the server took at most.

Everything is on this machine, so wrk and the uploads take their part of the processors. Figures count for a release build."""
import argparse
import hashlib
import http.client
import json
import os
import random
import re
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse

COACHES, CLIENTS = 20, 25
PASSWORD = "correct horse battery 1"
PEOPLE = [("Coach 1", "coach"), ("Lea", "lead"), ("Ada", "admin")]
SAID = [
    ["What would you like to leave with today?", "So the silence afterwards bothered you, did it?",
     "What would that look like in a year?", "When I led a team of eight I kept Fridays free of releases.",
     "How does that fit with what you told me about the role you want?", "Mm-hm.",
     "You could write the decision down first and ask for objections afterwards."],
    ["I moved the release to Friday and nobody said anything, which is what worries me about the team.",
     "I want them to decide without me by the summer, and I do not know where to begin with that.",
     "I will try that on Monday with the deploy.", "Yes, in a way it is the same pattern as last spring.",
     "There were three tickets open, the one about the queue and two about the migration of the old tables.",
     "Honestly I think I would rather lead people than systems in the long run."],
]


def transcript(seed, turns, seconds):
    """A WebVTT file of a talk of two; another one for each seed."""
    chance = random.Random(seed)
    names = ("Coach %d" % (seed % COACHES), "Client %d" % (seed % (COACHES * CLIENTS)))
    lines, clock, step = ["WEBVTT", ""], 0.0, seconds / turns
    for turn in range(turns):
        words = max(1, round(step * 2.3 / 10))
        said = " ".join(chance.choice(SAID[turn % 2]) for _ in range(words))
        if turn == 0:
            said += " It is number %d." % seed
        lines += ["%s --> %s" % (stamp(clock), stamp(clock + step * 0.9)),
                  "<v %s>%s</v>" % (names[turn % 2], said), ""]
        clock += step
    return "\n".join(lines)


def stamp(seconds):
    return "%02d:%02d:%06.3f" % (seconds // 3600, seconds // 60 % 60, seconds % 60)


def make_sessions(folder, count):
    for seed in range(count):
        coach, client = seed % COACHES, seed % (COACHES * CLIENTS)
        number = seed // (COACHES * CLIENTS)
        place = "%s/Program %d/Coach %d/Client %d" % (folder, coach % 4, coach, client)
        os.makedirs(place, exist_ok=True)
        day = "%d-%02d-%02d" % (2023 + number // 12, number % 12 + 1, seed % 28 + 1)
        with open("%s/%s.vtt" % (place, day), "w", encoding="utf-8") as out:
            out.write(transcript(seed, 200, 1800))


class Server:
    """The web app over a database, with a coach, a lead and an administrator who are signed in."""

    def __init__(self, analyze, database):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        for name, role in PEOPLE:
            subprocess.run([analyze, "user", "add", name, "--role", role, "--program", "Program 1",
                            "--password", PASSWORD, "--db", database], check=True)
        self.process = subprocess.Popen([analyze, "serve", "--db", database, "--port", str(self.port)],
                                        stderr=subprocess.DEVNULL)
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        self.cookies = {}
        for name, role in PEOPLE:
            form = urllib.parse.urlencode({"user": name, "password": PASSWORD})
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            _, headers, _ = self.ask("POST", "/login", form, kind, role=None)
            self.cookies[role] = headers["set-cookie"].split(";")[0]

    def ask(self, method, path, body=None, headers=None, role="coach"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        own = {"Origin": "http://127.0.0.1:%d" % self.port, "Sec-Fetch-Site": "same-origin"}
        if role in self.cookies:
            own["Cookie"] = self.cookies[role]
        connection.request(method, path, body, {**own, **(headers or {})})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def processor_ms(self):
        """Milliseconds of processor time of the server until now."""
        with open("/proc/%d/stat" % self.process.pid, encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """MB of the server at most, its children apart from it."""
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) // 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def again(path):
    """The same page several times, each of which the server takes for another one that it has to make."""
    return ["%s?time=%d" % (path, time) for time in range(10)]


def below(paths, end):
    return ["%s/%s" % (path, end) for path in paths]


def timed(server, role, paths):
    taken, before = [], server.processor_ms()
    for path in paths:
        start = time.monotonic()
        status, _, content = server.ask("GET", path, role=role)
        taken.append(1000 * (time.monotonic() - start))
        assert status == 200, (path, status)
    return {"median_ms": round(sorted(taken)[len(taken) // 2], 1), "slowest_ms": round(max(taken), 1),
            "processor_ms": round((server.processor_ms() - before) / len(paths), 1), "kilobytes": len(content) // 1024}


def first_times(server):
    """Milliseconds of pages that are made for the first time."""
    listed = json.loads(server.ask("GET", "/api/sessions?limit=200")[2])["sessions"]
    pairs = json.loads(server.ask("GET", "/api/pairs")[2])["pairs"]
    program = hashlib.sha256(b"Program 1").hexdigest()[:16]
    session = ["/sessions/" + session["id"] for session in listed[:20]]
    pair = ["/pairs/" + pair["id"] for pair in pairs[:10]]
    ways = {"coach": {
        "home": again("/"), "my range": again("/coach"), "account": again("/me"), "session": session,
        "transcript": below(session, "transcript"), "one turn": below(session, "turns/3"),
        "who is who": below(session, "people"), "corrections": below(session, "corrections"), "pair": pair,
        "prep": below(pair, "prep"), "ledger": below(pair, "ledger"), "consent": below(pair, "consent"),
        "list by the API": again("/api/sessions"), "session by the API": ["/api" + way for way in session],
        "pair by the API": ["/api" + way for way in pair]}}
    ways["lead"] = {
        "home": again("/"), "program": again("/programs/" + program), "figures": again("/programs/%s/file" % program),
        "aggregates by the API": again("/api/aggregates")}
    ways["admin"] = {"people": again("/"), "consents": again("/consents"), "log": again("/audit"),
                     "settings": again("/settings")}
    times = {}
    for role, kinds in ways.items():
        for name, paths in kinds.items():
            times["%s: %s" % (role, name)] = timed(server, role, paths)
    return times, [session["id"] for session in listed]


def pressed(server, ids, connections, seconds):
    """What wrk tells of the session report."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write("local ids, place = {%s}, 0\n" % ", ".join('"%s"' % name for name in ids))
        script.write('wrk.headers["Cookie"] = "%s"\n' % server.cookies["coach"])
        script.write("request = function()\n  place = place %% #ids + 1\n"
                     '  return wrk.format("GET", "/sessions/" .. ids[place])\nend\n'.replace("%%", "%"))
        script.flush()
        told = subprocess.run(["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "--latency", "--timeout", "10s",
                               "-s", script.name, "http://127.0.0.1:%d" % server.port],
                              capture_output=True, text=True, check=True).stdout
    found = {}
    for share in ("50%", "90%", "99%"):
        number, unit = re.search(r"%s\s+([\d.]+)(us|ms|s)\b" % share, told).groups()
        found["p" + share[:-1] + "_ms"] = round(float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], 1)
    found["requests_per_second"] = round(float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1)))
    failed = re.search(r"(Non-2xx.*|Socket errors.*)", told)
    found["failed"] = failed.group(1) if failed else None
    return found


def uploaded(server, count):
    """Seconds until each of so many uploads of an hour is acknowledged, all sent at once."""
    taken, states, gate = [0.0] * count, [0] * count, threading.Barrier(count)

    def send(place):
        text = transcript(10_000_000 + place * COACHES + 1, 400, 3600)
        body = ('--b\r\nContent-Disposition: form-data; name="client"\r\n\r\nUploader %d\r\n'
                '--b\r\nContent-Disposition: form-data; name="date"\r\n\r\n2026-03-%02d\r\n'
                '--b\r\nContent-Disposition: form-data; name="file"; filename="hour-%d.vtt"\r\n\r\n%s\r\n--b--\r\n'
                % (place % 10, place % 28 + 1, place, text))
        gate.wait()
        start = time.monotonic()
        states[place] = server.ask("POST", "/api/sessions", body.encode(),
                                   {"Content-Type": "multipart/form-data; boundary=b"})[0]
        taken[place] = time.monotonic() - start

    threads = [threading.Thread(target=send, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"acknowledged": states.count(201), "of": count, "median_s": round(sorted(taken)[count // 2], 2),
            "slowest_s": round(max(taken), 2)}


def main():
    reader = argparse.ArgumentParser(description="Measures the web app under load.")
    reader.add_argument("analyze")
    reader.add_argument("--sessions", type=int, default=10_000)
    reader.add_argument("--connections", type=int, default=200)
    reader.add_argument("--seconds", type=int, default=15)
    reader.add_argument("--uploads", type=int, default=50)
    reader.add_argument("--keep", metavar="FILE", help="the database: used where it is there, else made and kept")
    asked = reader.parse_args()
    analyze = os.path.abspath(asked.analyze)
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.abspath(asked.keep) if asked.keep else folder + "/load.sqlite"
        if not os.path.exists(database):
            make_sessions(folder + "/sessions", asked.sessions)
            subprocess.run([analyze, "ingest", folder + "/sessions", "--db", database], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        copy = folder + "/served.sqlite"
        subprocess.run(["cp", database, copy], check=True)
        # What the copying left in the system's memory would be written while the uploads wait for the disk.
        os.sync()
        server = Server(analyze, copy)
        try:
            found = {"sessions": asked.sessions, "connections": asked.connections}
            found["first_time"], ids = first_times(server)
            found["one_session"] = pressed(server, ids[:1], asked.connections, asked.seconds)
            found["round_sessions"] = pressed(server, ids[:200], asked.connections, asked.seconds)
            found["uploads"] = uploaded(server, asked.uploads)
            found["memory_mb"] = server.memory()
        finally:
            server.stop()
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
