#!/usr/bin/env bash
# Loads a page in Chromium on emulated networks: first visit, second visit, and a visit after a deployment that changes a sheet, a
# module and an image. Compares Quarkus alone, Spring Boot, nginx and the extension. Prints the table of README.md.
# Set MAVEN to build with something other than 'mvn', for example MAVEN="mvn -o"; set REUSE=true to measure again without a build.
# Usage: benchmarks/loads.sh [rounds] [regular expression of setups] [regular expression of networks: slow 4G, cable]
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
rounds=${1:-7}
setups=${2:-.}
networks=${3:-.}
PATH=$PATH:/usr/sbin
for tool in java nginx npm chromium curl python3; do
    command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
packages=$PWD/target/packages
work=$PWD/target/loads
wanted() { [[ $1 =~ $setups ]]; }

maven() { (cd .. && ${MAVEN:-mvn} -B -ntp -q -Pbenchmarks -Dmaven.test.skip=true package "$@") >$work/build.log 2>&1 || { cat $work/build.log; exit 1; }; }
application() { # name, release, Maven options
    rm -rf app/target/classes app/target/quarkus-app
    maven -pl runtime,deployment,benchmarks/app -Dassets.directory=$work/$2 -Dcompression=true "${@:3}"
    cp -r app/target/quarkus-app $work/$1-$2
}
download() { # the packages of the site
    local package directory
    while read -r package directory; do
        [ ! -d $packages/$directory ] || continue
        (cd $packages && npm pack --silent $package </dev/null >archive && mkdir -p $directory.new &&
            tar -xzf $(cat archive) -C $directory.new --strip-components 1 && mv $directory.new $directory)
    done <<'END'
startbootstrap-agency@7.0.12 startbootstrap-agency
bootstrap@5.2.3 bootstrap
@fontsource/montserrat@5.3.0 montserrat
@fontsource/roboto-slab@5.3.0 roboto-slab
END
}
build() {
    local release
    rm -rf $work app/target && mkdir -p $work/archives $work/nginx/tmp $packages
    download
    python3 loads/site.py $packages $work
    find $work/nginx/? -name '*.css' -o -name '*.js' -o -name '*.svg' -o -name '*.html' | xargs gzip -9k
    for release in A B; do
        application without $release -Dwithout-extension
        application extension $release
        application history $release -Dquarkus.cache-buster.history.directory=$work/archives -Dquarkus.cache-buster.deltas.enabled=true
        # once the release is deployed
        sh app/target/cache-buster/history.sh add $work/archives
    done
    maven -pl benchmarks/spring -Dassets.directory=$work/none -Ptemplates
    cp spring/target/spring.jar $work
}
[ -n "${REUSE:-}" ] || build

pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
start() { # port, command
    "${@:2}" >$work/$1.log 2>&1 &
    pids+=($!)
    until curl -sf -o /dev/null http://127.0.0.1:$1/; do
        kill -0 $! 2>/dev/null || { cat $work/$1.log; exit 1; }
        sleep 0.2
    done
}
quarkus() { # port, application, options
    start $1 java -Xmx128m -Dquarkus.http.port=$1 "${@:3}" -jar $work/$2/quarkus-run.jar
}
spring() { # port, release, options
    local files=file:$work/spring/$2
    start $1 java -Xmx128m -jar $work/spring.jar --server.port=$1 --server.compression.enabled=true \
        --spring.web.resources.static-locations=$files/static/ --spring.thymeleaf.prefix=$files/templates/ \
        --spring.web.resources.chain.compressed=false "${@:3}"
}
servers=()
compare() { # name, path, ports of the releases
    ! wanted "$1" || servers+=("$1|$2|$3|$4")
}
no_cache=('-Dquarkus.http.filter.static.header."Cache-Control"=no-cache' -Dquarkus.http.filter.static.matches='/.*' -Dquarkus.http.filter.static.methods=GET,HEAD)
port=18210
for release in A B; do
    quarkus $((port + 1)) without-$release
    quarkus $((port + 2)) without-$release "${no_cache[@]}"
    quarkus $((port + 3)) extension-$release
    quarkus $((port + 4)) history-$release
    # HTML is not rewritten, so everything is revalidated; Spring Boot would not answer 304 for URLs with hashes in sheets
    spring $((port + 5)) $release --spring.web.resources.chain.strategy.content.enabled=false --spring.web.resources.cache.cachecontrol.max-age= --spring.web.resources.cache.cachecontrol.no-cache=true
    # content hashes don't work for modules, which import each other by their names
    spring $((port + 6)) $release --spring.web.resources.chain.strategy.fixed.enabled=true \
        --spring.web.resources.chain.strategy.fixed.paths='/js/modules/**' --spring.web.resources.chain.strategy.fixed.version=$release
    port=$((port + 10))
done
cp loads/nginx.conf $work/nginx
start 18203 nginx -p $work/nginx -c $work/nginx/nginx.conf

compare "Quarkus" / 18211 18221
compare "Quarkus, \`no-cache\`" / 18212 18222
compare "Spring Boot, \`no-cache\`" / 18215 18225
compare "nginx, \`?v=\` by hand" / 18203 18204
compare "extension" / 18213 18223
compare "extension, history and deltas" / 18214 18224
compare "Quarkus" /pages/page 18211 18221
compare "Quarkus, \`no-cache\`" /pages/page 18212 18222
compare "Spring Boot, resource chain" /pages/page 18216 18226
compare "extension" /pages/page 18213 18223
compare "extension, helpers" /pages/helpers 18213 18223
compare "extension, helpers, history and deltas" /pages/helpers 18214 18224
echo "$(date -u +%F), $(chromium --version 2>/dev/null | grep -o '[0-9.]*' | head -1), load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
python3 loads/visits.py $rounds "$networks" $work/results "${servers[@]}"
python3 loads/table.py $work/results
