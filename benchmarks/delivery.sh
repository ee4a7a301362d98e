#!/usr/bin/env bash
# Compares the delivery of assets side by side: this extension, Quarkus without it, nginx. Servers run on core 0, wrk on core 1;
# all requests stay on 127.0.0.1. Rounds are interleaved, medians are printed, in requests per second and per CPU second.
# Usage: benchmarks/delivery.sh [rounds] [seconds per measurement]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5}
seconds=${2:-4}
work=$PWD/target/delivery
for tool in wrk nginx taskset curl; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done

assets=target/assets/META-INF/resources
mkdir -p $assets $work/nginx/tmp
for size in 10 200; do
    # text that no server compresses unasked, the same in each run
    [ -f $assets/$size.js ] || python3 -c "import random; random.seed($size); print('//' + ''.join(random.choices('abcdefghij ', k=$size * 1000 - 3)))" >$assets/$size.js
done

build() { # name, maven options
    [ -d $work/$1 ] && return
    (cd .. && mvn -B -q -Pbenchmarks -DskipTests -pl runtime,deployment,benchmarks package "${@:2}")
    rm -rf $work/$1 && cp -r target/quarkus-app $work/$1
}
build extension
build compressing -Dcompression=true -Dwithout-extension
build without -Dwithout-extension

pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
start() { # name, port, JVM options
    taskset -c 0 java "${@:3}" -Xmx512m -Dquarkus.http.port=$2 -jar $work/$1/quarkus-run.jar &
    pids+=($!)
    declare -g pid_$1=$!
    until curl -sf -o /dev/null http://127.0.0.1:$2/plain; do sleep 0.2; done
}
start extension 9101
start without 9102
start compressing 9103
sed "s|NGINX_PORT|9104|; s|NGINX_ROOT|$PWD/$assets|" nginx.conf >$work/nginx/nginx.conf
PATH=$PATH:/usr/sbin taskset -c 0 nginx -p $work/nginx -c $work/nginx/nginx.conf &
pids+=($!)
pid_nginx=$!
until curl -sf -o /dev/null http://127.0.0.1:9104/10.js; do sleep 0.2; done

cpu() { # all threads of a process and of its children, in ticks
    cat /proc/$1/stat $(for child in $(cat /proc/$1/task/$1/children); do echo /proc/$child/stat; done) | awk '{ sum += $14 + $15 } END { print sum }'
}
measure() { # row, server, port, path, wrk options
    local pid_name=pid_$2 before after requests
    before=$(cpu ${!pid_name})
    requests=$(taskset -c 1 wrk -t1 -c32 -d${seconds}s "${@:5}" http://127.0.0.1:$3$4 | awk '/requests in/ { print $1 } /Non-2xx/ { print "failed" > "/dev/stderr" }')
    after=$(cpu ${!pid_name})
    echo "$1 $2 $((requests / seconds)) $((requests * 100 / (after - before + 1)))" >>$work/results
}
id() { curl -s -o /dev/null -D - http://127.0.0.1:9101$1 | tr -d '\r' | awk -F'"' '/^etag/ { print substr($2, 1, 16) }'; }
tag() { curl -s -o /dev/null -D - http://127.0.0.1:$1$2 | tr -d '\r' | awk '/^[Ee][Tt]ag/ { print $2 }'; }
modified() { curl -s -o /dev/null -D - http://127.0.0.1:$1$2 | tr -d '\r' | awk '/^[Ll]ast-[Mm]odified/ { sub(/^[^ ]* /, ""); print }'; }
css=/webjars/bootstrap/5.3.3/dist/css/bootstrap.css

round() {
    measure 10kB extension 9101 "/10.js?v=$(id /10.js)"
    measure 10kB without 9102 /10.js
    measure 10kB nginx 9104 /10.js
    measure 200kB extension 9101 "/200.js?v=$(id /200.js)"
    measure 200kB without 9102 /200.js
    measure 200kB nginx 9104 /200.js
    measure 304 extension 9101 /10.js -H "If-None-Match: $(tag 9101 /10.js)"
    measure 304 without 9102 /10.js -H "If-Modified-Since: $(modified 9102 /10.js)"
    measure 304 nginx 9104 /10.js -H "If-None-Match: $(tag 9104 /10.js)"
    measure css-br extension 9101 "$css?v=$(id $css)" -H 'Accept-Encoding: br'
    measure css-br compressing 9103 $css -H 'Accept-Encoding: br'
    measure no-asset extension 9101 /plain
    measure no-asset without 9102 /plain
}
echo "warming up"
for i in 1 2; do : >$work/results; round; done
: >$work/results
for i in $(seq $rounds); do echo "round $i of $rounds"; round; done

python3 - $work/results <<'PYTHON'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    row, server, rate, per_cpu = line.split()
    rows.setdefault(row, {}).setdefault(server, []).append((int(rate), int(per_cpu)))
for row, servers in rows.items():
    ours = [statistics.median(v) for v in zip(*servers['extension'])]
    for server, values in servers.items():
        rate, per_cpu = [statistics.median(v) for v in zip(*values)]
        spread = (max(v[0] for v in values) - min(v[0] for v in values)) / rate
        print(f'{row:9} {server:12} {rate:9.0f} req/s ±{spread / 2:4.0%} {per_cpu:9.0f} req/CPU s'
              f'   ours is {ours[0] / rate:6.2f} times, per CPU second {ours[1] / per_cpu:6.2f} times')
PYTHON
