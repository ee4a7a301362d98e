#!/usr/bin/env python3
"""Writes the resources of an application: site.py DIRECTORY KIND COUNT [BUILD]. The same arguments give the same bytes."""
import os
import random
import sys

# of the history: each build changes one file in ten
CHANGED = 10

HEAD = '''<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>TITLE</title>
    <!-- the site's own files -->
    <link rel="icon" type="image/png" href="/static/img/icon.png">
    <link href="/static/css/theme.css" rel="stylesheet" type="text/css">
    <link href="../static/css/site.css" rel="stylesheet">
    <script src="/static/js/theme.js" defer></script>
    <script src="../static/js/site.js" defer></script>
</head>
<body id="page-top" class="bg-light">
<nav class="navbar navbar-expand-lg navbar-dark fixed-top" id="mainNav">
    <a class="navbar-brand" href="#page-top">Start</a>
    <ul class="navbar-nav text-uppercase ms-auto py-4 py-lg-0">
        <li class="nav-item"><a class="nav-link" href="/orders.html">Orders</a></li>
        <li class="nav-item"><a class="nav-link" href="/customers.html">Customers</a></li>
    </ul>
</nav>
<main class="container">
'''
END = '''</main>
<a class="scroll-to-top rounded" href="#page-top"><i class="fas fa-angle-up"></i></a>
</body>
</html>
'''


def card(picture, name):
    directory = '../static' if picture % 3 == 0 else '/static'
    return f'''    <div class="col-xl-4 col-md-6 mb-4">
        <div class="card border-left-primary shadow h-100 py-2" data-toggle="tooltip">
            <img class="card-img-top img-fluid" src="{directory}/img/picture-{picture}.png" alt="{name}" width="640" height="360">
            <h5 class="text-xs font-weight-bold text-primary text-uppercase mb-1">{name}</h5>
            <p class="text-muted">Lorem ipsum dolor sit amet, consectetur adipisicing elit. Minima maxime quam architecto quo
                inventore harum ex magni, dicta impedit &mdash; a &lt; b &amp;&amp; c.</p>
            <a class="btn btn-primary btn-sm" href="/orders/{picture}">Details <i class="fas fa-arrow-right"></i></a>
        </div>
    </div>
'''


def cards(page, count, name):
    return ''.join(card((page * 7 + i) % 50, name) for i in range(count))


class Site:

    def __init__(self, root):
        self.root = root
        self.static = 'META-INF/resources/static'

    def write(self, path, content):
        file = f'{self.root}/{path}'
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, 'wb') as out:
            out.write(content if isinstance(content, bytes) else content.encode())

    def assets(self, count, build):
        """Pictures of 20 kB."""
        for i in range(count):
            self.write(f'{self.static}/directory-{i // 100}/picture-{i}.png', random.Random(i).randbytes(20_000))

    def history(self, count, build):
        """Pictures of 20 kB. Each build changes one in ten, others than the build before."""
        for i in range(count):
            version = sum(1 for b in range(1, build + 1) if b % CHANGED == i % CHANGED)
            self.write(f'{self.static}/directory-{i // 100}/picture-{i}.png',
                       random.Random(f'{i}.{version}').randbytes(20_000))

    def deltas(self, count, build):
        """Scripts of 8 kB. Each build changes two lines of each."""
        for i in range(count):
            words = random.Random(i)
            lines = [f'export function {words.choice(WORDS)}{n}(row) {{ return row.{words.choice(WORDS)}({words.randrange(1000)}, '
                     f'"{words.choice(WORDS)}-{words.randrange(1000)}"); }}' for n in range(110)]
            lines[10] = lines[100] = f'console.log("build {build}");'
            self.write(f'{self.static}/directory-{i // 100}/script-{i}.js', '\n'.join(lines) + '\n')

    def pages(self, count, build):
        """Static pages of 12 kB with 20 references each, a third of them relative to the page."""
        self.referenced()
        for i in range(count):
            self.write(f'META-INF/resources/section-{i // 100}/page-{i}.html',
                       (HEAD + cards(i, 15, f'Item of page {i}') + END).replace('TITLE', f'Page {i}'))

    def templates(self, count, build):
        """Templates of 14 kB with 20 references each, a third of them relative to the page, with a layout and a tag."""
        self.referenced()
        self.write('templates/layout.html', HEAD.replace('TITLE', '{#insert title}Start{/}') + '{#insert}{/}' + END)
        self.write('templates/tags/badge.html', '<span class="badge"><img src="/static/img/icon.png" alt="">{it}</span>\n')
        for i in range(count):
            self.write(f'templates/section-{i // 100}/page-{i}.html',
                       '{#include layout}\n{#title}Page {number}{/title}\n{#badge number /}\n' + cards(i, 20, '{name}')
                       + '{/include}\n')

    def referenced(self):
        self.write(f'{self.static}/css/theme.css',
                   '.hero { background: url(../img/picture-1.png); }\n' + '.card { color: #333; }\n' * 500)
        self.write(f'{self.static}/css/site.css', '.card-img-top { width: 100%; }\n')
        self.write(f'{self.static}/js/theme.js', 'document.body.dataset.theme = "light";\n')
        self.write(f'{self.static}/js/site.js', 'document.body.dataset.site = "ready";\n')
        self.write(f'{self.static}/img/icon.png', 'icon')
        for i in range(50):
            self.write(f'{self.static}/img/picture-{i}.png', f'picture {i}')


WORDS = ('table', 'row', 'cell', 'colour', 'border', 'padding', 'order', 'customer', 'total', 'render', 'select', 'close')

root, kind, count, build = sys.argv[1], sys.argv[2], int(sys.argv[3]), int((sys.argv[4:] or ['0'])[0])
os.makedirs(root, exist_ok=True)
getattr(Site(root), kind)(count, build)
