"""Look at reports in headless Chromium.

    browser.py CHROMIUM SAMPLE.html HOSTILE.html

Speaks the DevTools protocol over a pipe.  Prints a line for each failure and at last
"N passed, N failed".
"""
import json
import os
import subprocess
import sys
import tempfile
import time

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--window-size=1000,1200", "--remote-debugging-pipe"]


class Browser:
    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory()
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()

        def wire():
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        # The pipe is file descriptors 3 and 4 of the browser.
        high = [os.dup2(fd, 20 + i) for i, fd in enumerate((to_browser, from_browser))]
        to_browser, from_browser = high
        self.process = subprocess.Popen(
            [program, *FLAGS, "--user-data-dir=" + self.profile.name, "about:blank"],
            preexec_fn=wire, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.buffer = b""
        self.number = 0
        self.events = []
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(t for t in targets if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.page(domain + ".enable")

    def receive(self):
        while b"\0" not in self.buffer:
            more = os.read(self.into, 65536)
            if not more:
                raise SystemExit("browser.py: the browser went away")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"browser.py: {method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def page(self, method, **params):
        return self.call(method, session=self.session, **params)

    def open(self, path):
        self.events.clear()
        self.page("Page.navigate", url="file://" + os.path.abspath(path))
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.receive())

    def js(self, expression):
        result = self.page("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            return "exception: " + result["exceptionDetails"]["exception"].get("description", "")
        return result["result"].get("value")

    def key(self, key):
        for kind in ("keyDown", "keyUp"):
            self.page("Input.dispatchKeyEvent", type=kind, key=key, text=key if len(key) == 1 and kind == "keyDown" else "")

    def requests(self):
        """What was asked for, the browser's own pictures in date fields aside."""
        urls = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith("data:image/svg+xml;base64,")]

    def complaints(self):
        out = []
        for e in self.events:
            if e.get("method") == "Log.entryAdded":
                out.append(e["params"]["entry"]["text"])
            elif e.get("method") == "Runtime.exceptionThrown":
                out.append(e["params"]["exceptionDetails"]["text"])
            elif e.get("method") == "Runtime.consoleAPICalled":
                out.append(str(e["params"]["args"]))
            elif e.get("method") == "Page.javascriptDialogOpening":
                out.append("dialog")
        return out

    def close(self):
        self.call("Browser.close")
        self.process.wait(20)


class Tests:
    def __init__(self):
        self.passed = self.failed = 0

    def equal(self, what, got, want):
        if got == want:
            self.passed += 1
        else:
            self.failed += 1
            print(f"report: {what}: {got!r}, expected {want!r}")


SET = "var f = document.getElementById('filter'); f.reset(); "
FIRE = "f.dispatchEvent(new Event('input')); document.getElementById('count').textContent"


def look_at(browser, tests, path):
    """What holds for every report."""
    browser.open(path)
    tests.equal("requests", browser.requests(), ["file://" + os.path.abspath(path)])
    tests.equal("complaints", browser.complaints(), [])
    tests.equal("script ran", browser.js("document.documentElement.classList.contains('js')"), True)
    tests.equal("fields without a label", browser.js(
        "[...document.querySelectorAll('input,select')].filter(e => !e.labels.length).length"), 0)
    tests.equal("ids stand once", browser.js(
        "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))"), 0)
    tests.equal("policy", browser.js(
        "document.querySelector('meta[http-equiv]').content.startsWith(\"default-src 'none'; base-uri 'none'\")"), True)


def filters(browser, tests):
    tests.equal("all", browser.js(SET + FIRE), "Quotes shown: 4, articles: 2")
    tests.equal("by speaker", browser.js(SET + "f.speaker.value = '1'; " + FIRE), "Quotes shown: 2, articles: 1")
    tests.equal("without a name", browser.js(SET + "f.speaker.value = '0'; " + FIRE), "Quotes shown: 1, articles: 1")
    tests.equal("indirect", browser.js(SET + "f.kind.value = 'i'; " + FIRE), "Quotes shown: 2, articles: 1")
    tests.equal("unsure", browser.js(SET + "f.review.checked = true; " + FIRE), "Quotes shown: 1, articles: 1")
    tests.equal("by outlet", browser.js(SET + "f.outlet.value = '1'; " + FIRE), "Quotes shown: 0, articles: 1")
    tests.equal("from", browser.js(SET + "f.from.value = '2024-05-15'; " + FIRE), "Quotes shown: 0, articles: 0")
    tests.equal("to", browser.js(SET + "f.to.value = '2024-05-14'; " + FIRE), "Quotes shown: 4, articles: 1")
    tests.equal("search", browser.js(SET + "f.text.value = ' RUST'; " + FIRE), "Quotes shown: 4, articles: 1")
    tests.equal("search in vain", browser.js(SET + "f.text.value = 'zebra'; " + FIRE), "Quotes shown: 0, articles: 0")
    tests.equal("hidden articles take no room", browser.js(
        "[...document.querySelectorAll('article')].map(a => a.offsetHeight)"), [0, 0])
    tests.equal("by a click on a name", browser.js(
        SET + "document.querySelector('button[data-ask=\"2\"]').click(); "
        "document.getElementById('count').textContent"), "Quotes shown: 1, articles: 1")


def keyboard(browser, tests):
    browser.js(SET + FIRE + "; document.activeElement.blur()")
    time.sleep(0.2)  # a reset is acted on a moment later
    focus = "document.activeElement.textContent"
    browser.key("j")
    tests.equal("j", browser.js(focus), "“We will wait until spring,”")
    browser.key("j")
    tests.equal("j again", browser.js(focus), "that the money was not there")
    browser.key("k")
    tests.equal("k", browser.js(focus), "“We will wait until spring,”")
    browser.key("/")
    tests.equal("/", browser.js("document.activeElement.name"), "text")
    browser.key("r")
    tests.equal("typing", browser.js("document.activeElement.value"), "r")
    browser.key("Escape")
    tests.equal("Escape", browser.js("document.getElementById('filter').text.value"), "")


def looks(browser, tests):
    def emulate(media, scheme):
        browser.page("Emulation.setEmulatedMedia", media=media,
                     features=[{"name": "prefers-color-scheme", "value": scheme}])

    ground = "getComputedStyle(document.body).backgroundColor"
    emulate("screen", "dark")
    tests.equal("dark", browser.js(ground), "rgb(22, 22, 22)")
    emulate("screen", "light")
    tests.equal("light", browser.js(ground), "rgb(255, 255, 255)")
    emulate("print", "dark")
    tests.equal("print", browser.js(ground), "rgb(255, 255, 255)")
    tests.equal("print without the form", browser.js(
        "getComputedStyle(document.getElementById('filter')).display"), "none")
    emulate("screen", "light")
    for width in (400, 1000):
        browser.page("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        tests.equal(f"no sideways scrolling at {width}", browser.js(
            "document.documentElement.scrollWidth <= innerWidth"), True)


