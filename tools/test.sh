#!/usr/bin/env bash
# Every test, on SQLite and PostgreSQL. Ends with one line: `N passed, N failed`.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"
# shellcheck source=tools/postgres.sh
source "$root/tools/postgres.sh"
# shellcheck source=tools/install.sh
source "$root/tools/install.sh"

[ "${BASH_VERSINFO[0]}" -ge 5 ] || stop 2 "the tests want bash 5 or later; this one is $BASH_VERSION."

usage() {
  cat <<'HELP'
Usage: ./fairway test [--only PROJECT] [--no-build] [filters]

  --only PROJECT    only the test projects whose name contains PROJECT (Rules, App, Web, …)
  --no-build        the tests as they were built last
  filters           as the test programs take them: --filter-class '*Name*', --filter-method '*Name*'

FAIRWAY_TEST_KILLS=50 kills a node fifty times instead of ten, and updates of the tables instead of four times.
FAIRWAY_TEST_STATES=all updates databases of every earlier version instead of some.
FAIRWAY_TEST_LINKAGE=200 tries to link 1,600 respondents to their answers instead of 128.
What each test took stands in artifacts/tests afterwards.
Installs Chromium, PostgreSQL and Node where it may (Debian's packages, as root), else says what to install.
HELP
}

only='' build=yes filters=()
while [ $# -gt 0 ]; do
  case "$1" in
    --help | -h) usage && exit 0 ;;
    --only)
      [ $# -ge 2 ] || stop 2 "--only wants the name of a project."
      only=$2
      shift
      ;;
    --no-build) build=no ;;
    *) filters+=("$1") ;;
  esac
  shift
done

# The browser's tests last longest: they begin first, and the others pass by them in the second place.
projects=()
for project in Web App; do [ -d "$root/tests/Fairway.$project.Tests" ] && projects+=("Fairway.$project.Tests"); done
for folder in "$root"/tests/*.Tests; do
  name=$(basename "$folder")
  case " ${projects[*]} " in *" $name "*) ;; *) projects+=("$name") ;; esac
done
chosen=()
for name in "${projects[@]}"; do
  case "$name" in *"$only"*) chosen+=("$name") ;; esac
done
[ ${#chosen[@]} -gt 0 ] || stop 2 "no test project is called *$only*; there are: ${projects[*]}"

need_for_tests
need_dotnet

results=$(mktemp -d "${TMPDIR:-/tmp}/fairway-tests.XXXXXX")
jobs_running=()
finish() {
  trap - EXIT INT TERM HUP
  local pid
  for pid in ${jobs_running[@]+"${jobs_running[@]}"}; do
    # Each test program leads a process group of its own, so that its browsers end with it.
    kill -TERM -- "-$pid" 2>/dev/null || true
  done
  stop_postgres
  rm -rf "$results"
}
trap finish EXIT
trap 'finish; exit 130' INT
trap 'finish; exit 143' TERM HUP

if [ "$build" = yes ]; then
  say "Building …"
  if [ -z "$only" ]; then what=(Fairway.slnx); else what=("${chosen[@]/#/tests/}"); fi
  for target in "${what[@]}"; do
    if ! (cd "$root" && build_all "$target") >"$results/build.log" 2>&1; then
      cat "$results/build.log" >&2
      say "The build failed; nothing was tested."
      echo "0 passed, 1 failed"
      exit 1
    fi
  done
fi

also_gone=$results
if [ -z "${FAIRWAY_TEST_POSTGRES:-}" ]; then
  say "Starting a private PostgreSQL …"
  start_postgres || stop 1 "PostgreSQL did not start; what it said stands above."
  export FAIRWAY_TEST_POSTGRES_PRIVATE=1
fi
export FAIRWAY_CHROMIUM=${FAIRWAY_CHROMIUM:-$(chromium_path || true)}
# Tests run most code a few times: measuring it first, so as to compile it better afterwards, costs a quarter of the whole and never pays.
export DOTNET_TieredPGO=0

run_project() {
  local name=$1 status=0
  local program="$root/tests/$name/bin/Release/net10.0/$name.dll"
  dotnet exec "$program" --no-progress --no-ansi --timeout 45m --ignore-exit-code 8 --exit-on-process-exit $$ \
    --results-directory "$results/$name" --report-xunit --report-xunit-filename result.xml \
    ${filters[@]+"${filters[@]}"} >"$results/$name.log" 2>&1 </dev/null || status=$?
  printf '%s\n' "$status" >"$results/$name.status"
}

# One number of the report's first <assembly …> element; nothing where there is none.
count() { grep -o "<assembly [^>]*" "$1" 2>/dev/null | head -n 1 | grep -o " $2=\"[0-9]*\"" | tr -cd '0-9' || true; }

passed=0 failed=0 skipped=0
report() {
  local name=$1 file="$results/$1/result.xml" status p f s e
  status=$(cat "$results/$name.status" 2>/dev/null || echo 1)
  # Kept for whoever asks which tests take the time.
  mkdir -p "$artifacts/tests" && cp "$file" "$artifacts/tests/$name.xml" 2>/dev/null || true
  p=$(count "$file" passed) f=$(count "$file" failed) s=$(count "$file" skipped) e=$(count "$file" errors)
  if [ -z "$p" ] || [ -z "$f" ]; then
    # No report: the program broke, or had nothing to run under these filters.
    p=0 f=0 s=0 e=0
    if [ "$status" != 0 ] || [ ${#filters[@]} -eq 0 ]; then e=1; fi
  elif [ "$status" != 0 ] && [ $((f + ${e:-0})) -eq 0 ]; then
    e=1
  fi
  f=$((f + ${e:-0})) s=${s:-0}
  if [ "$f" -gt 0 ]; then
    echo "── $name"
    # What failed and why; what servers log while they are tested against says nothing of it, and hides it where a log is cut short.
    grep -v -e '^$' -e 'In process file artifacts' -e 'result.xml$' -e '^[0-9-]* [0-9:]* \(info\|warn\|fail\): ' "$results/$name.log" | cut -c1-400 >"$results/$name.said" || true
    # A program that broke can leave thousands of lines: its first say why.
    if [ "$status" = 2 ]; then cat "$results/$name.said"; else head -n 60 "$results/$name.said"; fi
    [ "$status" = 2 ] || echo "  ended with status $status"
  fi
  echo "$name: $p passed, $f failed$([ "$s" = 0 ] || echo ", $s skipped")"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

set -m
waiting=("${chosen[@]}")
declare -A named=()
while [ ${#waiting[@]} -gt 0 ] || [ ${#jobs_running[@]} -gt 0 ]; do
  while [ ${#waiting[@]} -gt 0 ] && [ ${#jobs_running[@]} -lt 2 ]; do
    # The shell's own word on a program that broke is left out: the report says it.
    run_project "${waiting[0]}" 2>/dev/null &
    jobs_running+=($!)
    named[$!]=${waiting[0]}
    waiting=("${waiting[@]:1}")
  done
  wait -n "${jobs_running[@]}" || true
  still=()
  for pid in "${jobs_running[@]}"; do
    if kill -0 "$pid" 2>/dev/null; then
      still+=("$pid")
    else
      # What a broken program left running, a browser say, goes with it.
      kill -TERM -- "-$pid" 2>/dev/null || true
      report "${named[$pid]}"
    fi
  done
  jobs_running=(${still[@]+"${still[@]}"})
done
set +m

summary="$passed passed, $failed failed"
[ "$skipped" = 0 ] || summary="$summary, $skipped skipped"
finish
echo "$summary"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
