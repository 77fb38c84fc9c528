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
       ./fairway migrations check      ends with status 1 where a mapping has changed without a migration, or the names differ
       ./fairway migrations script DB  the SQL of every version, for an administrator (DB: sqlite or postgres)
       ./fairway migrations reset      only before the first release: deletes all and writes one, Initial
HELP
}

cd "$root"
declare -A project=([sqlite]=src/Fairway.Sqlite [postgres]=src/Fairway.Postgres)

prepare() {
  need_dotnet
  mkdir -p artifacts
  dotnet tool restore >/dev/null
  if ! dotnet build -c Release tools/Fairway.Migrations -v q --nologo >artifacts/migrations.log 2>&1; then
    cat artifacts/migrations.log >&2
    stop 1 "the build failed; what the compiler said stands above."
  fi
}

# ef DATABASE ARGUMENTS…
ef() {
  local database=$1
  shift
  dotnet ef migrations "$@" --project "${project[$database]}" --startup-project tools/Fairway.Migrations --configuration Release --no-build \
    -- "$database"
}

names() { (cd "${project[$1]}" && find Migrations -name '*_*.cs' ! -name '*.Designer.cs' 2>/dev/null | sed 's|.*/[0-9]*_||; s|\.cs$||' | LC_ALL=C sort); }

add() {
  local name=$1 database
  for database in sqlite postgres; do
    if names "$database" | grep -qx "$name"; then stop 2 "there is a migration $name already."; fi
  done
  for database in sqlite postgres; do
    ef "$database" add "$name" --output-dir Migrations >artifacts/ef.log 2>&1 || {
      cat artifacts/ef.log >&2
      stop 1 "dotnet ef said no for $database; its words stand above."
    }
    # dotnet ef begins files with a mark that the rest of the repository does without.
    find "${project[$database]}/Migrations" -name '*.cs' -exec sed -i.bak $'1s/^\xef\xbb\xbf//' {} +
    find "${project[$database]}/Migrations" -name '*.bak' -delete
  done
  say "Added $name to ${project[sqlite]}/Migrations and ${project[postgres]}/Migrations."
}

check() {
  local database status=0
  if [ "$(names sqlite)" != "$(names postgres)" ]; then
    say "The migrations of the two databases differ in name:"
    diff <(names sqlite) <(names postgres) >&2 || true
    status=1
  fi
  for database in sqlite postgres; do
    if ! ef "$database" has-pending-model-changes >artifacts/ef.log 2>&1; then
      tail -n 3 artifacts/ef.log >&2
      say "$database: the mappings say more than the last migration. ./fairway migrations add NAME writes the missing one."
      status=1
    fi
  done
  return "$status"
}

case "${1:-help}" in
  add)
    [ $# -eq 2 ] && [[ $2 =~ ^[A-Z][A-Za-z0-9]+$ ]] || stop 2 "say what the migration does in one word: ./fairway migrations add KeepScannedCopies"
    prepare
    add "$2"
    ;;
  check)
    prepare
    check
    ;;
  script)
    [ -n "${project[${2:-}]:-}" ] || stop 2 "for which database: sqlite or postgres?"
    prepare
    ef "$2" script --idempotent 2>/dev/null || ef "$2" script
    ;;
  reset)
    prepare
    rm -rf src/Fairway.Sqlite/Migrations src/Fairway.Postgres/Migrations
    # Built anew, so that the old versions are not in the assemblies that dotnet ef reads.
    prepare
    add Initial
    ;;
  *) usage ;;
esac