def hostile(browser, tests, path):
    look_at(browser, tests, path)
    browser.js("document.querySelectorAll('article *').forEach(e => e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")
    browser.js("document.querySelectorAll('a[href^=\"javascript\"]').forEach(e => e.click())")
    tests.equal("nothing ran", browser.js("typeof window.pwned"), "undefined")
    tests.equal("elements that no report has", browser.js(
        "document.querySelectorAll('img,iframe,object,embed,base,link,article script,article style,article b').length"), 0)
    tests.equal("scripts", browser.js("document.scripts.length"), 1)
    tests.equal("handlers", browser.js(
        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"), 0)
    tests.equal("links", browser.js(
        "[...document.querySelectorAll('a')].filter(a => !/^(https?:|#)/.test(a.getAttribute('href'))).length"), 0)
    tests.equal("payload is text", browser.js(
        "document.querySelector('article').textContent.includes('<script>window.pwned=1</script>')"), True)
    tests.equal("still no request", len(browser.requests()), 1)


def main():
    program, sample, evil = sys.argv[1:]
    browser, tests = Browser(program), Tests()
    look_at(browser, tests, sample)
    filters(browser, tests)
    keyboard(browser, tests)
    looks(browser, tests)
    hostile(browser, tests, evil)
    browser.close()
    print(f"{tests.passed} passed, {tests.failed} failed")


main()
