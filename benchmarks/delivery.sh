#!/usr/bin/env bash
# Compares how this extension, Quarkus without it, a bare route, nginx and Spring Boot deliver assets. Servers run on core 0, wrk on core 1;
# all requests stay on 127.0.0.1. Interleaves the rounds and prints medians; ratios are medians of those within each round.
# Set REUSE=true to measure again without building.
# Usage: benchmarks/delivery.sh [rounds] [seconds per measurement] [numbers of connections] [rows] [servers]
#   rows and servers: regular expressions; servers: extension files route without compressing nginx no_sendfile spring
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3}
seconds=${2:-2}
connections=${3:-1 32 512}
rows=${4:-.}
servers=${5:-.}
PATH=$PATH:/usr/sbin
for tool in wrk nginx taskset curl unzip python3; do
    command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
work=$PWD/target/delivery
assets=$work/assets
files=$assets/META-INF/resources

maven() { (cd .. && mvn -B -ntp -q -Pbenchmarks -DskipTests package "$@"); }
application() { # name, maven options
    maven -pl runtime,deployment,benchmarks/app -Dassets.directory=$assets "${@:2}"
    cp -r app/target/quarkus-app $work/$1
}
build() {
    rm -rf $work && mkdir -p $files $work/nginx/tmp
    # random text, the same in each run; compressed only if wrk sends Accept-Encoding
    for size in 1 10 200 5000; do
        python3 -c "import random; random.seed($size); print('//' + ''.join(random.choices('abcdefghij ', k=$size * 1000 - 3)))" >$files/$size.js
    done
    python3 -c "import random, sys; random.seed(9000); sys.stdout.buffer.write(random.randbytes(9_000_000))" >$files/9000.mp4
    # a real style sheet, from a web jar that another module depends on
    maven -pl runtime,deployment,benchmarks/micro
    unzip -p micro/target/lib/bootstrap-[0-9]*.jar '*/dist/css/bootstrap.css' >$files/bootstrap.css

    application extension
    application without -Dwithout-extension
    application compressing -Dwithout-extension -Dcompression=true
    maven -pl benchmarks/spring -Dassets.directory=$assets
    cp spring/target/spring.jar $work
}
[ -n "${REUSE:-}" ] || build
rm -rf $work/copies && mkdir $work/copies

pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
start() { # name, port, path to wait for, command
    # servers log clients that disconnect, 512 of them at length
    taskset -c 0 "${@:4}" >$work/$1.log 2>&1 &
    pids+=($!)
    declare -g pid_$1=$! port_$1=$2
    until curl -sf -o /dev/null http://127.0.0.1:$2$3; do sleep 0.2; done
}
quarkus() { # name, port, application, options
    start $1 $2 /plain java -Xmx512m -Dquarkus.http.port=$2 "${@:4}" -jar $work/$3/quarkus-run.jar
}
quarkus extension 9101 extension
quarkus without 9102 without
quarkus compressing 9103 compressing
# a body of more than an eighth of the limit is never kept in memory
quarkus files 9106 extension -Dquarkus.cache-buster.http.memory-limit=64K -Djava.io.tmpdir=$work/copies
# in the same process
pid_route=$pid_extension port_route=$port_extension

header() { # header, server, path
    local port=port_$2
    curl -s -o /dev/null -D - http://127.0.0.1:${!port}$3 | tr -d '\r' | awk -v name=$1 'tolower($1) == name ":" { sub(/^[^ ]* /, ""); print }'
}
# nginx and Spring Boot get the files that the extension has compressed
tag=$(header etag extension /bootstrap.css | tr -d '"')
for coding in br gzip; do
    unzip -p $work/extension/quarkus/generated-bytecode.jar "META-INF/cache-buster/$tag*.$coding" >$files/bootstrap.css.${coding/gzip/gz}
done
sed "s|NGINX_PORT|9104|; s|NGINX_NO_SENDFILE_PORT|9107|; s|NGINX_ROOT|$files|" nginx.conf >$work/nginx/nginx.conf
start nginx 9104 /10.js nginx -p $work/nginx -c $work/nginx/nginx.conf
pid_no_sendfile=$pid_nginx port_no_sendfile=9107
start spring 9105 /10.js java -Xmx512m -jar $work/spring.jar --server.port=9105

