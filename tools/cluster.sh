#!/usr/bin/env bash
# Two PostgreSQL servers in a folder, one leading and one following it synchronously, for the measurement of failovers. `cluster.sh start DIR PORT PORT` makes them and ends when they serve.
# `cluster.sh fail-over DIR` kills the one that leads (SIGKILL), lets the other lead, and makes the first one follow it. `cluster.sh stop DIR` ends and removes both.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/dotnet.sh
source "$root/tools/dotnet.sh"
# shellcheck source=tools/postgres.sh
source "$root/tools/postgres.sh"

bin=$(postgres_bin) || stop 1 "PostgreSQL is not installed."
verb=$1 home=$2

port_of() { cat "$home/$1.port"; }

serve() {
  local port
  port=$(port_of "$1")
  as_postgres "$bin/pg_ctl" -D "$home/$1" -l "$home/$1.log" -w -t 60 -s \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c cluster_name=$1" start </dev/null >/dev/null 2>&1
}

ask() { as_postgres "$bin/psql" -X -q -A -t -h 127.0.0.1 -p "$(port_of "$1")" -U fairway -d postgres -c "$2"; }

# follow ONE OTHER: ONE is made anew from OTHER and follows it; done when OTHER waits for it with each commit.
follow() {
  rm -rf "${home:?}/$1"
  as_postgres "$bin/pg_basebackup" -h 127.0.0.1 -p "$(port_of "$2")" -U fairway -D "$home/$1" -R -X stream -c fast --no-sync
  serve "$1"
  local look
  for ((look = 0; look < 300; look++)); do
    [ "$(ask "$2" "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'quorum'")" != 1 ] || return 0
    sleep 0.1
  done
  stop 1 "$1 does not follow $2."
}

# Ended in the middle of whatever it does, with all its processes.
kill_outright() {
  local leader
  leader=$(head -n 1 "$home/$1/postmaster.pid")
  # shellcheck disable=SC2046
  kill -KILL "$leader" $(pgrep -P "$leader") 2>/dev/null || true
  while kill -0 "$leader" 2>/dev/null; do sleep 0.05; done
}

case "$verb" in
  start)
    mkdir -p "$home"
    [ "$(id -u)" != 0 ] || chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$home"
    echo "$3" >"$home/one.port"
    echo "$4" >"$home/two.port"
    as_postgres "$bin/initdb" -D "$home/one" -U fairway -A trust -E UTF8 --locale=C --no-sync >/dev/null
    serve one
    ask one "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'"
    ask one "SELECT pg_reload_conf()" >/dev/null
    follow two one
    echo one >"$home/leads"
    ;;
  fail-over)
    leads=$(cat "$home/leads")
    if [ "$leads" = one ]; then follows=two; else follows=one; fi
    kill_outright "$leads"
    as_postgres "$bin/pg_ctl" -D "$home/$follows" -w -s promote
    echo "$follows" >"$home/leads"
    follow "$leads" "$follows"
    ;;
  stop)
    for server in one two; do
      as_postgres "$bin/pg_ctl" -D "$home/$server" -m immediate -s stop >/dev/null 2>&1 || true
    done
    rm -rf "${home:?}"
    ;;
  *) stop 2 "cluster.sh start DIR PORT PORT | fail-over DIR | stop DIR" ;;
esac
