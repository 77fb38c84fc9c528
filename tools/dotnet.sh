# Sourced by ./fairway and the scripts beside this one: finds the .NET SDK and builds the command line when its sources changed.
# shellcheck shell=bash

root=${root:-$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
artifacts="$root/artifacts"
cli="$root/src/Fairway.Cli/bin/Release/net10.0/fairway.dll"
wanted=10

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_NOBANNER=1 MSBUILDTERMINALLOGGER=off

# One compiler for all projects of a build, also where the environment would start one for each, which takes three times as long. It doesn't outlive the build.
build_all() {
  local status=0
  UseSharedCompilation=true dotnet build -c Release "$@" -v q --nologo || status=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
  return "$status"
}

say() { printf '%s\n' "$*" >&2; }

# stop STATUS SENTENCE…: ends with a sentence on standard error.
stop() {
  local status=$1
  shift
  say "fairway: $*"
  exit "$status"
}

find_dotnet() {
  command -v dotnet >/dev/null 2>&1 && return 0
  local place
  for place in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/local/share/dotnet /usr/share/dotnet /usr/lib/dotnet; do
    if [ -n "$place" ] && [ -x "$place/dotnet" ]; then
      export PATH="$place:$PATH" DOTNET_ROOT="$place"
      return 0
    fi
  done
  stop 2 "the .NET SDK is not installed. Install version $wanted from https://dotnet.microsoft.com/download (on Debian or Ubuntu, package dotnet-sdk-$wanted.0) and try again."
}

# The SDK's own resolver reads global.json; its refusal is long, so it is said in one sentence here.
need_dotnet() {
  find_dotnet
  local version
  if ! version=$(cd "$root" && dotnet --version 2>/dev/null); then
    stop 2 "Fairway needs the .NET SDK $wanted; this machine has: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' - || true). Install version $wanted from https://dotnet.microsoft.com/download and try again."
  fi
  [ "${version%%.*}" -ge "$wanted" ] 2>/dev/null || stop 2 "Fairway needs the .NET SDK $wanted; this one is $version."
}

# Everything that the command line is built from. Names are hashed apart, since a deleted file leaves no newer one behind.
cli_sources() {
  (cd "$root" && find src demo policies Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f "$@" -print 2>/dev/null || true)
}

build_cli() {
  find_dotnet
  local stamp="$artifacts/cli.stamp" names
  names=$(cli_sources | LC_ALL=C sort | cksum)
  if [ -f "$cli" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$names" ] && [ -z "$(cli_sources -newer "$stamp" | head -n 1)" ]; then
    return 0
  fi
  need_dotnet
  mkdir -p "$artifacts"
  # Two at once would build over each other; the second waits, and finds the work done.
  if [ -z "${1:-}" ] && command -v flock >/dev/null 2>&1; then
    exec 9>"$artifacts/build.lock"
    flock 9
    build_cli locked
    exec 9>&-
    return 0
  fi
  say "Building Fairway …"
  # The stamp carries the time at which the build began: what is saved meanwhile is built next time.
  printf '%s\n' "$names" >"$stamp.new"
  if ! (cd "$root" && build_all src/Fairway.Cli) >"$artifacts/build.log" 2>&1 9>&-; then
    cat "$artifacts/build.log" >&2
    stop 1 "the build failed; what the compiler said stands above (and in artifacts/build.log)."
  fi
  mv "$stamp.new" "$stamp"
}
