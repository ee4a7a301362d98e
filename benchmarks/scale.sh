#!/usr/bin/env bash
# Measures what many assets cost, with and without the extension: build time, application size, start-up time, memory.
# Interleaves builds and starts; prints medians, and the cost per asset by least squares.
# Usage: benchmarks/scale.sh [builds] [starts] [numbers of assets]
set -euo pipefail
cd "$(dirname "$0")"
builds=${1:-3}
starts=${2:-11}
counts=${3:-0 100 1000 10000 30000}
work=$PWD/target/scale
rm -rf $work && mkdir -p $work

echo "generating files"
for count in $counts; do
    # random bytes, the same in each run: 20 kB per file, 100 files per directory
    python3 - $work/assets-$count/META-INF/resources/static $count <<'PYTHON'
import os, random, sys
root, count = sys.argv[1], int(sys.argv[2])
os.makedirs(root)
for i in range(count):
    directory = f'{root}/directory-{i // 100}'
    os.makedirs(directory, exist_ok=True)
    with open(f'{directory}/picture-{i}.png', 'wb') as file:
        file.write(random.Random(i).randbytes(20_000))
PYTHON
done

result() { echo "$*" >>$work/results; } # count, variant, what, value
build() { # count, variant, maven options
    local app=$work/app-$1-$2 log=$work/build.log
    rm -rf app/target $app
    (cd .. && mvn -B -ntp -Pbenchmarks -DskipTests -pl runtime,deployment,benchmarks/app package \
        -Dassets.directory=$work/assets-$1 "${@:3}") >$log || { cat $log; exit 1; }
    cp -r app/target/quarkus-app $app
    result $1 $2 "augmentation, ms" $(grep -o 'augmentation completed in [0-9]*' $log | grep -o '[0-9]*$')
    result $1 $2 "application, kB" $(find $app -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1000 }')
    if [ $2 = extension ]; then
        result $1 $2 "hashing, ms" $(grep -o 'Fingerprinted.*' $log | grep -o '[0-9]* ms' | cut -d ' ' -f 1)
        result $1 $2 "recorded class in the jar, kB" $(unzip -lv $app/quarkus/generated-bytecode.jar | awk '/SiteProcessor\$recordSite/ { print $3 / 1000 }')
    fi
}
for i in $(seq $builds); do
    echo "build $i of $builds"
    for count in $counts; do
        build $count extension
        build $count without -Dwithout-extension
        result $count sha256sum "hashing, CPU ms" $( (cd $work/assets-$count && TIMEFORMAT='%U %S' && time find . -type f -print0 | xargs -0 -r sha256sum >/dev/null) 2>&1 | awk '{ print ($1 + $2) * 1000 }')
    done
done

start() { # count, variant
    local log=$work/start.log pid
    java -Dquarkus.log.level=INFO -Dquarkus.http.port=0 -jar $work/app-$1-$2/quarkus-run.jar >$log 2>&1 &
    pid=$!
    until grep -q 'started in [0-9.]*s' $log; do
        kill -0 $pid 2>/dev/null || { cat $log; exit 1; }
        sleep 0.05
    done
    result $1 $2 "start, ms" $(grep -o 'started in [0-9.]*[0-9]' $log | awk '{ print $3 * 1000 }')
    result $1 $2 "RSS, kB" $(awk '/VmRSS/ { print $2 }' /proc/$pid/status)
    # reachable objects only: the histogram triggers a garbage collection
    result $1 $2 "heap in use, kB" $(jcmd $pid GC.class_histogram | awk '/^Total/ { print $3 / 1000 }')
    kill $pid
    wait $pid 2>/dev/null || true
}
for i in $(seq $starts); do
    echo "start $i of $starts"
    for count in $counts; do
        start $count extension
        start $count without
    done
done

python3 - $work/results <<'PYTHON'
import re, statistics, sys

rows = {}
for line in open(sys.argv[1]):
    count, variant, what, value = re.fullmatch(r'(\d+) (\S+) (.*) ([\d.]+)\n', line).groups()
    rows.setdefault((what, variant), {}).setdefault(int(count), []).append(float(value))

def slope(points):
    x, y = zip(*points)
    return statistics.linear_regression(x, y).slope if len(points) > 1 else float('nan')

def show(what, variant, points, spreads):
    cells = ''.join(f'{value:12.1f}' + (f' ±{spread:4.0%}' if spread else ' ' * 6) for (_, value), spread in zip(points, spreads))
    # 1 for linear growth: the cost per asset between the two largest applications over that below
    upper = slope(points[-2:]) / (slope(points[:-1]) or float('nan')) if len(points) > 2 else float('nan')
    print(f'{what:30} {variant:10}{cells} {slope(points) * 1000:12.1f} {upper:6.2f}')

print(f'{"assets":41}' + ''.join(f'{count:>12}      ' for count in sorted(next(iter(rows.values())))) + ' per 1,000 upper/lower')
for what in dict.fromkeys(what for what, _ in rows):
    medians = {}
    for variant in (variant for other, variant in rows if other == what):
        values = sorted(rows[what, variant].items())
        medians[variant] = [(count, statistics.median(each)) for count, each in values]
        show(what, variant, medians[variant], [(max(each) - min(each)) / (statistics.median(each) or 1) / 2 for _, each in values])
    if 'without' in medians:
        pairs = zip(medians['extension'], medians['without'])
        show(what, 'difference', [(count, ours - other) for (count, ours), (_, other) in pairs], [0] * len(values))
PYTHON
rm -rf $work/assets-* $work/app-*
