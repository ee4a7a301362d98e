#!/usr/bin/env python3
"""Opens pages of a running site twice in Chromium, and lists the asset URLs that the browser doesn't keep, loads twice or blocks.

Needs Python 3.8 and Chromium or Chrome, on Linux or macOS; nothing else. The browser is the first that exists of chromium,
chromium-browser, google-chrome and Chrome's application on macOS; the environment variable CHROMIUM names another one.

Exit code: 0 if everything is kept, 1 if something isn't, 2 if the check itself failed.
"""
import argparse
import base64
import collections
import fnmatch
import hashlib
import json
import os
import re
import select
import shlex
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import traceback
from urllib.parse import parse_qsl, urljoin, urlsplit

BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable',
            '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
FLAGS = ['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
         '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage', '--remote-debugging-pipe']
STATIC = re.compile(r'\.(css|m?js|webmanifest|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp4|webm|mp3|wasm|map)$', re.I)
# digits alone are a date or a number
ID = re.compile(r'(?=\d*[a-f])[0-9a-f]{8,64}')
ID_IN_NAME = re.compile(r'-(?=\d*[a-f])[0-9a-f]{8,64}(?=\.|$)')
# requests that aren't for files; a page's web app manifest has a plain URL on purpose
NO_ASSETS = {'Preflight', 'Ping', 'CSPViolationReport', 'EventSource', 'WebSocket', 'Manifest'}
# a URL counts as the first one that applies
LABELS = ['blocked', 'failed', 'redirected', 'loaded twice', 'loaded again', 'revalidated', 'expires', 'unused preload',
          'sets a cookie']
# the build writes quarkus.cache-buster.query-parameter here
PARAMETER = 'v'
MONTH = 30 * 24 * 3600
# seconds after the load event; Chromium reports them after three
UNUSED_PRELOADS = 4
LARGE = 16 << 20


class CheckFailed(Exception):
    """The check says nothing about the site."""


class Chromium:
    """Speaks the DevTools protocol over pipes: JSON messages, each followed by a NUL."""

    def __init__(self, directory, trusted):
        """:param trusted: hashes of public keys whose certificates need no authority"""
        reads, self.out = os.pipe()
        self.inp, writes = os.pipe()
        self.buffer, self.last, self.events = b'', 0, collections.deque()
        self.log = open(os.path.join(directory, 'log'), 'w+b')

        def pipes():  # Chromium reads from 3 and writes to 4, which may be the very ends that are moved there
            first, second = os.dup(reads), os.dup(writes)
            os.dup2(os.dup2(first, 101), 3)
            os.dup2(os.dup2(second, 102), 4)

        flags = FLAGS + ['--user-data-dir=' + os.path.join(directory, 'profile')]
        flags += ['--no-sandbox'] if os.geteuid() == 0 else []
        flags += ['--ignore-certificate-errors-spki-list=' + ','.join(trusted)] if trusted else []
        flags += shlex.split(os.environ.get('CHROMIUM_FLAGS', ''))
        self.process = subprocess.Popen([self.binary(), *flags, 'about:blank'], preexec_fn=pipes, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=self.log)
        os.close(reads)
        os.close(writes)

    @staticmethod
    def binary():
        wanted = os.environ.get('CHROMIUM')
        for name in [wanted] if wanted else BROWSERS:
            found = shutil.which(name)
            if found:
                return found
        raise CheckFailed(f"no browser '{wanted}' (environment variable CHROMIUM)" if wanted
                          else 'no Chromium or Chrome; install one, or name it in the environment variable CHROMIUM')

    def send(self, method, session=None, **params):
        self.last += 1
        message = {'id': self.last, 'method': method, 'params': params, **({'sessionId': session} if session else {})}
        try:
            os.write(self.out, json.dumps(message).encode() + b'\0')
        except BrokenPipeError:
            self.ended()
        return self.last

    def receive(self, timeout):
        while b'\0' not in self.buffer:
            if not select.select([self.inp], [], [], timeout)[0]:
                return None
            read = os.read(self.inp, 1 << 20)
            if not read:
                self.ended()
            self.buffer += read
        message, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(message)

    def event(self, timeout):
        """The next event, or an empty one if there is none for this time."""
        if self.events:
            return self.events.popleft()
        message = self.receive(timeout)
        return message if message and 'method' in message else {}

    def call(self, method, session=None, **params):
        number = self.send(method, session, **params)
        while True:
            message = self.receive(60)
            if message is None:
                raise CheckFailed(f'Chromium does not answer {method}')
            if message.get('id') == number:
                return message.get('result', {'error': message.get('error')})
            if 'method' in message:
                self.events.append(message)

    def ended(self):
        self.log.seek(0)
        last = self.log.read().decode(errors='replace').strip().splitlines()[-3:]
        raise CheckFailed('Chromium has ended (the environment variable CHROMIUM_FLAGS adds options):\n  ' + '\n  '.join(last))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


