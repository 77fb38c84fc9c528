#!/usr/bin/env bash
# Measurements. Never part of the tests: a machine's mood fails nobody's build.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"
# shellcheck source=tools/postgres.sh
source "$root/tools/postgres.sh"
# shellcheck source=tools/install.sh
source "$root/tools/install.sh"

usage() {
  cat <<'HELP'
Usage: ./fairway bench weight [URL]
       ./fairway bench web [--db sqlite|postgres|both] [--requests N] [--only CASE] [--keep DIR] [--beside DIR]
       ./fairway bench obligations [--officials N] [--years N] [--keep DIR]
       ./fairway bench eligibility [--officials N] [--keep DIR]
       ./fairway bench blind [--runs N]
       ./fairway bench linkage [--runs N]
       ./fairway bench fuzz [--requests N] [--seed N]
       ./fairway bench kill [--sqlite N] [--postgres N]
       ./fairway bench nodes [--seconds N] [--every N] [--nodes N]
       ./fairway bench failovers [--times N]
       ./fairway bench deadline [--seconds N] [--officials N]
       ./fairway bench growth [--sizes N,N,…] [--keep DIR]

  weight   what a first visit to home, an appraisal and the team page transfers: compressed bytes, requests, hosts.
           Asks the demonstration at URL (default http://localhost:5080; start it with ./fairway run).
  web      what pages cost a server that runs as in production on a database of its own, filled with the demonstration:
           requests a second, how long answers take, processor time a request, memory. Some minutes for each database.
           --requests N   measured requests of each case (default 1000)
           --only CASE    cases whose name contains this alone: view, list, draft, sign …
           --keep DIR     keeps filled databases in DIR, and begins with what an earlier run left there
           --beside DIR   measures the state of the product in DIR, a built checkout, in turn with this one, part by part: the table has
                          the processor time of both and the ratio, and it ends with status 1 where a case costs a tenth more than there
           PostgreSQL is started for it, unless FAIRWAY_TEST_POSTGRES names a server on this machine.
  obligations
           what ./fairway obligations costs for a large staff, from CSV to CSV: wall time, processor time, peak memory, rows.
           --officials N  how many (default 1,000,000, with 2.7 periods each)
           --years N      the window from 2026 on (default 12)
           --keep DIR     keeps the staff folder in DIR, and takes the one that an earlier run left there
  eligibility
           what ./fairway eligibility costs for a large staff, from CSV to CSV: wall time, processor time, peak memory, and beside it
           the time to merely parse the same files' fields and dates. Options as above, without --years.
  blind    blind tokens: signatures a second and core, tokens that the browser's code (run by Node) and this code make together, and what answers
           cost the compiler: answers a second, processor time, memory.
           --runs N       tokens made together (default 10,000; each takes the browser's code a tenth of a second)
  fuzz     every endpoint is asked for what it doesn't expect, as five kinds of people and as nobody, on both databases: what was answered, and each failure.
           --requests N   for each database (default 100,000: a quarter of an hour, both at once)
           --seed N       what is asked (default: the day)
  linkage  the linkage attack at full size, 200 groups and 1,600 respondents, on both databases: how many are met by each attack, in each run and on
           average. By chance it is 200 of 1,600; the average of all runs of an attack has to lie within 42 of that, and one run at 256 at most.
           --runs N       so many cycles after each other (default 3; each takes some minutes)
  kill     the server is killed (SIGKILL) while six people work, and started again: acts acknowledged, lost, half-done, doubled. Then a control that
           acknowledges before it saves, which has to be seen to lose.
           --sqlite N, --postgres N   how many times on each database (default 500 and 200: half an hour); 0 leaves it out
  nodes    three nodes behind HAProxy (deploy/haproxy.cfg) on one PostgreSQL, one of them killed every 5 s for 5 minutes while six people work; ends with
           status 1 where anything acknowledged is lost or doubled, or one in a thousand acts fails after one more sending of the same form.
  failovers
           two PostgreSQL servers, one following the other synchronously: the one that leads is killed while six people work, the other leads, and the first is made
           anew and follows. Twenty times (--times N); ends with status 1 where anything acknowledged is lost, half-done or doubled.
  deadline 5,000 officials on PostgreSQL, 2.8 signatures a second among ten times as many page views, each sent at its time whether or not the one before was
           answered, for ten minutes: how long answers take, whether each signature stands, and whether exactly those after their last day are late.
  growth   processor time of pages for organizations of several sizes (default 3302,20000,100000), on PostgreSQL: flat within a fifth, or status 1.
           --keep DIR     as above: the largest takes ten minutes to fill; wants FAIRWAY_TEST_POSTGRES, since its databases are on a server of yours
HELP
}

case "${1:-}" in
  weight | web | obligations | eligibility | blind | linkage | fuzz | kill | nodes | failovers | deadline | growth) ;;
  '' | --help | -h) usage && exit 0 ;;
  *) usage && exit 2 ;;
esac
if [[ " $* " == *" --help "* ]]; then
  usage
  exit 0
fi

