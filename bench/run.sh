#!/bin/sh
# Every load figure beside its floor, from a process of its own. What is measured is what a company runs: the published folder.
# Options go to the generator: --rate, --seconds, --warmup.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
dotnet build simulators/CloudApi -c Release -v quiet --nologo
dotnet build bench/load -c Release -v quiet --nologo
./takt publish "$root/artifacts/bench"
exec dotnet bench/load/bin/Release/net10.0/Taktchat.Load.dll suite --root "$root" --server "$root/artifacts/bench/Taktchat.Server" "$@"