class Request:
    """A request of a page, with all that is known of its response."""

    def __init__(self, session, url, kind):
        self.session, self.url, self.kind = session, url, kind
        self.target = url  # where redirects lead to
        self.redirects = []
        self.status = self.status_on_wire = self.error = self.blocked = None
        self.cached = self.finished = False
        self.headers, self.wire_headers, self.size, self.hash = {}, {}, 0, None

    def header(self, name):
        return self.wire_headers.get(name, self.headers.get(name, ''))

    def redirect(self, response, url):
        self.redirects.append((response['status'], response.get('fromDiskCache', False)))
        self.target = url
        self.status_on_wire, self.wire_headers = None, {}

    def respond(self, response, on_wire):
        self.status, self.headers = response['status'], lower(response['headers'])
        # a worker's script is not marked as cached
        self.cached |= response.get('fromDiskCache', False) or not on_wire

    def from_network(self):
        return not self.cached or any(not cached for _, cached in self.redirects)


class Visit:
    """One visit of one page, in a tab of its own."""

    def __init__(self, browser, url, options):
        self.browser, self.page, self.options = browser, url, options
        self.requests, self.early, self.messages, self.unused = {}, {}, [], set()
        self.documents, self.loaded = set(), None  # the empty page of a new tab has a load event, too

    def run(self, is_first):
        browser = self.browser
        self.target = browser.call('Target.createTarget', url='about:blank')['targetId']
        self.session = browser.call('Target.attachToTarget', targetId=self.target, flatten=True)['sessionId']
        browser.call('Page.enable', self.session)
        browser.call('Page.setLifecycleEventsEnabled', self.session, enabled=True)
        # tall, so that images further down are loaded
        browser.call('Emulation.setDeviceMetricsOverride', self.session, width=1400, height=6000, deviceScaleFactor=1,
                     mobile=False)
        self.watch(self.session)
        # until this has been answered, the page's process may not report its requests
        browser.call('Network.enable', self.session)
        result = browser.call('Page.navigate', self.session, url=self.page)
        if result.get('errorText'):
            hint = ' (--insecure)' if 'ERR_CERT' in result['errorText'] else ''
            raise CheckFailed(f"{self.page}: {result['errorText']}{hint}")
        self.wait(1)
        self.check_page()
        if is_first and self.has_preloads():
            self.wait(UNUSED_PRELOADS)
        self.hash_bodies()
        browser.call('Target.closeTarget', targetId=self.target)
        return self

    def watch(self, session):
        self.browser.send('Network.enable', session)
        self.browser.send('Network.setBypassServiceWorker', session, bypass=True)
        self.browser.send('Log.enable', session)
        # frames of other sites and workers
        self.browser.send('Target.setAutoAttach', session, autoAttach=True, waitForDebuggerOnStart=True, flatten=True)
        self.browser.send('Runtime.runIfWaitingForDebugger', session)

    def wait(self, patience):
        """For some seconds after the load event, and until the network is quiet, which it never is on some pages."""
        end, quiet = time.time() + self.options.timeout, time.time()
        while time.time() < end:
            event = self.browser.event(0.2)
            if event:
                self.handle(event['method'], event.get('params', {}), event.get('sessionId'))
            if event.get('method', '').startswith('Network.'):
                quiet = time.time()
            now = time.time()
            if self.loaded and now > min(max(self.loaded + patience, quiet + 1), self.loaded + patience + 10):
                return
        if not self.loaded:
            raise CheckFailed(f'{self.page}: not loaded after {self.options.timeout} seconds (--timeout)')

    def handle(self, method, params, session):
        key = params.get('requestId')
        request = self.requests.get(key)
        if method == 'Network.requestWillBeSent':
            if request and params.get('redirectResponse'):
                request.redirect(params['redirectResponse'], params['request']['url'])
            else:
                self.requests[key] = Request(session, params['request']['url'], params.get('type', 'Other'))
                self.on_wire(key, self.early.pop(key, None))
                if params.get('type') == 'Document' and params.get('frameId') == self.target:
                    self.documents.add(params['loaderId'])
        elif method == 'Network.responseReceivedExtraInfo':
            self.on_wire(key, params)
        elif method == 'Page.lifecycleEvent' and params['name'] == 'load' and params['loaderId'] in self.documents:
            self.loaded = time.time()
        elif method == 'Page.javascriptDialogOpening':
            self.browser.send('Page.handleJavaScriptDialog', session, accept=True)
        elif method == 'Target.attachedToTarget':
            self.watch(params['sessionId'])
        elif method == 'Log.entryAdded':
            self.log(params['entry'])
        elif request:
            self.respond(request, method, params)

    def on_wire(self, key, params):
        """May come before the request, and from another session."""
        if params and key in self.requests:
            self.requests[key].status_on_wire = params['statusCode']
            self.requests[key].wire_headers = lower(params['headers'])
        elif params:
            self.early[key] = params

    @staticmethod
    def respond(request, method, params):
        if method == 'Network.responseReceived':
            request.respond(params['response'], params.get('hasExtraInfo', True))
        elif method == 'Network.requestServedFromCache':
            request.cached = True
        elif method == 'Network.loadingFinished':
            request.finished, request.size = True, params.get('encodedDataLength', 0)
        elif method == 'Network.loadingFailed':
            request.blocked = params.get('blockedReason')
            request.error = None if params.get('canceled') else params.get('errorText') or 'blocked'

    def log(self, entry):
        text = entry.get('text', '')
        preload = re.match(r'The resource (\S+) was preloaded using link preload but not used', text)
        if preload:
            self.unused.add(preload.group(1))
        elif entry.get('level') == 'error' and entry.get('source') in ('security', 'javascript'):
            self.messages.append(text)

    def document(self):
        """The page itself, which the tab requests before anything else."""
        return next((request for request in self.requests.values()
                     if request.session == self.session and request.kind == 'Document'), None)

    def has_preloads(self):
        result = self.browser.call('Runtime.evaluate', self.session, expression="!!document.querySelector('link[rel~=preload]')")
        return result.get('result', {}).get('value') or 'preload' in self.document().header('link')

    def check_page(self):
        document = self.document()
        if not document or document.status != 200:
            raise CheckFailed(f"{self.page}: {document.status if document else 'no response'}, not 200")

    def hash_bodies(self):
        for number, request in self.requests.items():
            if (request.finished and not request.cached and request.kind != 'Document' and request.status == 200
                    and request.size < LARGE):
                result = self.browser.call('Network.getResponseBody', request.session, requestId=number)
                body = result.get('body')
                if body:
                    request.hash = hashlib.sha256(base64.b64decode(body) if result['base64Encoded'] else body.encode()).digest()

    def message_about(self, url):
        return next((text for text in self.messages if f"'{url}'" in text), None)


