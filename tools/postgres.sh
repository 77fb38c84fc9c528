# Sourced by test.sh and bench.sh: a private PostgreSQL in a temporary folder on a free port, gone when the script that started it is gone.
# shellcheck shell=bash

# Where initdb and postgres stand: on the path, or where Debian keeps each version.
postgres_bin() {
  local place
  if place=$(command -v initdb 2>/dev/null) && [ -x "$(dirname "$(readlink -f "$place")")/postgres" ]; then
    dirname "$(readlink -f "$place")"
    return 0
  fi
  for place in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin | sort -rV); do
    if [ -x "$place/initdb" ] && [ -x "$place/postgres" ]; then
      printf '%s\n' "$place"
      return 0
    fi
  done
  return 1
}

# initdb refuses root: as root, the cluster runs as `postgres`, or as `nobody` where there is no such user.
as_postgres() {
  if [ "$(id -u)" != 0 ]; then
    "$@"
  else
    local user=postgres
    id -u "$user" >/dev/null 2>&1 || user=nobody
    (cd / && setpriv --reuid="$(id -u "$user")" --regid="$(id -g "$user")" --clear-groups -- "$@")
  fi
}

free_port() {
  local port
  for _ in $(seq 1 100); do
    port=$((20000 + RANDOM % 30000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%s\n' "$port"
      return 0
    fi
  done
  return 1
}

# start_postgres [durable]: sets FAIRWAY_TEST_POSTGRES. Unless durable, what it keeps is lost with the machine's power, which is what makes it quick.
# Its log of changes is not used again but deleted, as the compiler of upward feedback wants it.
start_postgres() {
  local bin port try careless="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  [ "${1:-}" != durable ] || careless=''
  bin=$(postgres_bin) || return 1
  pg_bin=$bin
  pg_home=$(mktemp -d "${TMPDIR:-/tmp}/fairway-postgres.XXXXXX")
  [ "$(id -u)" != 0 ] || chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$pg_home"
  watch_postgres
  if ! as_postgres "$bin/initdb" -D "$pg_home/data" -U fairway -A trust -E UTF8 --locale=C --no-sync >"$pg_home.log" 2>&1; then
    cat "$pg_home.log" >&2
    return 1
  fi
  for try in 1 2 3 4 5; do
    port=$(free_port) || return 1
    if as_postgres "$bin/pg_ctl" -D "$pg_home/data" -l "$pg_home/server.log" -w -t 60 -s \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= $careless -c max_connections=300 -c shared_buffers=128MB -c wal_recycle=off" \
      start >>"$pg_home.log" 2>&1; then
      export FAIRWAY_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=fairway;Database=postgres"
      return 0
    fi
    [ "$try" -lt 5 ] || tail -n 20 "$pg_home/server.log" "$pg_home.log" >&2
  done
  return 1
}

stop_postgres() {
  [ -n "${pg_home:-}" ] || return 0
  as_postgres "$pg_bin/pg_ctl" -D "$pg_home/data" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$pg_home" "$pg_home.log"
}

# A trap doesn't run when its script is killed outright; this process outlives it and cleans up then.
watch_postgres() {
  local parent=$$
  (
    trap '' INT TERM HUP
    while kill -0 "$parent" 2>/dev/null && [ -d "$pg_home" ]; do sleep 1; done
    if [ -d "$pg_home" ]; then
      stop_postgres
      rm -rf "${also_gone:-}"
    fi
  ) </dev/null >/dev/null 2>&1 &
  disown
}
