#!/usr/bin/env python3
"""Holds the API to its description: contract.py ANALYZE SCHEMATHESIS [ARGUMENTS OF SCHEMATHESIS…]

Serves the samples with ANALYZE and runs schemathesis (PyPI, 4.32 or later) over the description that is served: as a coach who
owns sessions, as a lead, and as an administrator. Ends with 0 where it finds nothing as anybody."""
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "..", "samples")
PASSWORD = "correct horse battery 1"
PEOPLE = [("Beatrix Halloran", "coach"), ("Lea", "lead"), ("Ada", "admin")]


class Site:
    def __init__(self, analyze, folder):
        database = folder + "/web.sqlite"
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([analyze, "ingest", SAMPLES, "--db", database], **quiet)
        for name, role in PEOPLE:
            subprocess.run([analyze, "user", "add", name, "--role", role, "--program", "staff-track",
                            "--password", PASSWORD, "--db", database], **quiet)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = "http://127.0.0.1:%d" % self.port
        self.process = subprocess.Popen([analyze, "serve", "--db", database, "--port", str(self.port)])
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the web app does not listen")

    def ask(self, method, path, form=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own = {"Origin": self.address, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, form and urllib.parse.urlencode(form), {**own, **(headers or {})})
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def token(self, name):
        answer, _ = self.ask("POST", "/login", {"user": name, "password": PASSWORD})
        cookie = {"Cookie": answer.getheader("set-cookie").split(";")[0]}
        _, page = self.ask("POST", "/me/tokens", {"label": "contract"}, cookie)
        return re.search(r"<code>([A-Za-z0-9_-]{43})</code>", page).group(1)

    def first(self, what, token):
        answer, text = self.ask("GET", "/api/" + what, None, {"Authorization": "Bearer " + token})
        return json.loads(text)[what][0]["id"] if answer.status == 200 else "0" * 16


def main():
    analyze, schemathesis = map(os.path.abspath, sys.argv[1:3])
    failed = []
    for name, role in PEOPLE:
        with tempfile.TemporaryDirectory() as folder:
            site = Site(analyze, folder)
            try:
                token = site.token(name)
                with open(folder + "/there.toml", "w", encoding="utf-8") as settings:
                    settings.write('[parameters]\n"path.session" = "%s"\n"path.pair" = "%s"\n'
                                   % (site.first("sessions", token), site.first("pairs", token)))
                # A session and a pair that there are, which nothing erases; then whatever there is, erasing included.
                runs = [["--config-file", folder + "/there.toml", "run", "--exclude-method", "DELETE",
                         "--phases", "examples,coverage,fuzzing"], ["run"]]
                for run in runs:
                    run = [schemathesis] + run + [
                        site.address + "/api/openapi.json", "-H", "Authorization: Bearer " + token, "--checks", "all",
                        "--continue-on-failure"] + sys.argv[3:]
                    done = subprocess.run(run, env={**os.environ, "SCHEMATHESIS_HOOKS": HERE + "/hooks.py"},
                                          cwd=folder, stdout=subprocess.PIPE, text=True)
                    print("== as %s" % role)
                    print(done.stdout if done.returncode else done.stdout[done.stdout.find("= SUMMARY"):], flush=True)
                    if done.returncode:
                        failed.append(role)
            finally:
                site.process.terminate()
                site.process.wait()
    print("found something as " + ", ".join(failed) if failed else "nothing was found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
