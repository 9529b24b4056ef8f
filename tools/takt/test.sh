#!/bin/sh
# Everything CI runs, in one order, on private instances. Called by "./takt test"; the last line is "N passed, N failed".
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root" || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/taktchat-test.XXXXXX")
passed=0
failed=0
began=$(date +%s)
# Build servers would outlive us, and colours would stand between the words of the summaries.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0 NO_COLOR=1 COLORS=false CI=true
# Whatever a stage starts carries this mark, so that what it leaves behind can be told from everybody else's.
export TAKTCHAT_TEST_RUN="$$-$began"

# Ends what this run left behind, found by the mark in its environment; never by a name.
sweep() {
    for process in /proc/[0-9]*; do
        pid=${process#/proc/}
        [ "$pid" != "$$" ] || continue
        if cat "$process/environ" 2> /dev/null | tr "\0" "\n" | grep -qx "TAKTCHAT_TEST_RUN=$TAKTCHAT_TEST_RUN"; then
            kill "-$1" "$pid" 2>/dev/null || true
        fi
    done
}

finish() {
    trap - EXIT INT TERM
    [ ! -f "$work/pg/postmaster.pid" ] || kill -INT "$(head -n 1 "$work/pg/postmaster.pid")" 2>/dev/null
    [ ! -f "$work/redis.pid" ] || kill "$(cat "$work/redis.pid")" 2>/dev/null
    sweep TERM
    tries=0
    while [ -f "$work/pg/postmaster.pid" ] && [ "$tries" -lt 50 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    sweep KILL
    rm -rf "$work"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    # In a trap a bare "exit" would repeat the status from before it.
    [ "$failed" -eq 0 ] && exit 0
    exit 1
}
trap finish EXIT
trap 'failed=$((failed + 1)); finish' INT TERM

# count LOG STATUS: adds what the log of a stage says; a stage that tells no figures counts as one.
count() {
    # xunit.v3: "  total: 12", "  failed: 0", "  succeeded: 12"; vitest: "Tests  1 failed | 92 passed (93)".
    good=$(sed -n 's/^ *succeeded: \([0-9]\{1,\}\).*/\1/p; s/^ *Tests .* \([0-9]\{1,\}\) passed.*/\1/p' "$1" | awk '{n += $1} END {print n + 0}')
    bad=$(sed -n 's/^ *failed: \([0-9]\{1,\}\).*/\1/p; s/^ *Tests .* \([0-9]\{1,\}\) failed.*/\1/p' "$1" | awk '{n += $1} END {print n + 0}')
    if [ "$2" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
    elif [ "$2" -eq 0 ] && [ "$good" -eq 0 ]; then
        good=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
}

# stage NAME SECONDS COMMAND…: runs it, shows its output when it fails, and goes on.
stage() {
    name=$1
    limit=$2
    shift 2
    log=$work/stage.log
    since=$(date +%s)
    status=0
    timeout -k 10 "$limit" "$@" > "$log" 2>&1 < /dev/null || status=$?
    count "$log" "$status"
    took=$(($(date +%s) - since))
    if [ "$status" -eq 0 ]; then
        printf 'ok      %4d s  %s (%d)\n' "$took" "$name" "$good"
    else
        [ "$status" -ne 124 ] || printf 'The stage took longer than %d s.\n' "$limit" >> "$log"
        printf 'FAILED  %4d s  %s (%d passed, %d failed)\n' "$took" "$name" "$good" "$bad"
        tail -n "${TAKTCHAT_TEST_LINES:-200}" "$log" | sed 's/^/    /'
    fi
}

install_missing() {
    missing=
    ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing="$missing postgresql"
    command -v redis-server > /dev/null || missing="$missing redis-server"
    command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null || missing="$missing chromium"
    [ -n "$missing" ] || return 0
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    if ! command -v apt-get > /dev/null || { [ -n "$as_root" ] && ! sudo -n true 2> /dev/null; }; then
        printf 'Please install these packages first:%s\n' "$missing"
        failed=$((failed + 1))
        exit 1
    fi
    # A system service of its own would listen on the default port; only the programs are wanted.
    export DEBIAN_FRONTEND=noninteractive
    stage "install$missing" 600 sh -c "$as_root apt-get update -q && $as_root apt-get install -y -q --no-install-recommends $missing"
}

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

start_postgres() {
    bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")
    port=$(free_port)
    # The server refuses to run as root.
    as=
    chmod 755 "$work"
    mkdir "$work/pg"
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$work/pg"
        as='runuser -u postgres --'
    fi
    # Durability is not what these tests ask of it, except that they kill our process, not the database's.
    $as "$bin/initdb" -D "$work/pg" -U taktchat --auth=trust -E UTF8 --locale=C.UTF-8 > "$work/initdb.log" 2>&1 &&
        $as "$bin/pg_ctl" -D "$work/pg" -w -t 60 -l "$work/pg/server.log" \
            -o "-h 127.0.0.1 -p $port -k '' -c fsync=off -c full_page_writes=off -c max_connections=200" start > "$work/pg_ctl.log" 2>&1
    export TAKTCHAT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=taktchat;Database=postgres"
}

start_redis() {
    port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --daemonize yes --dir "$work" --pidfile "$work/redis.pid" \
        > "$work/redis.log" 2>&1
    export TAKTCHAT_TEST_REDIS="127.0.0.1:$port"
}

# tests FOLDER NAME SECONDS [VARIABLE=VALUE…]: its executable tells a summary that "dotnet test" would hide.
tests() {
    folder=$1
    title=$2
    limit=$3
    shift 3
    project=$(ls "tests/$folder"/*.csproj 2> /dev/null) || return 0
    project=$(basename "$project" .csproj)
    stage "$title" "$limit" env "$@" dotnet "tests/$folder/bin/Release/net10.0/Taktchat.$project.dll"
}

# A project outside the solution would be built by nobody.
in_solution() {
    missing=0
    for project in $(git ls-files '*.csproj'); do
        grep -q "\"$project\"" Taktchat.slnx || { printf 'Taktchat.slnx does not list %s\n' "$project"; missing=1; }
    done
    return "$missing"
}

[ "${1:-}" != in-solution ] || { trap - EXIT; in_solution; rmdir "$work"; exit; }

install_missing
start_redis || { echo 'Redis did not start.'; failed=$((failed + 1)); }
start_postgres || { cat "$work"/initdb.log "$work"/pg_ctl.log; failed=$((failed + 1)); }
postgres=$TAKTCHAT_TEST_POSTGRES
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
export TAKTCHAT_CHROMIUM="$chromium"
unset TAKTCHAT_TEST_POSTGRES

stage 'restore' 300 dotnet restore Taktchat.slnx --locked-mode
stage 'solution' 10 sh "$0" in-solution
stage 'build' 600 dotnet build Taktchat.slnx -c Release --no-restore -v quiet --nologo
stage 'format' 120 dotnet format whitespace Taktchat.slnx --verify-no-changes --no-restore
tests Architecture 'architecture' 180 TAKTCHAT_TEST_POSTGRES="$postgres"
tests Unit 'unit' 120
tests CloudApi.Tests 'simulator' 180
tests Api 'api on SQLite' 300
tests Api 'api on PostgreSQL' 300 TAKTCHAT_TEST_POSTGRES="$postgres"
stage 'web: install' 300 sh -c 'cd web/app && npm ci --no-audit --no-fund'
stage 'web: check' 180 sh -c 'cd web/app && npm run check'
stage 'web: test' 300 sh -c 'cd web/app && npm test'
stage 'web: build' 120 sh -c 'cd web/app && npm run build'
stage 'contract' 120 sh -c './takt api && git diff --exit-code contracts web/app/src/api'
tests e2e 'end to end on SQLite' 450
tests e2e 'end to end on PostgreSQL' 450 TAKTCHAT_TEST_POSTGRES="$postgres"
tests Proof 'proof on SQLite' 400
tests Proof 'proof on PostgreSQL' 400 TAKTCHAT_TEST_POSTGRES="$postgres"
printf 'Took %d s.\n' "$(($(date +%s) - began))"
