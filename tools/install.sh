# Sourced by test.sh and check.sh: what they need beside the .NET SDK.
# shellcheck shell=bash

# The shell without windows comes first: it is the same browser, and its tests cost half.
chromium_path() {
  local name
  for name in "${FAIRWAY_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge; do
    if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
  done
  for name in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -x "$name" ]; then
      printf '%s\n' "$name"
      return 0
    fi
  done
  return 1
}

# Prints the Debian packages that are missing, one a line.
missing_for_tests() {
  chromium_path >/dev/null || browser_package
  if [ -z "${FAIRWAY_TEST_POSTGRES:-}" ]; then postgres_bin >/dev/null || echo postgresql; fi
  missing_for_assets
}
# Debian has the shell apart; where apt knows no such package, the whole browser serves.
browser_package() { if apt-cache show chromium-headless-shell >/dev/null 2>&1; then echo chromium-headless-shell; else echo chromium; fi; }
missing_for_assets() {
  command -v node >/dev/null 2>&1 || echo nodejs
  command -v npm >/dev/null 2>&1 || echo npm
}

# install_or_say FUNCTION: installs what FUNCTION names where this may be done, else ends with status 2 and says what to install.
install_or_say() {
  local missing
  missing=$("$1" | paste -sd' ' -)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    local log
    log=$(mktemp)
    # Only with its lists fresh does apt know what it has.
    apt-get update -q >"$log" 2>&1 || true
    missing=$("$1" | paste -sd' ' -)
    say "Installing $missing …"
    # shellcheck disable=SC2086
    if ! install_packages $missing >>"$log" 2>&1; then tail -n 20 "$log" >&2; fi
    rm -f "$log"
    missing=$("$1" | paste -sd' ' -)
    [ -n "$missing" ] || return 0
  fi
  say "fairway: still to be installed: $missing"
  say "  On Debian or Ubuntu: sudo apt-get update && sudo apt-get install --no-install-recommends $missing"
  say "  Elsewhere: Chromium or Chrome (or name one in FAIRWAY_CHROMIUM), PostgreSQL 15 or later with initdb, Node 18 or later with npm."
  say "  A PostgreSQL server of yours can serve instead: FAIRWAY_TEST_POSTGRES=\"Host=…;Username=…;Password=…;Database=postgres\" (a user who may create databases)."
  exit 2
}

# Debian's postgresql package would start a server of its own; a policy that forbids it leaves the machine as it was.
install_packages() {
  local policy=/usr/sbin/policy-rc.d made='' status=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && made=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" || status=$?
  [ -z "$made" ] || rm -f "$policy"
  return "$status"
}

need_for_tests() { install_or_say missing_for_tests; }
missing_for_nodes() { command -v haproxy >/dev/null 2>&1 || [ -x /usr/sbin/haproxy ] || echo haproxy; }

need_for_nodes() { install_or_say missing_for_nodes; }
need_for_assets() { install_or_say missing_for_assets; }
