#!/bin/sh
# Keeps the archives of earlier builds, from which the next build takes its history.
#
#   history.sh add DIRECTORY [ARCHIVE]   when a build is deployed: copies its archive (history.zip next to this script,
#                                        unless given) into the directory and makes it the newest one in 'order'
#   history.sh clean DIRECTORY N         deletes all archives but the newest N
#
# DIRECTORY is quarkus.cache-buster.history.directory of the next build. Deployments may run at the same time.
set -eu

fail() {
    echo "history.sh: $1" >&2
    exit 1
}

usage() {
    fail "usage: history.sh add DIRECTORY [ARCHIVE] | history.sh clean DIRECTORY N"
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then
        sum=$(sha256sum <"$1")
    else
        sum=$(shasum -a 256 <"$1")
    fi
    echo "${sum%% *}"
}

# Everything happens with the lock held, and new files are made inside of it, so that nobody sees half of one.
lock() {
    attempts=0
    missing=0
    until mkdir "$lock" 2>/dev/null; do
        # another deployment may have released it just now
        [ -d "$lock" ] || missing=$((missing + 1))
        [ "$missing" -le 3 ] || fail "cannot write to '$directory'"
        attempts=$((attempts + 1))
        [ "$attempts" -le 120 ] || fail "'$lock' is in the way; remove it if no other deployment is running"
        sleep 1
    done
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 1' HUP INT TERM
}

# The names in 'order', oldest first, each at its last place
names() {
    awk '{ sub(/[ \t\r]+$/, ""); sub(/^[ \t]+/, "") }
        $0 != "" { last[$0] = NR; name[NR] = $0 }
        END { for (i = 1; i <= NR; i++) if (i in name && last[name[i]] == i) print name[i] }' "$1"
}

add() {
    cp "$archive" "$lock/archive"
    name=$(sha256 "$lock/archive").zip
    [ "${#name}" -eq 68 ] || fail "cannot compute the SHA-256 of '$archive'"
    : >"$lock/all"
    [ ! -e "$directory/order" ] || cat "$directory/order" >"$lock/all"
    # the last line may lack its end
    printf '\n%s\n' "$name" >>"$lock/all"
    names "$lock/all" >"$lock/order"
    mv -f "$lock/archive" "$directory/$name"
    mv -f "$lock/order" "$directory/order"
}

clean() {
    [ -f "$directory/order" ] || fail "'$directory' has no file 'order'"
    names "$directory/order" >"$lock/all"
    tail -n "$count" "$lock/all" >"$lock/order"
    cp "$lock/order" "$lock/kept"
    # first, so that a build never looks for a deleted archive
    mv -f "$lock/order" "$directory/order"
    for file in "$directory"/*.zip; do
        name=${file##*/}
        if [ "${#name}" -eq 68 ] && ! grep -qxF "$name" "$lock/kept"; then
            rm -f "$file"
        fi
    done
}

[ $# -ge 2 ] || usage
command=$1
directory=$2
case $command in
add)
    [ $# -le 3 ] || usage
    case $0 in
    */*) archive=${3-${0%/*}/history.zip} ;;
    *) archive=${3-./history.zip} ;;
    esac
    [ -f "$archive" ] || fail "no archive '$archive'"
    case $archive in /*) ;; *) archive=$PWD/$archive ;; esac
    case $directory in /*) ;; *) directory=$PWD/$directory ;; esac
    mkdir -p "$directory"
    ;;
clean)
    [ $# -eq 3 ] || usage
    count=$3
    case $count in '' | *[!0-9]*) usage ;; esac
    [ "$count" -ge 1 ] || fail "N is '$count', but must be at least 1"
    case $directory in /*) ;; *) directory=$PWD/$directory ;; esac
    [ -d "$directory" ] || fail "no directory '$directory'"
    ;;
*)
    usage
    ;;
esac

lock=$directory/.lock
lock
"$command"
