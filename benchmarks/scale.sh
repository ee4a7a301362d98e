#!/usr/bin/env bash
# Measures how build time, application size, start-up time and memory grow with the number of assets, static pages, templates,
# earlier builds' assets and deltas. Interleaves builds and starts; prints medians, and the cost per unit by least squares.
# Set MAVEN to build with something other than 'mvn', for example MAVEN="mvn -o".
# Usage: benchmarks/scale.sh [builds] [starts] [regular expression of kinds] [largest number]
#   kinds: assets pages templates history deltas
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
builds=${1:-2}
starts=${2:-7}
kinds=${3:-.}
largest=${4:-30000}
work=$PWD/target/scale
earlier=5
rm -rf $work && mkdir -p $work

counts() { # kind
    local all
    case $1 in
        assets) all="0 100 1000 10000 30000" ;;
        history) all="0 1000 3000 10000" ;;
        *) all="0 300 1000" ;;
    esac
    for count in $all; do [ $count -gt $largest ] || echo $count; done
}
variants() { # kind
    case $1 in
        assets) echo extension without ;;
        pages | templates) echo ids plain without ;;
        history) echo history without ;;
        deltas) echo deltas history ;;
    esac
}
options() { # kind, count, variant
    local key=-Dquarkus.cache-buster
    # at the default quality, compression takes longer than everything else
    [ $1 != pages ] && [ $1 != templates ] || echo $key.compression.enabled=false
    case $1/$3 in
        */plain) echo $key.html.enabled=false ;;
        assets/without | pages/without | templates/without) echo -Dwithout-extension ;;
        history/history | deltas/*) echo $key.history.directory=$work/archives-$1-$2 $key.history.max-size=1G ;;
    esac
    [ $1/$3 != deltas/deltas ] || echo $key.deltas.enabled=true
}
selected=$(for kind in assets pages templates history deltas; do echo $kind | grep -E "^($kinds)" || true; done)

skip=() # once built, the extension and the application's classes stay
package() { # kind, count, Maven options
    rm -rf app/target/quarkus-app app/target/classes/META-INF app/target/classes/templates
    (cd .. && ${MAVEN:-mvn} -B -ntp -Pbenchmarks -Dmaven.test.skip=true "${skip[@]}" -pl runtime,deployment,benchmarks/app \
        package -Dassets.directory=$work/site-$1-$2 "${@:3}") >$work/build.log 2>&1 || { cat $work/build.log; exit 1; }
    skip=(-Dmaven.main.skip=true -Dmaven.source.skip=true -Dformatter.skip=true -Dimpsort.skip=true)
}

echo "generating sites"
rm -rf app/target
for kind in $selected; do
    for count in $(counts $kind); do
        builds_before=0
        [ $kind != history ] || builds_before=$earlier
        [ $kind != deltas ] || builds_before=1
        [ $count != 0 ] || builds_before=0
        for number in $(seq 0 $((builds_before - 1))); do
            echo "$kind: earlier build $number with $count"
            scale/site.py $work/site-$kind-$count $kind $count $number
            package $kind $count
            sh app/target/cache-buster/history.sh add $work/archives-$kind-$count >/dev/null
        done
        mkdir -p $work/archives-$kind-$count
        scale/site.py $work/site-$kind-$count $kind $count $builds_before
    done
done
[ ${#skip[@]} != 0 ] || package $(echo $selected | cut -d ' ' -f 1) 0

result() { echo "$*" >>$work/results; } # kind, count, variant, value, what
build() { # kind, count, variant
    local app=$work/app-$1-$2-$3 took
    rm -rf $app
    # deltas are kept for later builds, as are compressed files
    rm -f app/target/cache-buster/*.dcb
    took=$( (TIMEFORMAT='%U %S' && time package $1 $2 $(options $1 $2 $3)) 2>&1)
    mv app/target/quarkus-app $app
    result $1 $2 $3 $(grep -o 'augmentation completed in [0-9]*' $work/build.log | grep -o '[0-9]*$') "augmentation, ms"
    result $1 $2 $3 $(echo $took | awk '{ print ($1 + $2) * 1000 }') "Maven, CPU ms"
    result $1 $2 $3 $(find $app -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1000 }') "application, kB"
    if [ $1/$3 = assets/extension ]; then
        result $1 $2 $3 $(grep -o 'Fingerprinted.*' $work/build.log | grep -o '[0-9]* ms' | cut -d ' ' -f 1) "hashing, ms"
    fi
    # to see that the build has done its work
    grep -oE '(Fingerprinted|The history has|Built [0-9]+ delta|[0-9]+ references in).*' $work/build.log \
        | sed "s/^/$1 $2 $3: /" >>$work/work || true
}
for i in $(seq $builds); do
    for kind in $selected; do
        echo "build $i of $builds: $kind"
        for count in $(counts $kind); do
            for variant in $(variants $kind); do build $kind $count $variant; done
            if [ $kind = assets ]; then
                result $kind $count sha256sum $( (cd $work/site-$kind-$count && TIMEFORMAT='%U %S' && time find . -type f -print0 | xargs -0 -r sha256sum >/dev/null) 2>&1 | awk '{ print ($1 + $2) * 1000 }') "hashing, ms"
            fi
        done
    done
done

heap() { # pid: reachable objects only, since the histogram triggers a garbage collection
    jcmd $1 GC.class_histogram | awk '/^Total/ { print $3 / 1000 }'
}
start() { # kind, count, variant
    local log=$work/start.log pid port
    java -Dquarkus.log.level=INFO -Dquarkus.http.port=0 -jar $work/app-$1-$2-$3/quarkus-run.jar >$log 2>&1 &
    pid=$!
    until grep -q 'Listening on' $log; do
        kill -0 $pid 2>/dev/null || { cat $log; exit 1; }
        sleep 0.05
    done
    result $1 $2 $3 $(grep -o 'started in [0-9.]*[0-9]' $log | awk '{ print $3 * 1000 }') "start, ms"
    result $1 $2 $3 $(awk '/VmRSS/ { print $2 }' /proc/$pid/status) "RSS, kB"
    result $1 $2 $3 $(heap $pid) "heap in use, kB"
    case $1 in
        history | deltas)
            # an id that nothing has makes the application read the history
            port=$(grep -o 'Listening on: http://[^ ]*' $log | grep -o '[0-9]*$')
            curl -s -o /dev/null "http://127.0.0.1:$port/static/directory-0/picture-0.png?v=0123456789abcdef"
            curl -s -o /dev/null "http://127.0.0.1:$port/static/directory-0/script-0.js?v=0123456789abcdef"
            result $1 $2 $3 $(heap $pid) "heap after an unknown id, kB"
            ;;
    esac
    kill $pid
    wait $pid 2>/dev/null || true
}
for i in $(seq $starts); do
    echo "start $i of $starts"
    for kind in $selected; do
        for count in $(counts $kind); do
            for variant in $(variants $kind); do start $kind $count $variant; done
        done
    done
done

sort -u $work/work
scale/table.py $work/results
rm -rf $work/site-* $work/app-* $work/archives-*
