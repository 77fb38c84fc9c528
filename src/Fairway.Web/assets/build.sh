#!/usr/bin/env bash
# Compiles the stylesheet and the scripts into ../wwwroot. The same sources give the same bytes: `check` rebuilds and compares.
# usage: build.sh [output folder]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
out=${1:-../wwwroot}
[ -d node_modules ] || npm ci --ignore-scripts --no-fund --no-audit --silent
mkdir -p "$out"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npx --no-install sass --no-source-map --no-charset --quiet-deps --load-path=node_modules/govuk-frontend/dist fairway.scss "$tmp/fairway.css"
npx --no-install esbuild "$tmp/fairway.css" --minify --target=chrome107,firefox104,safari16 --log-level=warning --outfile="$out/fairway.css"
npx --no-install esbuild fairway.js --bundle --format=esm --minify --target=es2021 --log-level=warning --outfile="$out/fairway.js"
npx --no-install esbuild tokens.js --bundle --format=esm --minify --legal-comments=eof --target=es2022 --log-level=warning --outfile="$out/tokens.js"
npx --no-install esbuild feedback.js --bundle --format=esm --minify --legal-comments=eof --target=es2022 --log-level=warning --outfile="$out/feedback.js"
npx --no-install esbuild passkeys.js --bundle --format=esm --minify --target=es2021 --log-level=warning --outfile="$out/passkeys.js"
npx --no-install esbuild mediator.js --bundle --format=esm --minify --legal-comments=eof --target=es2022 --log-level=warning --outfile="$out/mediator.js"
cp mark.svg "$out/mark.svg"