class Site:
    """Tells which URLs are assets of the site, and what is an id."""

    def __init__(self, options):
        self.parameter, self.hosts, self.ignored = options.parameter, set(options.host), options.ignore

    def owns(self, url):
        parts = urlsplit(url)
        return parts.netloc in self.hosts or parts.hostname in self.hosts

    def is_asset(self, request):
        path = urlsplit(request.url).path
        if path == '/favicon.ico' and request.status == 404:
            return False  # requested by Chromium itself, for a page without an icon
        return (request.url.startswith('http') and self.owns(request.url) and request.kind not in NO_ASSETS
                and (request.kind not in ('Document', 'Fetch', 'XHR') or bool(STATIC.search(path)))
                and not any(fnmatch.fnmatchcase(path, each) for each in self.ignored))

    def has_id(self, url):
        parts = urlsplit(url)
        return any(name == self.parameter and ID.fullmatch(value) for name, value in parse_qsl(parts.query)) \
            or bool(ID_IN_NAME.search(parts.path.rsplit('/', 1)[-1]))

    def without_id(self, url):
        """The same for all ids of a file, on whichever host."""
        parts = urlsplit(url)
        directory, _, name = parts.path.rpartition('/')
        rest = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != self.parameter]
        return directory, ID_IN_NAME.sub('', name), tuple(rest)


