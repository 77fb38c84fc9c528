#!/usr/bin/env bash
# Measurements, against a running product. Never part of the tests: a machine's mood fails nobody's build.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"

if [ "${1:-}" != weight ]; then
  cat <<'HELP'
Usage: ./fairway bench weight [URL]

  weight   what a first visit to home, an appraisal and the team page transfers: compressed bytes, requests, hosts.
           Asks the demonstration at URL (default http://localhost:5080; start it with ./fairway run).
HELP
  [ $# -eq 0 ] || [ "$1" = --help ] || exit 2
  exit 0
fi
need_dotnet
mkdir -p "$artifacts"
if ! dotnet build -c Release "$root/bench/Fairway.Bench" -v q --nologo >"$artifacts/bench.log" 2>&1; then
  cat "$artifacts/bench.log" >&2
  stop 1 "the build failed; what the compiler said stands above."
fi
exec dotnet exec "$root/bench/Fairway.Bench/bin/Release/net10.0/Fairway.Bench.dll" "$@"
