#!/usr/bin/env bash
# Everything that is not a test of behaviour: format, analyzers, lock files, architecture, migrations, compiled assets.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"
# shellcheck source=tools/postgres.sh
source "$root/tools/postgres.sh"
# shellcheck source=tools/install.sh
source "$root/tools/install.sh"

if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
  cat <<'HELP'
Usage: ./fairway check

Ends with status 0 where all of these hold, else names what does not:
  format          every C# file is as `dotnet csharpier format .` would leave it
  lock files      packages.lock.json of every project say what the project files want
  build           no warning, from the compiler or an analyzer
  architecture    tests/Fairway.Architecture.Tests
  migrations      the same names for both databases, and no mapping changed without one
  assets          src/Fairway.Web/wwwroot is what its sources compile to
HELP
  exit 0
fi

cd "$root"
need_dotnet
mkdir -p artifacts
scratch=$(mktemp -d "${TMPDIR:-/tmp}/fairway-check.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# step NAME ADVICE COMMAND…: says ok or not; a failed step does not hide the next.
failed=0
step() {
  local name=$1 advice=$2 began=$SECONDS
  shift 2
  if "$@" >"$scratch/log" 2>&1; then
    printf '%-13s ok (%s s)\n' "$name" "$((SECONDS - began))"
  else
    failed=$((failed + 1))
    printf '%-13s FAILED\n' "$name"
    cut -c1-400 "$scratch/log" | head -n 60 | sed 's/^/  /'
    printf '  %s\n' "$advice"
  fi
}

formatted() { dotnet tool restore && dotnet csharpier check .; }
locked() { dotnet restore --locked-mode -v q && dotnet restore --locked-mode -v q tools/Fairway.Migrations; }
# Response files in folders above could switch analyzers off.
built() { build_all -noAutoResponse -warnaserror; }
architecture() { dotnet exec tests/Fairway.Architecture.Tests/bin/Release/net10.0/Fairway.Architecture.Tests.dll --no-progress --no-ansi; }

compiled() {
  (need_for_assets) || return 1
  mkdir -p "$scratch/web"
  cp -R src/Fairway.Web/assets "$scratch/web/assets" || return 1
  rm -rf "$scratch/web/assets/node_modules"
  (cd "$scratch/web/assets" && npm ci --ignore-scripts --no-fund --no-audit --silent && ./build.sh "$scratch/web/wwwroot") || return 1
  diff -rq "$scratch/web/wwwroot" src/Fairway.Web/wwwroot
}

step format "dotnet csharpier format . puts it right." formatted
step 'lock files' "dotnet restore writes them anew; commit them." locked
step build "A warning is an error here; .editorconfig says which rules are off, and why." built
step architecture "Each test says what it guards and where exceptions are listed." architecture
step migrations "./fairway migrations add NAME writes what is missing." tools/migrations.sh check
step assets "src/Fairway.Web/assets/build.sh compiles them; commit src/Fairway.Web/wwwroot." compiled

if [ "$failed" -gt 0 ]; then
  echo "check: $failed of 6 failed"
  exit 1
fi
echo "check: all 6 hold"