class Findings:
    """What is wrong with which URL, in the order of the requests."""

    def __init__(self, site):
        self.site, self.urls, self.found, self.pages, self.others = site, {}, collections.OrderedDict(), {}, set()

    def add(self, url, label, reason):
        reasons = self.found.setdefault(url, {})
        reasons.setdefault(label, reason)

    def label(self, url):
        return min(self.found[url], key=LABELS.index) if url in self.found else 'kept'

    def first_visit(self, visit):
        seen = collections.Counter()
        for request in visit.requests.values():
            if not self.site.is_asset(request):
                if request.url.startswith('http') and not self.site.owns(request.url):
                    self.others.add(request.url)
                continue
            self.pages.setdefault(request.url, visit.page)
            first = self.urls.setdefault(request.url, request)
            first.hash = first.hash or request.hash
            self.failures(visit, request)
            self.headers(request)
            if request.status == 200 and not request.cached and request.kind != 'Media':
                seen[request.session, request.url] += 1
                if seen[request.session, request.url] == 2:
                    self.add(request.url, 'loaded twice', 'the page requests this URL twice')
            if request.url in visit.unused:
                self.add(request.url, 'unused preload', 'the page preloads this URL, but uses another one or none, or has '
                         "another 'as' or 'crossorigin'")

    def failures(self, visit, request):
        message = visit.message_about(request.url) or visit.message_about(request.target)
        if request.status and request.status >= 400:
            self.add(request.url, 'failed', f'answered {request.status}')
        elif request.blocked == 'integrity':
            self.add(request.url, 'blocked',
                     message or "the page's Integrity-Policy requires an 'integrity', which the element lacks")
        elif message or request.blocked or (request.error or '').startswith('net::ERR_BLOCKED'):
            self.add(request.url, 'blocked', message or request.blocked or request.error)
        elif request.error:
            self.add(request.url, 'failed', request.error)

    def headers(self, request):
        """What is wrong even if the browser keeps it."""
        if request.status not in (200, 206) or not self.site.has_id(request.url):
            return
        if request.redirects and not self.site.has_id(request.target):
            self.add(request.url, 'redirected', f'redirected ({request.redirects[0][0]}) to {request.target}, which has no id')
            return
        age = max_age(request)
        if age is not None and 0 < age < MONTH:
            self.add(request.url, 'expires', f'kept for {duration(age)} only, {cache_control(request)}: the application sends a '
                     'year, so a proxy, a CDN or the configuration has replaced the header')
        if request.header('set-cookie'):
            self.add(request.url, 'sets a cookie', 'the response has Set-Cookie, so CDNs and proxies usually don\'t keep it')

    def second_visit(self, visit):
        again = {request.url for request in visit.requests.values()}
        for request in visit.requests.values():
            if not self.site.is_asset(request) or not request.from_network() or self.label(request.url) == 'blocked':
                continue
            if request.url in self.urls:
                self.loaded_again(request)
            else:
                self.changed_url(request.url, again)

    def loaded_again(self, request):
        if not request.status or request.status >= 400 or self.label(request.url) == 'redirected':
            return
        if request.status_on_wire == 304:
            self.add(request.url, 'revalidated', f'answered 304, {cache_control(request)}: {self.reason(request)}')
        else:
            self.add(request.url, 'loaded again', f'{cache_control(request)}: {self.reason(request)}')

    def changed_url(self, url, again):
        """The second visit requests a URL that the first one did not."""
        path = self.site.without_id(url)[:2]
        before = [each for each in self.urls if each not in again and self.site.without_id(each)[:2] == path]
        if before:
            self.add(before[0], 'loaded again', f'has another URL on each visit, next time {url}')

    def reason(self, request):
        control = request.header('cache-control').lower()
        if request.redirects:
            return f'redirected ({request.redirects[0][0]}) to {request.target}'
        if not self.site.has_id(request.url):
            return 'the URL has no id'
        if request.header('vary').strip() == '*':
            return "'Vary: *' keeps browsers from reusing the response"
        if 'no-store' in control:
            return "the server doesn't know this id: it runs another build than the one that wrote the page"
        if not control:
            return 'a proxy removes the header, or another server sends the file'
        if 'no-cache' in control or max_age(request) == 0:
            return ("the server doesn't see the id (a proxy drops the query or serves the file itself), or the configuration "
                    'sets the header')
        if max_age(request) is not None and number(request.header('age')) >= max_age(request):
            return f"'Age: {request.header('age')}' says that the response has expired already in a shared cache"
        return 'the header allows caching, but Chromium has not kept the response; it may be too large for its cache'

    def twice(self):
        self.same('loaded twice', {url: self.site.without_id(url) for url in self.urls},
                  lambda url, other: 'also loaded as ' + other + ': ' + self.difference(url, other))
        self.same('loaded twice', {url: request.hash for url, request in self.urls.items() if request.hash},
                  lambda url, other: 'the same bytes as ' + other)

    def same(self, label, keys, reason):
        groups = collections.defaultdict(list)
        for url, key in keys.items():
            groups[key].append(url)
        for urls in groups.values():
            first = next((url for url in urls if self.site.has_id(url)), urls[0])
            for url in urls:
                if url != first and 'failed' not in self.found.get(url, {}):
                    self.add(url, label, reason(url, first))

    def difference(self, url, other):
        if urlsplit(url).netloc != urlsplit(other).netloc:
            return 'from two hosts'
        return 'with two ids' if self.site.has_id(url) else 'with and without id'

    def print(self, pages):
        hosts = {urlsplit(page).scheme + '://' + urlsplit(page).netloc for page in pages}
        prefix = hosts.pop() if len(hosts) == 1 else None

        def short(text):
            text = re.sub('[\\x00-\\x1f\\x7f-\\x9f]', '?', text)  # headers and console messages come from the site
            return re.sub(re.escape(prefix) + '(?=/)', '', text) if prefix else text

        for url, reasons in sorted(self.found.items(), key=lambda item: LABELS.index(self.label(item[0]))):
            print(f'{self.label(url):<15}{short(url)}')
            for label in sorted(reasons, key=LABELS.index):
                print(' ' * 15 + short(reasons[label]))
            if len(pages) > 1:
                print(' ' * 15 + 'on ' + short(self.pages[url]))
        counts = collections.Counter(self.label(url) for url in self.urls)
        parts = [f'{counts[label]} {label}' for label in ['kept'] + LABELS if counts[label] or label == 'kept']
        others = f'; {plural(len(self.others), "URL")} of other hosts' if self.others else ''
        print(f'{plural(len(self.urls), "asset URL")}: {", ".join(parts)}{others}')