cpu() { # all threads of a process and of its children, in ticks
    cat /proc/$1/stat $(for child in $(cat /proc/$1/task/$1/children); do echo /proc/$child/stat; done) | awk '{ sum += $14 + $15 } END { print sum }'
}
settle() { # waits until a process has finished the requests that wrk abandoned
    local before after=$(cpu $1)
    for i in $(seq 50); do
        before=$after
        sleep 0.1
        after=$(cpu $1)
        [ $((after - before)) -gt 1 ] || return 0
    done
}
measure() { # row, server, path, wrk options
    [[ $1 =~ $rows && $2 =~ $servers ]] || return 0
    local pid=pid_$2 port=port_$2 before after count
    for count in $connections; do
        before=$(cpu ${!pid})
        taskset -c 1 wrk -t1 -c$count -d${seconds}s --timeout 20s --latency "${@:4}" http://127.0.0.1:${!port}$3 >$work/wrk
        after=$(cpu ${!pid})
        echo "$1 $count $2 $((after - before + 1)) $(tr '\n' ' ' <$work/wrk)" >>$work/results
        settle ${!pid}
    done
}
with_id() { echo "$1?v=$(header etag extension $1 | tr -d '"' | cut -c 1-16)"; }
with_version() { echo "${1%.*}-$(md5sum <$files$1 | cut -c 1-32).${1##*.}"; }

# a prepared entity tag, see BareRoutes
route_tag='"0123456789abcdef0123456789abcdef"'

whole() { # row, path
    measure $1 extension $(with_id $2)
    if [[ $1 == 1kB || $1 == 10kB ]]; then measure $1 route /bare$(with_id $2); fi
    measure $1 without $2
    measure $1 nginx $2
    measure $1 spring $(with_version $2)
}
from_files() { # row, path
    measure $1 files $(with_id $2)
    measure $1 without $2
    measure $1 no_sendfile $2
    measure $1 nginx $2
}
compressed() { # row, coding, other servers with precompressed files
    measure $1 extension $(with_id /bootstrap.css) -H "Accept-Encoding: $2"
    measure $1 compressing /bootstrap.css -H "Accept-Encoding: $2"
    [[ $3 != *nginx* ]] || measure $1 nginx /bootstrap.css -H "Accept-Encoding: $2"
    measure $1 spring $(with_version /bootstrap.css) -H "Accept-Encoding: $2"
}
round() {
    whole 1kB /1.js
    whole 10kB /10.js
    whole 200kB /200.js
    whole 5MB /5000.js
    from_files 200kB-file /200.js
    from_files 9MB-file /9000.mp4
    measure 304 extension /10.js -H "If-None-Match: $(header etag extension /10.js)"
    measure 304 route /bare/10.js -H "If-None-Match: $route_tag"
    measure 304 without /10.js -H "If-Modified-Since: $(header last-modified without /10.js)"
    measure 304 nginx /10.js -H "If-None-Match: $(header etag nginx /10.js)"
    measure 304 spring /10.js -H "If-Modified-Since: $(header last-modified spring /10.js)"
    compressed gzip gzip nginx,spring
    compressed brotli br spring
    measure no-asset extension /plain
    measure no-asset without /plain
}
# what the rows claim
response() { # server, path, curl options
    local port=port_$1
    curl -s -o /dev/null -D - "${@:3}" http://127.0.0.1:${!port}$2 | tr -d '\r' | sed -E 's/^(date|etag): .*/\1/'
}
require() { # what, two equal texts
    [ "$2" == "$3" ] || { printf '%s:\n%s\n%s\n' "$1" "$2" "$3" >&2; exit 1; }
}
for path in /1.js /10.js; do
    require "the route has other headers than $path" "$(response extension $(with_id $path))" "$(response route /bare$path)"
done
require "the route's 304 has other headers" "$(response route /bare/10.js -H "If-None-Match: $route_tag")" \
    "$(response extension $(with_id /10.js) -H "If-None-Match: $(header etag extension /10.js)")"
response files /200.js >/dev/null
response files /9000.mp4 >/dev/null
require "not sent from files" "$(find $work/copies -name '*.asset' -printf '%s\n' | sort -n | paste -sd ' ')" "200000 9000000"

echo "warming up"
# or the JVM would still compile while it is measured, longest in the process that gets the fewest requests
for server in extension without compressing files; do
    port=port_$server
    taskset -c 1 wrk -t1 -c32 -d10s http://127.0.0.1:${!port}/200.js >/dev/null
done
for i in 1 2; do connections=32 seconds=$((seconds > 1 ? seconds : 1)) round; done
: >$work/results
for i in $(seq $rounds); do echo "round $i of $rounds"; round; done

python3 - $work/results <<'PYTHON'
import re, statistics, sys

def milliseconds(text):
    value, unit = re.fullmatch(r'([\d.]+)(us|ms|s|m)', text).groups()
    return float(value) * {'us': 0.001, 'ms': 1, 's': 1000, 'm': 60000}[unit]

cases = {}
for line in open(sys.argv[1]):
    row, connections, server, ticks, report = line.split(' ', 4)
    requests, seconds = re.search(r'(\d+) requests in ([\d.]+)s', report).groups()
    p50, p99 = (milliseconds(re.search(f' {p}% +(\S+)', report).group(1)) for p in ('50', '99'))
    problem = re.search(r'(Socket errors: .*?|Non-2xx or 3xx responses: \d+) ', report)
    if problem:
        print(row, connections, server, problem.group(1))
    values = int(requests) / float(seconds), int(requests) * 100 / int(ticks), p50, p99
    cases.setdefault((row, int(connections)), {}).setdefault(server, []).append(values)

def ratio(ours, theirs, value):
    """Median and quartiles of the ratios of one round each."""
    ratios = [our[value] / (their[value] or float('nan')) for our, their in zip(ours, theirs)]
    low, median, high = statistics.quantiles(ratios, n=4, method='inclusive') if len(ratios) > 1 else ratios * 3
    return f'{median:6.2f} ({low:.2f} to {high:.2f})'

print(f'{"case":10} {"conn.":>5} {"server":11} {"requests/s":>10} {"":5} {"per CPU s":>9} {"p50 ms":>8} {"p99 ms":>8}'
      '   ours/this (quartiles of the rounds): per second, per CPU second')
for (row, connections), servers in sorted(cases.items(), key=lambda case: case[0][1]):
    own = next(iter(servers))
    for server, values in servers.items():
        rate, per_cpu, p50, p99 = (statistics.median(each) for each in zip(*values))
        spread = (max(v[0] for v in values) - min(v[0] for v in values)) / (rate or float('nan')) / 2
        ratios = '' if server == own else '  ' + '  '.join(ratio(servers[own], values, each) for each in (0, 1))
        print(f'{row:10} {connections:5} {server:11} {rate:10.0f} ±{spread:4.0%} {per_cpu:9.0f} {p50:8.2f} {p99:8.2f}{ratios}')
PYTHON
