#!/usr/bin/env python3
"""Visits a page with Chromium three times per round: with an empty cache; again, after a restart of the browser; and after
another restart and a deployment, when the same host name leads to the port of release B. Appends a line of JSON per visit.

Usage: visits.py rounds networks results server...
  networks: regular expression
  server: name|path of the page|port of release A|port of release B"""
import json
import os
import re
import shutil
import sys
import tempfile
import time
import urllib.request

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from chromium import Chromium  # noqa: E402

# round trip in ms, bits per second down and up. Slow 4G: github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md;
# cable: github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
NETWORKS = {'slow 4G': (150, 1.6e6, 750e3), 'cable': (28, 5e6, 1e6)}
ORIGIN = 'http://site.localhost'
# milliseconds without a request, after which a page is complete
QUIET = 0.7
STATE = '''document.fonts.ready.then(() => ({
    load: performance.getEntriesByType('navigation')[0].loadEventEnd,
    sheet: getComputedStyle(document.documentElement).getPropertyValue('--release').trim(),
    script: [...new Set((globalThis.modules || []).filter(name => name.startsWith('dom ')))].join().slice(4),
    image: ({ 500: 'A', 200: 'B' })[document.querySelector('img[src*="/team/1"]').naturalWidth],
    images: [...document.images].filter(image => image.naturalWidth > 0).length,
    fonts: [...document.fonts].filter(font => font.status === 'loaded').length,
    classic: typeof bootstrap, modules: (globalThis.modules || []).length
}))'''
COMPLETE = {'images': 10, 'fonts': 2, 'classic': 'object', 'modules': 10}


def visit(profile, port, path, network):
    browser = Chromium(profile, f'MAP site.localhost:80 127.0.0.1:{port}')
    target = browser.call('Target.createTarget', url='about:blank', newWindow=True, width=1400, height=900)
    session = browser.call('Target.attachToTarget', targetId=target['targetId'], flatten=True)['sessionId']
    latency, down, up = NETWORKS[network]
    browser.call('Network.enable', session)
    browser.call('Page.enable', session)
    browser.call('Network.emulateNetworkConditions', session, offline=False, latency=latency, downloadThroughput=down / 8,
                 uploadThroughput=up / 8)
    requests = load(browser, session, ORIGIN + path)
    answer = browser.call('Runtime.evaluate', session, expression=STATE, awaitPromise=True, returnByValue=True)
    browser.close()
    return requests, answer['result']['value']


def load(browser, session, url):
    """The requests by id, once the page has loaded and nothing is requested any more."""
    browser.send('Page.navigate', session, url=url)
    requests, loaded, last = {}, False, time.time()
    while not loaded or time.time() - last < QUIET or any('end' not in each for each in requests.values()):
        message = browser.receive(0.1) or {}
        method, params = message.get('method', ''), message.get('params', {})
        request = requests.get(params.get('requestId'), {})
        if method == 'Network.requestWillBeSent' and params['request']['url'].startswith(ORIGIN):
            requests[params['requestId']] = {'url': params['request']['url'].removeprefix(ORIGIN), 'cached': False}
        elif method == 'Network.requestServedFromCache':
            request['cached'] = True
        elif method == 'Network.responseReceived':
            request['cached'] |= params['response']['fromDiskCache'] if request else False
            request['status'] = params['response']['status']
        elif method == 'Network.loadingFinished':
            request.update(end=True, bytes=params['encodedDataLength'])
        elif method == 'Network.loadingFailed':
            request.update(end=True, bytes=0, status=0)
        loaded = loaded or method == 'Page.loadEventFired'
        if method.startswith('Network.') and request:
            last = time.time()
        if time.time() - last > 60:
            sys.exit(f'{url}: not complete after a minute: {[each for each in requests.values() if "end" not in each]}')
    return requests.values()


def wrong(state, requests, release):
    """What the page shows of another release, and what is missing."""
    return ([f'old {each}' for each in ('sheet', 'script', 'image') if state.get(each) != release]
            + [f'{name} {state[name]}' for name, value in COMPLETE.items() if state[name] != value]
            + [request['url'] for request in requests if request['status'] not in (200, 304)])


def warm_up(port, path):
    """So that no visitor waits for classes to be loaded: a page and its files, as often as a JVM takes to compile."""
    for _ in range(30):
        text = get(port, path)
        for url in set(re.findall(r'(?:src|href)="(/[^"]+)"', text)):
            get(port, url)


def get(port, path):
    request = urllib.request.Request(f'http://127.0.0.1:{port}{path}', headers={'Accept-Encoding': 'gzip, br'})
    with urllib.request.urlopen(request) as response:
        return response.read().decode(errors='replace')


def series(name, path, ports, network, out):
    profile = tempfile.mkdtemp(prefix='loads')
    for which, port, release in (('first', ports[0], 'A'), ('second', ports[0], 'A'), ('deploy', ports[1], 'B')):
        requests, state = visit(profile, port, path, network)
        sent = [each for each in requests if not each['cached']]
        result = {'name': name, 'page': 'static' if path == '/' else 'template', 'network': network, 'visit': which,
                  'requests': len(sent), 'bytes': sum(each['bytes'] for each in sent), 'ms': state['load'],
                  'wrong': wrong(state, requests, release), 'urls': {each['url']: each['bytes'] for each in sent}}
        out.write(json.dumps(result) + '\n')
        out.flush()
    shutil.rmtree(profile, ignore_errors=True)


def main(rounds, networks, results, *servers):
    servers = [server.split('|') for server in servers]
    for _, path, *ports in servers:
        for port in ports:
            warm_up(port, path)
    with open(results, 'w') as out:
        for number in range(int(rounds)):
            print(f'round {number + 1} of {rounds}', file=sys.stderr)
            for network in NETWORKS:
                for name, path, *ports in servers:
                    if re.search(networks, network):
                        series(name, path, ports, network, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