def trusted_keys(options):
    """Chromium keeps nothing if all it can do is to ignore an error of the certificate, so it has to trust the key."""
    hosts = {urlsplit(page).netloc for page in options.page if page.startswith('https:')} | set(options.host)
    return [key_hash(urlsplit('https://' + host)) for host in sorted(hosts)]


def key_hash(url):
    try:
        certificate = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate((url.hostname, url.port or 443)))
    except (OSError, ValueError) as error:
        raise CheckFailed(f'no certificate from {url.netloc}: {error}')
    position, _ = der_content(certificate, der_content(certificate, 0)[0])
    # the version is optional; serial number, algorithm, issuer, validity and subject precede the public key
    for _ in range(6 if certificate[position] == 0xa0 else 5):
        position = der_content(certificate, position)[1]
    key = certificate[position:der_content(certificate, position)[1]]
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


def der_content(der, start):
    """Where the content of the element at this position starts and ends."""
    length, content = der[start + 1], start + 2
    if length > 127:
        content += length & 127
        length = int.from_bytes(der[start + 2:content], 'big')
    return content, content + length


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def number(text):
    return int(text) if re.fullmatch(r'\d{1,18}', text.strip()) else 0


def max_age(request):
    found = re.search(r'(?:^|[\s,])max-age="?(\d+)', request.header('cache-control').lower())
    return int(found.group(1)) if found else None


