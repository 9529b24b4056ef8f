#!/bin/sh
# Every load figure beside its floor, from a process of its own. Options go to the generator: --rate, --seconds, --warmup.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
dotnet build simulators/CloudApi -c Release -v quiet --nologo
dotnet build bench/load -c Release -v quiet --nologo
exec dotnet bench/load/bin/Release/net10.0/Taktchat.Load.dll suite --root "$root" "$@"
