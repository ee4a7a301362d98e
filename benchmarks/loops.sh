#!/usr/bin/env bash
# Compares one and two event loops, with this extension and with bare routes, and records on which locks event loops block.
# Nothing is pinned to a core: servers and wrk share all of them, so rely on the rates per CPU second.
# Usage: benchmarks/loops.sh [rounds] [seconds per measurement] [seconds of recording]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5}
seconds=${2:-2}
recorded=${3:-10}
for tool in wrk curl jcmd jfr python3; do
    command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
work=$PWD/target/loops
assets=$work/assets
files=$assets/META-INF/resources
rm -rf $work && mkdir -p $files

for size in 1 10 200; do
    python3 -c "import random; random.seed($size); print('//' + ''.join(random.choices('abcdefghij ', k=$size * 1000 - 3)))" >$files/$size.js
done
(cd .. && mvn -B -ntp -q -Pbenchmarks -DskipTests package -pl runtime,deployment,benchmarks/app -Dassets.directory=$assets)
cp -r app/target/quarkus-app $work/app

pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
start() { # event loops, port, options
    java -Xmx512m -Dquarkus.http.port=$2 -Dquarkus.http.io-threads=$1 -Dquarkus.vertx.event-loops-pool-size=$1 "${@:3}" \
        -jar $work/app/quarkus-run.jar >$work/$2.log 2>&1 &
    pids+=($!)
    declare -g pid_$2=$!
    until curl -sf -o /dev/null http://127.0.0.1:$2/plain; do sleep 0.2; done
}
start 1 9111
start 2 9112
# 200 kB from verified files
start 1 9113 -Dquarkus.cache-buster.http.memory-limit=64K
start 2 9114 -Dquarkus.cache-buster.http.memory-limit=64K

cpu() { awk '{ print $14 + $15 }' /proc/$1/stat; }
etag() { curl -s -o /dev/null -D - http://127.0.0.1:9111$1 | tr -d '\r' | awk '/^etag/ { print $2 }'; }
load() { # port, path, seconds, wrk options
    wrk -t2 -c32 -d$3s --timeout 20s "${@:4}" http://127.0.0.1:$1$2
}
measure() { # row, server, loops, port, path, wrk options
    local pid=pid_$4 before
    before=$(cpu ${!pid})
    load $4 $5 $seconds "${@:6}" >$work/wrk
    echo "$1 $2 $3 $(($(cpu ${!pid}) - before + 1)) $(tr '\n' ' ' <$work/wrk)" >>$work/results
    # wrk has abandoned requests
    sleep 0.2
}
both() { # row, path, If-None-Match for the extension, for the route
    for loops in 1 2; do
        measure $1 extension $loops 911$loops "$2?v=$(etag $2 | cut -c 2-17)" ${3:+-H "If-None-Match: $3"}
        measure $1 route $loops 911$loops "/bare$2?v=$(etag $2 | cut -c 2-17)" ${4:+-H "If-None-Match: $4"}
    done
}
round() {
    both 1kB /1.js
    both 10kB /10.js
    # a prepared entity tag, see BareRoutes
    both 304 /10.js "$(etag /10.js)" '"0123456789abcdef0123456789abcdef"'
    measure 200kB-file extension 1 9113 /200.js
    measure 200kB-file extension 2 9114 /200.js
}
echo "warming up"
for i in 1 2; do seconds=3 round; done
: >$work/results
for i in $(seq $rounds); do echo "round $i of $rounds"; round; done

python3 - $work/results <<'PYTHON'
import re, statistics, sys

cases = {}
for line in open(sys.argv[1]):
    row, server, loops, ticks, report = line.split(' ', 4)
    requests, seconds = re.search(r'(\d+) requests in ([\d.]+)s', report).groups()
    if 'Non-2xx' in report or 'Socket errors' in report:
        print(row, server, loops, report)
    cases.setdefault((row, server), {}).setdefault(int(loops), []).append(
        (int(requests) / float(seconds), int(requests) * 100 / int(ticks)))

print(f'{"case":10} {"server":10} {"loops":>5} {"requests/s":>10} {"per CPU s":>9}   two loops/one: per second, per CPU second')
for (row, server), loops in cases.items():
    for count, values in sorted(loops.items()):
        rate, per_cpu = (statistics.median(each) for each in zip(*values))
        ratios = '' if count == 1 else '   ' + ' '.join(
            f'{statistics.median(two[i] / one[i] for one, two in zip(loops[1], loops[2])):8.2f}' for i in (0, 1))
        print(f'{row:10} {server:10} {count:5} {rate:10.0f} {per_cpu:9.0f}{ratios}')
PYTHON

# each time that a thread had to wait for a monitor, however short, or was parked, which java.util.concurrent does
cat >$work/locks.jfc <<'JFC'
<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
    <event name="jdk.JavaMonitorEnter"><setting name="enabled">true</setting><setting name="stackTrace">true</setting><setting name="threshold">0 ms</setting></event>
    <event name="jdk.JavaMonitorWait"><setting name="enabled">true</setting><setting name="stackTrace">true</setting><setting name="threshold">0 ms</setting></event>
    <event name="jdk.ThreadPark"><setting name="enabled">true</setting><setting name="stackTrace">true</setting><setting name="threshold">0 ms</setting></event>
</configuration>
JFC
record() { # row, port, path, wrk options
    local pid=pid_$2
    jcmd ${!pid} JFR.start name=locks settings=$work/locks.jfc filename=$work/$1.jfr >/dev/null
    load $2 $3 $recorded "${@:4}" >$work/wrk
    jcmd ${!pid} JFR.stop name=locks >/dev/null
    jfr print --json --events 'jdk.JavaMonitor*,jdk.ThreadPark' $work/$1.jfr >$work/$1.json
    python3 - $1 $work/$1.json "$(awk '/requests in/ { print $1 }' $work/wrk)" <<'PYTHON'
import collections, json, sys

row, file, requests = sys.argv[1:]
waits = collections.Counter()
for event in json.load(open(file))['recording']['events']:
    values = event['values']
    if 'eventloop' in (values['eventThread'] or {}).get('javaName', ''):
        frames = (values.get('stackTrace') or {}).get('frames', [])
        waits[event['type'], ' < '.join(f['method']['type']['name'] + '.' + f['method']['name'] for f in frames[:4])] += 1
print(f'{row}: {requests} requests, {sum(waits.values())} waits of event loops')
for (kind, frames), count in waits.most_common(10):
    print(f'  {count} {kind} {frames}')
PYTHON
}
echo "locks, two event loops"
record 1kB 9112 "/1.js?v=$(etag /1.js | cut -c 2-17)"
record 304 9112 /10.js -H "If-None-Match: $(etag /10.js)"
record 200kB-file 9114 /200.js