def cache_control(request):
    value = request.header('cache-control')
    return f"'Cache-Control: {value}'" if value else 'no Cache-Control'


def duration(seconds):
    for unit, length in ('day', 86400), ('hour', 3600), ('minute', 60):
        if seconds >= length:
            return plural(seconds // length, unit)
    return plural(seconds, 'second')


def plural(count, noun):
    return f'{count} {noun}' if count == 1 else f'{count} {noun}s'


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('page', nargs='+', help='URL of a page; those after the first may be relative to it')
    parser.add_argument('--host', action='append', default=[],
                        help="another host of the site's assets, such as a CDN; may be repeated")
    parser.add_argument('--ignore', action='append', default=[], metavar='PATTERN',
                        help="paths to leave out, such as '/legacy/*'; may be repeated")
    parser.add_argument('--parameter', default=PARAMETER,
                        help=f'quarkus.cache-buster.query-parameter (default: {PARAMETER}, from the build)')
    parser.add_argument('--timeout', type=int, default=30, help='seconds that a page may take to load (default: 30)')
    parser.add_argument('--insecure', action='store_true',
                        help='accept the certificates of these hosts without verifying who issued them')
    options = parser.parse_args()
    options.page = [urljoin(options.page[0], each) for each in options.page]
    if not re.match(r'https?://', options.page[0]):
        parser.error(f"'{options.page[0]}' is not a URL; start it with https://")
    return options


def check(browser, options):
    site = Site(options)
    findings = Findings(site)
    first = [Visit(browser, page, options).run(True) for page in options.page]
    site.hosts.update(urlsplit(visit.document().target).netloc for visit in first)
    for visit in first:
        findings.first_visit(visit)
    if not findings.urls:
        raise CheckFailed('no asset URLs; if the pages load their files from another host, name it with --host')
    findings.twice()
    for page in options.page:
        findings.second_visit(Visit(browser, page, options).run(False))
    findings.print(options.page)
    return 1 if findings.found else 0


def main():
    options = arguments()
    directory = tempfile.mkdtemp(prefix='check-site')
    browser = None
    try:
        browser = Chromium(directory, trusted_keys(options) if options.insecure else [])
        return check(browser, options)
    except CheckFailed as failure:
        print(f'check-site.py: {failure}', file=sys.stderr)
        return 2
    except Exception:  # not 1, Python's own exit code, which says that something isn't kept
        traceback.print_exc()
        return 2
    finally:
        if browser:
            browser.close()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
