#!/usr/bin/env bash
# The database's versions, for SQLite and PostgreSQL together: both carry the same names.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"

[ "${BASH_VERSINFO[0]}" -ge 4 ] || stop 2 "this wants bash 4 or later; this one is $BASH_VERSION."

usage() {
  cat <<'HELP'
Usage: ./fairway migrations add NAME   a new version of the database, for both: what the mappings say now against the last version
       ./fairway migrations add NAME skills    the same of the database of the room of skills, which stands apart
       ./fairway migrations check      ends with status 1 where a mapping has changed without a migration, or the names differ
       ./fairway migrations keep       a backup of a database of each version that has none yet, by which later versions are tested: with every migration
       ./fairway migrations script DB  the SQL of every version, for an administrator (DB: sqlite or postgres); "script DB skills": of that of skills
       ./fairway migrations reset      only before the first release: deletes all and writes one, Initial
HELP
}

cd "$root"
declare -A project=([sqlite]=src/Fairway.Sqlite [postgres]=src/Fairway.Postgres)
# Each context has its migrations in a folder of its own.
declare -A folder=([FairwayDb]=Migrations [SkillsDb]=Migrations/Skills)

prepare() {
  need_dotnet
  mkdir -p artifacts
  dotnet tool restore >/dev/null
  if ! dotnet build -c Release tools/Fairway.Migrations -v q --nologo >artifacts/migrations.log 2>&1; then
    cat artifacts/migrations.log >&2
    stop 1 "the build failed; what the compiler said stands above."
  fi
}

# ef DATABASE CONTEXT ARGUMENTS…
ef() {
  local database=$1 context=$2
  shift 2
  dotnet ef migrations "$@" --context "$context" --project "${project[$database]}" --startup-project tools/Fairway.Migrations \
    --configuration Release --no-build -- "$database"
}

# names DATABASE CONTEXT
names() {
  (cd "${project[$1]}" && find "${folder[$2]}" -maxdepth 1 -name '*_*.cs' ! -name '*.Designer.cs' 2>/dev/null | sed 's|.*/[0-9]*_||; s|\.cs$||' | LC_ALL=C sort)
}

context_of() { if [ "${1:-}" = skills ]; then echo SkillsDb; else echo FairwayDb; fi; }

# add NAME CONTEXT
add() {
  local name=$1 context=$2 database
  for database in sqlite postgres; do
    if names "$database" "$context" | grep -qx "$name"; then stop 2 "there is a migration $name already."; fi
  done
  for database in sqlite postgres; do
    ef "$database" "$context" add "$name" --output-dir "${folder[$context]}" >artifacts/ef.log 2>&1 || {
      cat artifacts/ef.log >&2
      stop 1 "dotnet ef said no for $database; its words stand above."
    }
    # dotnet ef begins files with a mark that the rest of the repository does without.
    find "${project[$database]}/Migrations" -name '*.cs' -exec sed -i.bak $'1s/^\xef\xbb\xbf//' {} +
    find "${project[$database]}/Migrations" -name '*.bak' -delete
  done
  say "Added $name to ${project[sqlite]}/${folder[$context]} and ${project[postgres]}/${folder[$context]}."
}

check() {
  local database context status=0
  for context in FairwayDb SkillsDb; do
    if [ "$(names sqlite $context)" != "$(names postgres $context)" ]; then
      say "The migrations of the two databases differ in name:"
      diff <(names sqlite $context) <(names postgres $context) >&2 || true
      status=1
    fi
    for database in sqlite postgres; do
      if ! ef "$database" "$context" has-pending-model-changes >artifacts/ef.log 2>&1; then
        tail -n 3 artifacts/ef.log >&2
        say "$database: the mappings of $context say more than the last migration. ./fairway migrations add NAME writes the missing one."
        status=1
      fi
    done
  done
  return "$status"
}

case "${1:-help}" in
  add)
    [ $# -eq 2 ] || [ "${3:-}" = skills ] || stop 2 "after the name only the word skills can stand."
    [[ ${2:-} =~ ^[A-Z][A-Za-z0-9]+$ ]] || stop 2 "say what the migration does in one word: ./fairway migrations add KeepScannedCopies"
    prepare
    add "$2" "$(context_of "${3:-}")"
    ;;
  check)
    prepare
    check
    ;;
  keep)
    need_dotnet
    export FAIRWAY_KEEP_STATES=1
    exec "$root/tools/test.sh" --only Cli --filter-method '*Every_version_of_the_tables_is_kept'
    ;;
  script)
    [ -n "${project[${2:-}]:-}" ] || stop 2 "for which database: sqlite or postgres?"
    prepare
    context=$(context_of "${3:-}")
    ef "$2" "$context" script --idempotent 2>/dev/null || ef "$2" "$context" script
    ;;
  reset)
    prepare
    rm -rf src/Fairway.Sqlite/Migrations src/Fairway.Postgres/Migrations
    # Built anew, so that the old versions are not in the assemblies that dotnet ef reads.
    prepare
    add Initial FairwayDb
    add Initial SkillsDb
    ;;
  *) usage ;;
esac
