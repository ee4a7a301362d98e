#!/usr/bin/env bash
# Measures what pages with plain URLs cost: build time with static pages and with templates, start-up time with templates; with
# ids in pages, with html.enabled=false and without the extension. Interleaves builds and starts; prints medians.
# Compression is off, since it takes longer than everything else and doesn't depend on html.enabled.
# Set MAVEN to build with something other than 'mvn', for example MAVEN="mvn -o".
# Usage: benchmarks/pages.sh [builds] [starts] [number of pages, and of templates] [number of templates to start with]
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
builds=${1:-5}
starts=${2:-21}
pages=${3:-1000}
templates=${4:-200}
work=$PWD/target/pages
rm -rf $work && mkdir -p $work

echo "generating pages"
# 20 references each: 2 sheets, 2 scripts, an icon and 15 pictures; in templates the layout has the first 5 of them, the page 20
# pictures. Every third reference is relative to the page.
python3 - $work $pages $templates <<'PYTHON'
import os, sys
work, pages, templates = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as file:
        file.write(text)

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

def assets(root):
    static = f'{root}/META-INF/resources/static'
    write(f'{static}/css/theme.css', '.hero { background: url(../img/picture-1.png); }\n' + '.card { color: #333; }\n' * 500)
    write(f'{static}/css/site.css', '.card-img-top { width: 100%; }\n')
    write(f'{static}/js/theme.js', 'document.body.dataset.theme = "light";\n')
    write(f'{static}/js/site.js', 'document.body.dataset.site = "ready";\n')
    write(f'{static}/img/icon.png', 'icon')
    for i in range(50):
        write(f'{static}/img/picture-{i}.png', f'picture {i}')

def site_of_pages(root, count):
    assets(root)
    for i in range(count):
        write(f'{root}/META-INF/resources/section-{i // 100}/page-{i}.html',
              (HEAD + cards(i, 15, f'Item of page {i}') + END).replace('TITLE', f'Page {i}'))

def site_of_templates(root, count):
    assets(root)
    write(f'{root}/templates/layout.html', HEAD.replace('TITLE', '{#insert title}Start{/}') + '{#insert}{/}' + END)
    write(f'{root}/templates/tags/badge.html', '<span class="badge"><img src="/static/img/icon.png" alt="">{it}</span>\n')
    for i in range(count):
        write(f'{root}/templates/section-{i // 100}/page-{i}.html',
              '{#include layout}\n{#title}Page {number}{/title}\n{#badge number /}\n' + cards(i, 20, '{name}') + '{/include}\n')

site_of_pages(f'{work}/site-pages', pages)
site_of_templates(f'{work}/site-templates', pages)
site_of_templates(f'{work}/site-start', templates)
PYTHON

result() { echo "$*" >>$work/results; } # site, variant, what, value
build() { # site, variant
    local log=$work/build-$1-$2.log options=()
    case $2 in
        ids) options=(-Dquarkus.cache-buster.compression.enabled=false) ;;
        disabled) options=(-Dquarkus.cache-buster.compression.enabled=false -Dquarkus.cache-buster.html.enabled=false) ;;
        without) options=(-Dwithout-extension) ;;
    esac
    rm -rf app/target
    (cd .. && ${MAVEN:-mvn} -B -ntp -Pbenchmarks -Dmaven.test.skip=true -pl runtime,deployment,benchmarks/app package \
        -Dassets.directory=$work/site-$1 "${options[@]}") >$log || { cat $log; exit 1; }
    [ $1 != start ] || cp -r app/target/quarkus-app $work/app-$2
    result $1 $2 "augmentation, ms" $(grep -o 'augmentation completed in [0-9]*' $log | grep -o '[0-9]*$')
    result $1 $2 "application, kB" $(find app/target/quarkus-app -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1000 }')
}
variants="ids disabled without"
for i in $(seq $builds); do
    echo "build $i of $builds"
    for site in pages templates; do
        for variant in $variants; do build $site $variant; done
    done
done
for variant in $variants; do build start $variant; done

# what the pages of each site refer to, to see that the builds with ids have done their work
for site in pages templates start; do
    echo "$site: $(grep -so '[0-9]* references in .*' $work/build-$site-ids.log)"
done

start() { # variant
    local log=$work/start.log pid
    java -Dquarkus.log.level=INFO -Dquarkus.http.port=0 -jar $work/app-$1/quarkus-run.jar >$log 2>&1 &
    pid=$!
    until grep -q 'started in [0-9.]*s' $log; do
        kill -0 $pid 2>/dev/null || { cat $log; exit 1; }
        sleep 0.05
    done
    result start $1 "start, ms" $(grep -o 'started in [0-9.]*[0-9]' $log | awk '{ print $3 * 1000 }')
    kill $pid
    wait $pid 2>/dev/null || true
}
for i in $(seq $starts); do
    echo "start $i of $starts"
    for variant in $variants; do start $variant; done
done

python3 - $work/results $pages $templates <<'PYTHON'
import re, statistics, sys

names = {'pages': f'{sys.argv[2]} pages', 'templates': f'{sys.argv[2]} templates', 'start': f'{sys.argv[3]} templates'}
rows = {}
for line in open(sys.argv[1]):
    site, variant, what, value = re.fullmatch(r'(\S+) (\S+) (.*) ([\d.]+)\n', line).groups()
    rows.setdefault((site, what), {}).setdefault(variant, []).append(float(value))

print(f'{"":34}' + ''.join(f'{name:>20}' for name in ('ids', 'html.enabled=false', 'without')) + '   ids - false   ratio')
for (site, what), values in rows.items():
    median = {variant: statistics.median(each) for variant, each in values.items()}
    cells = ''.join(f'{median[variant]:14.0f} ±{(max(each) - min(each)) / 2 / (median[variant] or 1):4.0%}'
                    for variant, each in values.items())
    print(f'{names[site]:16} {what:17}{cells} {median["ids"] - median["disabled"]:13.0f} {median["ids"] / median["disabled"]:7.3f}')
PYTHON
rm -rf $work/site-* $work/app-*