need_dotnet
if [ "$1" = fuzz ]; then
  shift
  FAIRWAY_TEST_FUZZ=100000 FAIRWAY_TEST_FUZZ_SEED=$(date +%Y%m%d)
  while [ $# -gt 0 ]; do
    [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || stop 2 "bench fuzz takes --requests N and --seed N."
    case "$1" in
      --requests) FAIRWAY_TEST_FUZZ=$2 ;;
      --seed) FAIRWAY_TEST_FUZZ_SEED=$2 ;;
      *) stop 2 "bench fuzz takes --requests N and --seed N." ;;
    esac
    shift 2
  done
  trap stop_postgres EXIT
  [ -n "${FAIRWAY_TEST_POSTGRES:-}" ] || start_postgres || stop 1 "PostgreSQL could not be started: install it."
  mkdir -p "$artifacts"
  build_all "$root/tests/Fairway.Web.Tests" >"$artifacts/bench.log" 2>&1 || stop 1 "the build failed: artifacts/bench.log."
  export FAIRWAY_TEST_FUZZ FAIRWAY_TEST_FUZZ_SEED FAIRWAY_TEST_FUZZ_NOTES="$artifacts/fuzz.txt"
  : >"$FAIRWAY_TEST_FUZZ_NOTES"
  status=0
  dotnet exec "$root/tests/Fairway.Web.Tests/bin/Release/net10.0/Fairway.Web.Tests.dll" --no-progress --no-ansi --filter-class '*FuzzTests' \
    >"$artifacts/bench.log" 2>&1 || status=1
  cat "$FAIRWAY_TEST_FUZZ_NOTES"
  [ "$status" = 0 ] || grep -a -A4 'should be empty' "$artifacts/bench.log" | cut -c1-600 >&2 || true
  exit "$status"
fi
if [ "$1" = linkage ]; then
  trap stop_postgres EXIT
  [ -n "${FAIRWAY_TEST_POSTGRES:-}" ] || start_postgres || stop 1 "PostgreSQL could not be started: install it."
  mkdir -p "$artifacts"
  dotnet build -c Release "$root/tests/Fairway.Compiler.Tests" -v q --nologo >"$artifacts/bench.log" 2>&1 || stop 1 "the build failed: artifacts/bench.log."
  runs=3
  if [ "${2:-}" = --runs ] && [[ ${3:-} =~ ^[1-9][0-9]*$ ]]; then
    runs=$3
  elif [ -n "${2:-}" ]; then
    stop 2 "bench linkage takes --runs N."
  fi
  export FAIRWAY_TEST_LINKAGE=200 FAIRWAY_TEST_LINKAGE_NOTES="$artifacts/linkage.txt"
  : >"$FAIRWAY_TEST_LINKAGE_NOTES"
  status=0
  for ((run = 1; run <= runs; run++)); do
    dotnet exec "$root/tests/Fairway.Compiler.Tests/bin/Release/net10.0/Fairway.Compiler.Tests.dll" --no-progress --no-ansi \
      --filter-class '*Nobody_can_be_linked*' >"$artifacts/bench.log" 2>&1 || {
      status=$?
      grep -a -A6 '^failed' "$artifacts/bench.log" >&2 || true
    }
  done
  # A line for each database and attack: every run, and the average. What should be at chance and is not, on average, ends with status 1 too.
  sort "$FAIRWAY_TEST_LINKAGE_NOTES" | awk '
    { of = $NF; right = $(NF - 2); attack = $0; sub(/ +[0-9]+ of [0-9]+$/, "", attack)
      if (!(attack in runs)) order[++attacks] = attack
      runs[attack] = runs[attack] sprintf("%6d", right); sum[attack] += right; n[attack]++ }
    END { for (i = 1; i <= attacks; i++) { a = order[i]; mean = sum[a] / n[a]
            # One run has its own bound, which the test holds: 256.
            off = a !~ / control / && n[a] > 1 && (mean < of / 8 - 42 || mean > of / 8 + 42)
            printf "%-66s%s   average %.0f of %d%s\n", a, runs[a], mean, of, off ? "   NOT CHANCE" : ""
            bad = bad || off }
          exit bad }' || status=1
  exit "$status"
fi
build_cli
mkdir -p "$artifacts"
if ! dotnet build -c Release "$root/bench/Fairway.Bench" -v q --nologo >"$artifacts/bench.log" 2>&1; then
  cat "$artifacts/bench.log" >&2
  stop 1 "the build failed; what the compiler said stands above."
fi
export FAIRWAY_CLI=$cli FAIRWAY_HOME=${FAIRWAY_HOME:-$root}
bench=("$root/bench/Fairway.Bench/bin/Release/net10.0/Fairway.Bench.dll" "$@")
[ "$1" != nodes ] || need_for_nodes
if [[ $1 =~ ^(web|kill|nodes|deadline|growth)$ ]] && [[ " $* " != *" sqlite "* ]] && [ -z "${FAIRWAY_TEST_POSTGRES:-}" ]; then
  trap stop_postgres EXIT
  start_postgres durable || stop 1 "PostgreSQL could not be started: install it, or measure with --db sqlite."
  export FAIRWAY_TEST_POSTGRES_PRIVATE=1
fi
if [ "$1" = failovers ]; then
  ports=$(free_port)
  export FAIRWAY_CLUSTER FAIRWAY_CLUSTER_SCRIPT="$root/tools/cluster.sh"
  FAIRWAY_CLUSTER=$(mktemp -d "${TMPDIR:-/tmp}/fairway-cluster.XXXXXX")
  trap '"$FAIRWAY_CLUSTER_SCRIPT" stop "$FAIRWAY_CLUSTER"' EXIT
  "$FAIRWAY_CLUSTER_SCRIPT" start "$FAIRWAY_CLUSTER" "$ports" $((ports + 1)) || stop 1 "two PostgreSQL servers could not be started: install it."
  export FAIRWAY_TEST_POSTGRES_PRIVATE=1 \
    FAIRWAY_TEST_POSTGRES="Host=127.0.0.1:$ports,127.0.0.1:$((ports + 1));Target Session Attributes=primary;Host Recheck Seconds=1;Username=fairway;Database=postgres"
fi
dotnet exec "${bench[@]}"
