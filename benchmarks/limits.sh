#!/usr/bin/env bash
# Measures what happens when memory or disk space run out, when files change under the running application, and what a second
# visit costs in Chromium. Takes any checkout, to compare before and after a change. All requests stay on 127.0.0.1.
# 'full-disk' needs root (it mounts a tmpfs of 6 MB) and 'visits' needs Chromium; both are skipped otherwise.
# Set MAVEN to build with something other than 'mvn', for example MAVEN="mvn -o".
# Usage: benchmarks/limits.sh [checkout] [regular expression of rows] [directory for files]
#   rows: direct-memory first-loads slow-readers full-disk replicas working-directory jars visits
set -euo pipefail
cd "$(dirname "$0")"
checkout=$(cd "${1:-..}" && pwd)
rows=${2:-.}
work=${3:-$PWD/target/limits}
export LC_ALL=C.UTF-8
for tool in java mvn curl tar; do
    command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
rm -rf "$work" && mkdir -p "$work"
work=$(cd "$work" && pwd)

pids=()
mounted=
clean_up() {
    [ ${#pids[@]} = 0 ] || kill -9 "${pids[@]}" 2>/dev/null || true
    [ -z "$mounted" ] || umount "$mounted" || true
}
trap clean_up EXIT

# --- builds: the checkout, with the application that belongs to this script

mkdir $work/source
tar -C "$checkout" -c --exclude target --exclude .git . | tar -x -C $work/source
rm -rf $work/source/benchmarks/limits
cp -r limits pom.xml $work/source/benchmarks
rm -rf $work/source/benchmarks/limits/target
# the other modules have dependencies that are not needed here
sed -Ei '/<module>(app|spring|micro)</d' $work/source/benchmarks/pom.xml
limits=$work/source/benchmarks/limits

application() { # name, directory of files, Maven options
    # remove the resources of the previous application
    rm -rf $limits/target/classes $limits/target/quarkus-app
    (cd $work/source && ${MAVEN:-mvn} -B -ntp -q -Pbenchmarks -DskipTests -pl runtime,deployment,benchmarks/limits package \
        -Dassets.directory="$2" "${@:3}") >$work/build-$1.log 2>&1 || { cat $work/build-$1.log; exit 1; }
    cp -r $limits/target/quarkus-app $work/$1
}
client() { java -cp "$limits/target/test-classes:$(cat $limits/target/classpath)" io.quarkiverse.cachebuster.benchmarks.limits."$@"; }
wanted() { [[ $1 =~ $rows ]]; }

# --- servers

start() { # name, directory of the application, JVM options
    mkdir -p $work/run-$1
    log=$work/run-$1.log
    (cd $work/run-$1 && exec java "${@:3}" -jar $2/quarkus-run.jar) >$log 2>&1 &
    pid=$!
    pids+=($pid)
    port=
    for i in $(seq 300); do
        port=$(grep -soPm 1 'Listening on: http://127.0.0.1:\K\d+' $log || true)
        [ -z "$port" ] || return 0
        kill -0 $pid 2>/dev/null || break
        sleep 0.1
    done
    cat $log
    exit 1
}
stop() {
    kill $1
    # blocked worker threads delay the shutdown
    for i in $(seq 30); do
        kill -0 $1 2>/dev/null || break
        sleep 0.1
    done
    kill -9 $1 2>/dev/null || true
    wait $1 2>/dev/null || true
}
highest_rss() {
    awk '/VmHWM/ { printf "%d MB", $2 / 1000 }' /proc/$pid/status 2>/dev/null || echo "the process is gone"
}
urls() { # path, may contain a range in brackets, which curl expands
    curl -s --max-time 60 "http://127.0.0.1:$port/url?path=$1"
}
get() { curl -s --max-time 10 -o /dev/null "$@"; }

# --- responses

probe() { # label, URL, curl options: prints a line, and counts immutable responses whose bytes don't match the id
    local headers=$work/headers body=$work/body status ending=0
    rm -f $body && touch $body
    : >$headers
    status=$(curl -s --max-time 10 -D $headers -o $body -w '%{http_code}' "${@:3}" "http://127.0.0.1:$port$2") || ending=$?
    local size verdict cache_control coding
    [[ $* != *--head* ]] || : >$body
    size=$(stat -c %s $body)
    cache_control=$(header cache-control)
    coding=$(header content-encoding)
    case $ending in
        0) verdict=$(verdict "$2" $status $body "$coding" "$*") ;;
        18) verdict="cut off" ;;
        28) verdict="HANGS"; hanging=$((hanging + 1)) ;;
        *) verdict="no response (curl $ending)" ;;
    esac
    if [[ $cache_control == *immutable* && $verdict == no ]]; then
        false_claims=$((false_claims + 1))
        verdict="NO, BUT IMMUTABLE"
    fi
    printf '%-66s %3s %9s %9s  %-37s %-11s %-16s %s\n' "$1" $status "$(header content-length)" $size "${cache_control:--}" \
        "$(header etag | sed -E 's/^(W?.?"[0-9a-f]{6})[0-9a-f]+/\1/')" "${coding:--} $(header vary | sed 's/Accept-Encoding/vary/i')" "$verdict"
}
header() { tr -d '\r' <$work/headers | awk -v name=$1 'tolower($1) == name ":" { sub(/^[^ ]* */, ""); print }' | paste -sd ' '; }
verdict() { # URL, status, body, coding, all arguments: yes, no, or - if there is nothing to compare
    local id=${1##*v=} path=${1%%\?*} decoded=$work/decoded
    if [[ $5 == *--head* && $2 == 200 && $path != *.css && $5 != *Accept-Encoding* ]]; then
        [ "$(header content-length)" = $(stat -c %s $work/files/META-INF/resources$path) ] && echo - || echo no
    elif [[ $5 == *--head* || $2 == 304 || $2 == 416 || $2 == 404 || $2 == 500 ]]; then
        echo -
    elif [ $2 = 206 ]; then
        cmp -s -n $(stat -c %s $3) $3 $work/files/META-INF/resources$path && echo yes || echo no
    else
        if [ "$4" = gzip ]; then gzip -dc <$3 >$decoded 2>/dev/null || true; else cp $3 $decoded; fi
        if [[ $1 == *v=* ]]; then
            [[ $(sha256sum <$decoded) == $id* ]] && echo yes || echo no
        else
            cmp -s $decoded $work/files/META-INF/resources$path && echo yes || echo no
        fi
    fi
}
heading() {
    echo
    echo "== $1"
}
table() {
    false_claims=0 hanging=0
    printf '%-66s %3s %9s %9s  %-37s %-11s %-16s %s\n' "" "" "C.-Length" bytes Cache-Control ETag coding "bytes of the id?"
}
sum_up() { echo "-> $false_claims responses are immutable, but their bytes don't match the id; $hanging requests had no response after 10 s"; }

# --- rows

direct_memory() {
    heading "direct-memory: -Xmx64m, 90 images of 1 MB once, then an endpoint that reads 2 MB, 12 times"
    endpoint_fails extension $work/app
    endpoint_fails "Quarkus alone" $work/app-without
}
endpoint_fails() { # name, application
    start memory $2 -Xmx64m -Dfile=$work/2MB
    local url failed=0 images=0
    for url in $(urls '/images/[1-90].png'); do
        get -f "http://127.0.0.1:$port$url" || images=$((images + 1))
    done
    for i in $(seq 12); do
        get -f "http://127.0.0.1:$port/file" || failed=$((failed + 1))
    done
    echo "$1: the endpoint failed $failed of 12 times; $images of 90 images failed; direct memory: $(curl -s http://127.0.0.1:$port/memory); highest RSS $(highest_rss)"
    grep -o 'OutOfMemoryError: [A-Za-z ]*' $log | sort | uniq -c || true
    stop $pid
}
first_loads() {
    heading "first-loads: 5,000 connections request files at once that are not loaded yet, -Xmx256m, 3 starts each"
    local what path
    for what in "one of 200 kB" "500 of 50 kB"; do
        [ "$what" = "one of 200 kB" ] && path=/script.js || path='/many/[1-500].png'
        for i in 1 2 3; do
            start first-loads $work/app -Xmx256m
            urls "$path" >$work/urls
            echo "$what: $(client FirstLoads $port 5000 $work/urls); highest RSS $(highest_rss); ERROR and WARN lines: $(grep -cE ' (ERROR|WARN) ' $log || true)"
            stop $pid
        done
    done
}
slow_readers() {
    heading "slow-readers: 44 readers of a sheet of 9 MB at 64 kB/s for 15 s, then at full speed, -Xmx256m"
    start slow $work/app -Xmx256m -Dfile=$work/2MB
    local others
    others="$(urls '/other/[1-30].png' | sed 's|$| /file|' | paste -sd ' ')"
    client SlowReaders $port 44 "$(urls /sheet.css)" $others || true
    echo "highest RSS $(highest_rss); ERROR and WARN lines: $(grep -cE ' (ERROR|WARN) ' $log || true), OutOfMemoryError in $(grep -c OutOfMemory $log || true) lines"
    stop $pid
}
full_disk() {
    heading "full-disk: Vert.x' cache directory (java.io.tmpdir) on a tmpfs of 6 MB, an asset of 9.5 MB"
    if [ $(id -u) != 0 ]; then echo "skipped: requires root"; return; fi
    mkdir -p $work/tmpfs
    mount -t tmpfs -o size=6M tmpfs $work/tmpfs
    mounted=$work/tmpfs
    start disk $work/app -Xmx256m -Djava.io.tmpdir=$mounted -Dvertx.cacheDirBase=$mounted/vertx
    local film script sheet
    film=$(urls /film.mp4) script=$(urls /script.js) sheet=$(urls /sheet.css)
    table
    probe "first GET" $film
    probe "second GET" $film
    probe "HEAD" $film --head
    probe "GET, bytes=0-99999" $film -H "Range: bytes=0-99999"
    probe "GET, If-None-Match" $film -H "If-None-Match: $(header etag)"
    probe "a script of 200 kB" $script
    probe "the sheet of 9 MB" $sheet
    sum_up
    stop $pid
    umount $mounted
    mounted=
}
replicas() {
    heading "replicas: http.memory-limit=64K; one replica serves 60 other files of 4 kB first"
    local url what replica lines=0 differ=0
    for replica in fresh busy; do
        start $replica $work/app -Xmx256m -Dquarkus.cache-buster.http.memory-limit=64K
        if [ $replica = busy ]; then
            for url in $(urls '/other/[1-60].png'); do get http://127.0.0.1:$port$url; done
        fi
        for url in $(urls '/small/script-[1-6].js') $(urls '/small/sheet-[1-6].css') $(urls /script.js) $(urls /film.mp4); do
            for what in "Accept-Encoding: br" "Accept-Encoding: gzip" "X-None: identity" "Range: bytes=0-99" "HEAD: br"; do
                local options=(-H "$what")
                [ "$what" != "HEAD: br" ] || options=(--head -H "Accept-Encoding: br")
                curl -s --max-time 20 -o $work/body -D $work/headers "${options[@]}" http://127.0.0.1:$port$url || true
                echo "${url%%\?*}, $what: $(head -1 $work/headers | tr -d '\r') ETag $(header etag | cut -c 1-8)$(header etag | grep -o -- '-[a-z]*"' || true)" \
                    "coding $(header content-encoding) Vary $(header vary) Cache-Control $(header cache-control) Type $(header content-type)" \
                    "Length $(header content-length) Ranges $(header accept-ranges)"
            done
        done >$work/$replica.txt
        stop $pid
    done
    lines=$(wc -l <$work/fresh.txt)
    differ=$(diff --suppress-common-lines -y -W 400 $work/fresh.txt $work/busy.txt | wc -l || true)
    echo "$differ of $lines responses (14 assets; br, gzip, identity, range, HEAD) differ between the replicas in status, ETag, coding, Vary, Cache-Control, type, length or Accept-Ranges, for example:"
    diff $work/fresh.txt $work/busy.txt | grep '^[<>]' | grep -E "script-1|sheet-1" | sort -k 2,5 -s | head -8 || true
    echo "sent uncompressed although br is accepted: $(uncompressed fresh) of 13 text assets by the fresh replica, $(uncompressed busy) by the busy one"
}
uncompressed() { grep -E '\.(js|css), Accept-Encoding: br' $work/$1.txt | grep -vc 'coding br' || true; }
override() { # path: other bytes of the same size
    mkdir -p $(dirname META-INF/resources$1)
    cp $work/other-files/META-INF/resources$1 META-INF/resources$1
}
working_directory() {
    heading "working-directory: other files are put into ./META-INF/resources after the first request, then before the start"
    local paths="/other/1.png /film.mp4 /small/script-1.js /small/sheet-1.css /sheet.css" path url tag
    start working $work/app -Xmx256m
    table
    for path in $paths; do
        url=$(urls $path)
        get http://127.0.0.1:$port$url
        (cd $work/run-working && override $path)
        probe "after: $path" $url
        tag=$(header etag)
        probe "after: $path, HEAD" $url --head
        [ -z "$tag" ] || probe "after: $path, If-None-Match" $url -H "If-None-Match: $tag"
        probe "after: $path, gzip" $url -H "Accept-Encoding: gzip"
    done
    stop $pid
    start working $work/app -Xmx256m
    for path in $paths; do
        probe "before: $path" $(urls $path)
        probe "before: $path, gzip" $(urls $path) -H "Accept-Encoding: gzip"
    done
    sum_up
    stop $pid
    rm -r $work/run-working
}
jars() {
    heading "jars: a jar of the running application is overwritten (with another build), truncated to half its size, deleted"
    damage_jars $work/app app/app.jar quarkus/generated-bytecode.jar
    heading "jars, Quarkus alone"
    damage_jars $work/app-without app/app.jar
}
damage_jars() { # application, jars
    local how jar
    table
    for how in overwritten truncated deleted; do
        for jar in "${@:2}"; do
            rm -rf $work/damaged && cp -r $1 $work/damaged
            start damaged $work/damaged -Xmx256m
            damage_and_request $how $jar
            stop $pid
        done
    done
    sum_up
    rm -rf $work/damaged
}
damage_and_request() { # how, jar
    local requested unrequested compressible url
    requested="$(urls /other/1.png) $(urls /script.js) $(urls /film.mp4)"
    unrequested="$(urls /other/2.png) $(urls /images/45.png) $(urls /small/script-3.js) $(urls /small/sheet-3.css) $(urls /sheet.css)"
    compressible="$(urls /script.js) $(urls /small/script-3.js) $(urls /small/sheet-3.css)"
    for url in $requested; do get http://127.0.0.1:$port$url; done
    case $1 in
        overwritten) cat $work/other-app/$2 >$work/damaged/$2 ;;
        truncated) truncate -s $(($(stat -c %s $work/damaged/$2) / 2)) $work/damaged/$2 ;;
        deleted) rm $work/damaged/$2 ;;
    esac
    for url in $requested; do probe "$1 ${2##*/} ${url%%\?*}, requested before" $url; done
    for url in $unrequested; do probe "$1 ${2##*/} ${url%%\?*}" $url; done
    for url in $compressible; do probe "$1 ${2##*/} ${url%%\?*}, gzip" $url -H "Accept-Encoding: gzip"; done
}
visits() {
    heading "visits: three pages with 3 sheets, 6 scripts, 12 images, 3 fonts and 2 pictures of sheets, twice, in Chromium"
    local chromium variant
    chromium=$(command -v chromium || command -v chromium-browser || true)
    [ -n "$chromium" ] || { echo "skipped: no Chromium found"; return; }
    client Site $work/site ids
    client Site $work/site-without
    application site-extension $work/site
    application site-quarkus $work/site-without -Dwithout-extension
    printf '%-18s %-8s %-7s %8s %8s %8s\n' application URLs visit requests of-304 kB
    for variant in quarkus extension; do
        start $variant $work/site-$variant -Xmx256m -Dquarkus.http.access-log.enabled=true
        client Visits "$chromium" $port $log $variant plain version hashed $([ $variant = quarkus ] || echo ids)
        stop $pid
    done
}

echo "commit $(git -C "$checkout" log -1 --format=%h), $(date -u +%F), $(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg)"
head -c 2000000 /dev/urandom >$work/2MB
java limits/src/test/java/io/quarkiverse/cachebuster/benchmarks/limits/GeneratedFiles.java $work/files 0
application app $work/files
if wanted jars || wanted working-directory; then
    java limits/src/test/java/io/quarkiverse/cachebuster/benchmarks/limits/GeneratedFiles.java $work/other-files 1
fi
! wanted jars || application other-app $work/other-files
! wanted jars && ! wanted direct-memory || application app-without $work/files -Dwithout-extension
for row in direct-memory first-loads slow-readers full-disk replicas working-directory jars visits; do
    ! wanted $row || ${row//-/_}
done
