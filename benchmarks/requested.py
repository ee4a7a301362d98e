#!/usr/bin/env python3
"""Opens pages of a running application in Chromium and counts the URLs of its own static files that the browser requests:
with an id, with a hashed name, or plain. Each page is opened with an empty cache; other hosts are not reachable.

Usage: benchmarks/requested.py http://127.0.0.1:8080 / /products /about   (with an id parameter other than v: PARAMETER=x)

Static is what is neither a document nor requested by fetch(), or has the ending of a static file; a plain URL that answers
"immutable" counts as a hashed name. Failed requests are listed, but not counted."""
import collections
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

STATIC = re.compile(r'\.(css|m?js|json|webmanifest|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp4|webm|mp3|wasm)$', re.I)
ID = re.compile(r'[?&]' + os.environ.get('PARAMETER', 'v') + r'=[0-9a-f]{8,}(&|$)')
FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync', '--remote-debugging-pipe',
         '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']


class Chromium:
    """Speaks the DevTools protocol over pipes: JSON messages that end with a NUL."""

    def __init__(self, profile):
        reads, self.out = os.pipe()
        self.inp, writes = os.pipe()
        self.buffer, self.last = b'', 0

        def pipes():  # Chromium reads from 3 and writes to 4, which may be the ends to be moved
            first, second = os.dup(reads), os.dup(writes)
            os.dup2(os.dup2(first, 101), 3)
            os.dup2(os.dup2(second, 102), 4)

        self.process = subprocess.Popen(['chromium', *FLAGS, '--user-data-dir=' + profile, 'about:blank'], preexec_fn=pipes,
                                        close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(reads)
        os.close(writes)

    def send(self, method, session=None, **params):
        self.last += 1
        message = {'id': self.last, 'method': method, 'params': params, **({'sessionId': session} if session else {})}
        os.write(self.out, json.dumps(message).encode() + b'\0')
        return self.last

    def receive(self, timeout):
        while b'\0' not in self.buffer:
            if not select.select([self.inp], [], [], timeout)[0]:
                return None
            self.buffer += os.read(self.inp, 1 << 20)
        message, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        number = self.send(method, session, **params)
        while True:
            message = self.receive(60)
            if message is None:
                sys.exit(f'no answer to {method}')
            if message.get('id') == number:
                return message['result']


def visit(browser, url):
    """The requests of a page up to a second after its load event."""
    context = browser.call('Target.createBrowserContext')['browserContextId']
    target = browser.call('Target.createTarget', url='about:blank', browserContextId=context, width=1400, height=6000)
    session = browser.call('Target.attachToTarget', targetId=target['targetId'], flatten=True)['sessionId']
    browser.call('Network.enable', session)
    browser.call('Page.enable', session)
    browser.send('Page.navigate', session, url=url)
    requests, end = {}, time.time() + 30
    while time.time() < end:
        message = browser.receive(0.2) or {}
        method, params = message.get('method'), message.get('params', {})
        if method == 'Network.requestWillBeSent':
            requests[params['requestId']] = {'url': params['request']['url'], 'type': params.get('type')}
        elif method == 'Network.responseReceived' and params['requestId'] in requests:
            headers = {name.lower(): value for name, value in params['response']['headers'].items()}
            requests[params['requestId']].update(status=params['response']['status'], cached=headers.get('cache-control', ''))
        elif method == 'Page.javascriptDialogOpening':
            browser.send('Page.handleJavaScriptDialog', session, accept=True)
        elif method == 'Page.loadEventFired':
            end = min(end, time.time() + 1)
    browser.call('Target.disposeBrowserContext', browserContextId=context)
    return requests.values()


def main(base, pages):
    profile = tempfile.mkdtemp(prefix='requested')
    browser = Chromium(profile)
    urls, failed = {}, {}
    for page in pages:
        for request in visit(browser, base + page):
            url = request['url'].removeprefix(base)
            path = urlsplit(url).path
            if path == page.split('?')[0] and request.get('status') != 200:
                sys.exit(f'{page}: {request.get("status", "no answer")}')
            if url == request['url'] or not STATIC.search(path) and request['type'] in ('Document', 'Fetch', 'XHR'):
                continue
            if request.get('status') not in (200, 206, 304):
                failed.setdefault(url, page)
            else:
                immutable = 'immutable' in request['cached']
                urls[url] = ('plain', 'hashed name', 'id')[immutable + bool(immutable and ID.search(url))], page
    browser.process.terminate()
    browser.process.wait()
    shutil.rmtree(profile, ignore_errors=True)
    counts = collections.Counter(kind for kind, _ in urls.values())
    total = len(urls)
    print(f'{len(pages)} pages, {total} URLs: {counts["id"]} with an id, {counts["hashed name"]} with a hashed name, '
          f'{counts["plain"]} plain = {100 * (total - counts["plain"]) / max(total, 1):.1f} %')
    for url, (kind, page) in sorted(urls.items()):
        if kind == 'plain':
            print(f'  plain   {url}   ({page})')
    for url, page in sorted(failed.items()):
        print(f'  failed  {url}   ({page})')


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip('/'), sys.argv[2:])
