#!/usr/bin/env bash
# Measures what the history costs: size of the application, build, start-up and memory, with 0 and with several earlier builds of
# a site of which a few files change each time. Interleaves starts; prints medians.
# Set MAVEN to build with something other than 'mvn', for example MAVEN="mvn -o".
# Usage: benchmarks/history.sh [starts] [assets] [changed each time] [earlier builds]
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
starts=${1:-21}
assets=${2:-1000}
changed=${3:-30}
earlier=${4:-5}
work=$PWD/target/history
rm -rf $work && mkdir -p $work

site() { # build: writes all files, of which the changed ones state the number of the build
    python3 - $work/site $assets $changed $1 <<'PYTHON'
import os, random, sys
root, assets, changed, build = sys.argv[1], *map(int, sys.argv[2:5])
directory = f'{root}/META-INF/resources/static'
os.makedirs(directory, exist_ok=True)
for i in range(assets):
    words = random.Random(i)
    # text of 4 kB; a third of it scripts, a third sheets, a third pictures
    text = ' '.join(words.choice(('table', 'row', 'cell', 'colour', 'border', 'padding')) + str(words.randrange(1000)) for _ in range(400))
    # other files change in each build
    version = max((b for b in range(build + 1) if b * changed <= i < (b + 1) * changed), default=0)
    name, start, end = (('js', '/* ', ' */'), ('css', '/* ', ' */'), ('svg', '<svg xmlns="http://www.w3.org/2000/svg"><!-- ', ' --></svg>'))[i % 3]
    with open(f'{directory}/file-{i}.{name}', 'w') as file:
        file.write(f'{start}{version} {text}{end}\n')
PYTHON
}

build() { # name, Maven options
    local log=$work/build-$1.log
    rm -rf app/target/quarkus-app app/target/classes
    (cd .. && ${MAVEN:-mvn} -B -ntp -Pbenchmarks -Dmaven.test.skip=true -pl runtime,deployment,benchmarks/app package \
        -Dassets.directory=$work/site "${@:2}") >$log || { cat $log; exit 1; }
    echo "$1: $(grep -o 'The history has .*' $log || true) $(grep -o 'augmentation completed in .*' $log)"
}

rm -rf app/target
for number in $(seq 0 $((earlier - 1))); do
    site $number
    build earlier-$number
    sh app/target/cache-buster/history.sh add $work/archives
done
site $earlier
for variant in without with; do
    options=()
    [ $variant = without ] || options=(-Dquarkus.cache-buster.history.directory=$work/archives -Dquarkus.cache-buster.history.builds=$earlier)
    build $variant "${options[@]}"
    cp -r app/target/quarkus-app $work/app-$variant
done
ls -l $work/archives | awk 'NR > 1 && /zip/ { sum += $5; n++ } END { print n " archives, " sum / n / 1000 " kB each" }'

result() { echo "$*" >>$work/results; } # variant, what, value
for variant in without with; do
    result $variant "application, kB" $(find $work/app-$variant -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1000 }')
done
start() { # variant
    local log=$work/start.log pid port
    java -Xmx128m -XX:+UseSerialGC -Dquarkus.log.level=INFO -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port=0 -jar $work/app-$1/quarkus-run.jar >$log 2>&1 &
    pid=$!
    until grep -q 'Listening on' $log; do
        kill -0 $pid 2>/dev/null || { cat $log; exit 1; }
        sleep 0.05
    done
    result $1 "start, ms" $(grep -o 'started in [0-9.]*[0-9]' $log | awk '{ print $3 * 1000 }')
    port=$(grep -o 'Listening on: http://[^ ]*' $log | grep -o '[0-9]*$')
    # reachable objects only: the histogram triggers a garbage collection
    result $1 "heap after the start, kB" $(jcmd $pid GC.class_histogram | awk '/^Total/ { print $3 / 1000 }')
    # an id that nothing has makes the application read the history
    curl -s -o /dev/null "http://127.0.0.1:$port/static/file-0.js?v=0123456789abcdef"
    result $1 "heap after an unknown id, kB" $(jcmd $pid GC.class_histogram | awk '/^Total/ { print $3 / 1000 }')
    kill $pid
    wait $pid 2>/dev/null || true
}
for i in $(seq $starts); do
    for variant in without with; do start $variant; done
done

python3 - $work/results $earlier <<'PYTHON'
import re, statistics, sys
rows = {}
for line in open(sys.argv[1]):
    variant, what, value = re.fullmatch(r'(\S+) (.*) ([\d.]+)\n', line).groups()
    rows.setdefault(what, {}).setdefault(variant, []).append(float(value))
print(f'{"":32}{"0 builds":>18}{sys.argv[2] + " builds":>18}{"difference":>14}{"ratio":>8}')
for what, values in rows.items():
    median = {variant: statistics.median(each) for variant, each in values.items()}
    cells = ''.join(f'{median[v]:12.0f} ±{(max(each) - min(each)) / 2 / (median[v] or 1):4.0%}' for v, each in values.items())
    print(f'{what:32}{cells}{median["with"] - median["without"]:14.0f}{median["with"] / median["without"]:8.3f}')
PYTHON
rm -rf $work/site $work/app-* $work/archives
