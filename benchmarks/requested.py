#!/usr/bin/env python3
"""Opens pages of a running application in Chromium and counts the URLs of its own static files that the browser requests:
with an id, with a hashed name, or plain. Each page is opened with an empty cache; other hosts are not reachable.

Usage: benchmarks/requested.py http://127.0.0.1:8080 / /products /about   (with an id parameter other than v: PARAMETER=x)

Static is what is neither a document nor requested by fetch(), or has the ending of a static file; a plain URL that answers
"immutable" counts as a hashed name. Failed requests are listed, but not counted."""
import collections
import os
import re
import shutil
import sys
import tempfile
import time
from urllib.parse import urlsplit

from chromium import Chromium

STATIC = re.compile(r'\.(css|m?js|json|webmanifest|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp4|webm|mp3|wasm)$', re.I)
ID = re.compile(r'[?&]' + os.environ.get('PARAMETER', 'v') + r'=[0-9a-f]{8,}(&|$)')


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
