#!/usr/bin/env bash
# What many assets cost: hashing at build time against sha256sum, the size of the recorded class, and start-up (medians of
# interleaved starts). Usage: benchmarks/scale.sh [starts] [numbers of assets...]
set -euo pipefail
cd "$(dirname "$0")"
starts=${1:-11}
shift || true
counts=("${@:-0 1000 10000 30000}")
counts=(${counts[*]})
work=$PWD/target/scale
mkdir -p $work

for count in "${counts[@]}"; do
    assets=$work/assets-$count
    if [ ! -d $assets ]; then
        # random bytes, 20 kB a file, 100 files a directory, the same in each run
        python3 - $assets/META-INF/resources/static $count <<'PYTHON'
import os, random, sys
root, count = sys.argv[1], int(sys.argv[2])
os.makedirs(root)
for i in range(count):
    directory = f'{root}/directory-{i // 100}'
    os.makedirs(directory, exist_ok=True)
    with open(f'{directory}/picture-{i}.png', 'wb') as file:
        file.write(random.Random(i).randbytes(20_000))
PYTHON
    fi
    if [ ! -d $work/app-$count ]; then
        rm -rf target/classes target/quarkus-app
        (cd .. && mvn -B -Pbenchmarks -DskipTests -pl runtime,deployment,benchmarks package -Dassets.directory=$assets) >$work/build-$count.log
        cp -r target/quarkus-app $work/app-$count
    fi
    echo "$count assets: $(grep -o 'Fingerprinted.*' $work/build-$count.log), augmentation $(grep -o 'augmentation completed in .*' $work/build-$count.log | grep -o '[0-9]*ms')"
    echo "  sha256sum over the same files: $( (cd $assets/META-INF/resources/static && TIMEFORMAT='%U user + %S system CPU s' && time find . -type f -print0 | xargs -0 -r sha256sum >/dev/null) 2>&1)"
    echo "  recorded class: $(unzip -lv $work/app-$count/quarkus/generated-bytecode.jar | awk '/CacheBusterProcessor\$recordAssets/ { print $1 " bytes, " $3 " compressed" }')"
done

echo "start-up, $starts interleaved starts"
: >$work/starts
for i in $(seq $starts); do
    for count in "${counts[@]}"; do
        java -Dquarkus.log.level=INFO -Dquarkus.http.port=0 -jar $work/app-$count/quarkus-run.jar >$work/log 2>&1 &
        pid=$!
        until grep -q 'started in' $work/log; do sleep 0.05; done
        echo "$count $(grep -o 'started in [0-9.]*' $work/log | grep -o '[0-9.]*$' | sed 's/\.$//') $(awk '/VmRSS/ { print $2 }' /proc/$pid/status)" >>$work/starts
        kill $pid
        wait $pid 2>/dev/null || true
    done
done
python3 - $work/starts <<'PYTHON'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    count, seconds, rss = line.split()
    rows.setdefault(int(count), []).append((float(seconds) * 1000, int(rss) / 1024))
for count, values in rows.items():
    times, rss = zip(*values)
    print(f'{count:6} assets: {statistics.median(times):5.0f} ms ({min(times):.0f} to {max(times):.0f}), RSS {statistics.median(rss):.0f} MB')
PYTHON
