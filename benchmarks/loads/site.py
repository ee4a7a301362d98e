#!/usr/bin/env python3
"""Writes two releases of a site, A and B, from unpacked npm packages: the page of startbootstrap-agency with 12 images, two fonts
in a sheet of their own, a classic script and six modules that import each other. In B, a sheet, a module that others import
and an image have changed.

Usage: site.py packages directory, which gets
  {A,B}/META-INF/resources, {A,B}/templates   for Quarkus
  spring/{A,B}/static, spring/{A,B}/templates   with a template for Thymeleaf
  nginx/{A,B}   with ?v= and the release in each URL of the page"""
import os
import pathlib
import random
import re
import shutil
import sys

packages, work = map(pathlib.Path, sys.argv[1:])
agency = packages / 'startbootstrap-agency/dist'
# module: the modules that it imports
MODULES = {
    'main': ('navigation', 'portfolio'),
    'navigation': ('events', 'dom'),
    'portfolio': ('dom', 'settings'),
    'events': ('settings',),
    'dom': ('settings',),
    'settings': (),
}
FONTS = {'Montserrat': 'montserrat', 'Roboto Slab': 'roboto-slab'}
URL = re.compile(r'\b(src|href)="(/[^"]+)"')
WORDS = 'item list panel section button link label state value index offset width height event target'.split()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def cut(text, start, end):
    before, _, rest = text.partition(start)
    return before + rest[rest.index(end):]


def page():
    text = (agency / 'index.html').read_text()
    text = cut(text, '<!-- Font Awesome', '<!-- Core theme CSS')
    # the timeline, the clients' logos and the dialogs have more images
    text = cut(text, '<!-- About', '<!-- Team')
    text = cut(text, '<!-- Clients', '<!-- Contact')
    text = cut(text, '<!-- Portfolio Modals', '<!-- Bootstrap core JS')
    text = cut(text, '<!-- Core theme JS', '</body>')
    text = re.sub('https://cdn[^"]*(bootstrap.bundle.min.js)', r'/js/\1', text)
    text = text.replace('<link href="css/styles.css"', '<link href="/css/fonts.css" rel="stylesheet" />\n        <link href="/css/styles.css"')
    text = text.replace('</body>', '    <script type="module" src="/js/modules/main.js"></script>\n    </body>')
    return re.sub('"(assets/)', r'"/\1', text)


def module(name, release):
    words = random.Random(name)
    lines = [f"import {{ {imported} }} from './{imported}.js';" for imported in MODULES[name]]
    for i in range(30):
        first, second = words.sample(WORDS, 2)
        lines.append(f'function {first}{i}({second}) {{\n    return {second} === undefined ? {words.randrange(1000)} : [{second}, "{second}-{first}"];\n}}')
    lines.append(f'export const {name} = () => [{", ".join(f"{each}()" for each in MODULES[name])}].flat().concat("{name} {release}");')
    if name == 'main':
        lines.append('globalThis.modules = main();')
    return '\n'.join(lines) + '\n'


def files(root, release):
    """The static files. Those that are the same in both releases have the same time, as after rsync."""
    for name in ('header-bg.jpg', 'map-image.png', 'navbar-logo.svg', 'portfolio', 'team'):
        copy = shutil.copytree if (agency / 'assets/img' / name).is_dir() else shutil.copy2
        (root / 'assets/img').mkdir(parents=True, exist_ok=True)
        copy(agency / 'assets/img' / name, root / 'assets/img' / name)
    shutil.copy2(agency / 'assets/favicon.ico', root / 'assets')
    sheet = (agency / 'css/styles.css').read_text()
    if release == 'B':
        shutil.copyfile(agency / 'assets/img/about/1.jpg', root / 'assets/img/team/1.jpg')
        sheet = sheet.replace('#ffc800', '#fcbf12')
    write(root / 'css/styles.css', sheet + f':root {{\n  --release: {release};\n}}\n')
    (root / 'fonts').mkdir()
    for package in FONTS.values():
        shutil.copy2(packages / package / f'files/{package}-latin-400-normal.woff2', root / f'fonts/{package}.woff2')
    write(root / 'css/fonts.css', ''.join(f'@font-face {{\n  font-family: "{family}";\n  src: url(../fonts/{package}.woff2) format("woff2");\n}}\n'
                                          for family, package in FONTS.items()))
    for name in MODULES:
        write(root / f'js/modules/{name}.js', module(name, release if name == 'dom' else 'A'))
    shutil.copy2(packages / 'bootstrap/dist/js/bootstrap.bundle.min.js', root / 'js')
    for path in root.rglob('*'):
        changed = release == 'B' and path.name in ('styles.css', 'dom.js', '1.jpg') and path.parent.name != 'portfolio'
        os.utime(path, (1.7e9 + changed,) * 2)


for release in 'AB':
    plain = page()
    root = work / release / 'META-INF/resources'
    files(root, release)
    shutil.copytree(root, work / 'spring' / release / 'static')
    shutil.copytree(root, work / 'nginx' / release)
    for path in (root / 'index.html', work / 'spring' / release / 'static/index.html', work / release / 'templates/page.html'):
        write(path, plain)
        os.utime(path, (1.7e9,) * 2)
    helpers = URL.sub(r'''\1="{asset:url('\2')}"''', plain)
    write(work / release / 'templates/helpers.html', helpers.replace('</title>', "</title>\n        {asset:importmap('/js/modules/**')}"))
    write(work / 'spring' / release / 'templates/page.html', URL.sub(r'th:\1="@{\2}"', plain))
    write(work / 'nginx' / release / 'index.html', URL.sub(rf'\1="\2?v=1.{"AB".index(release)}.0"', plain))
    # has changed: nginx takes the time for the entity tag
    os.utime(work / 'nginx' / release / 'index.html', (1.7e9 + 'AB'.index(release),) * 2)
