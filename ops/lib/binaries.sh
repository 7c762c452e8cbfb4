# shellcheck shell=bash disable=SC2034
# Which PostgreSQL: the machine's, the npm package's, or apt's. Sourced after account.sh. See docs/adr/0006.

OLDEST_MAJOR=15
NPM_VERSION=18.4.0-beta.17
PG_BIN=''
PG_FROM=''
PG_WHY=''

major_of() { "$1/postgres" -V 2>/dev/null | sed 's/^[^0-9]*\([0-9]*\).*/\1/'; }

# fits FOLDER [MAJOR]: a whole server, runnable by its account, new enough and, where the data ask for one, of that major version.
fits() {
  local tool major
  for tool in initdb pg_ctl postgres; do
    if [ ! -x "$1/$tool" ] || ! reaches "$1/$tool"; then return 1; fi
  done
  major="$(major_of "$1")"
  if [ -z "$major" ] || [ "$major" -lt "$OLDEST_MAJOR" ]; then return 1; fi
  [ -z "${2:-}" ] || [ "$major" -eq "$2" ]
}

newest_first() { sort -rV 2>/dev/null || sort -r; }

machine_folders() {
  local found
  if have postgres; then
    found="$(command -v postgres)"
    dirname "$(readlink -f "$found" 2>/dev/null || printf '%s' "$found")"
  fi
  ! have pg_config || pg_config --bindir 2>/dev/null || true
  for found in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/lib/postgresql*/bin /usr/local/pgsql/bin /opt/postgresql/*/bin \
    /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
    [ ! -d "$found" ] || printf '%s\n' "$found"
  done | newest_first
}

from_machine() {
  local folder
  while IFS= read -r folder; do
    if fits "$folder" "${1:-}"; then
      PG_BIN="$folder" PG_FROM=machine PG_WHY='found on this machine'
      return 0
    fi
  done < <(machine_folders)
  return 1
}

npm_package() {
  local system machine
  system="$(uname -s | tr '[:upper:]' '[:lower:]')"
  case "$(uname -m)" in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine="$(uname -m)" ;;
  esac
  printf '@embedded-postgres/%s-%s' "$system" "$machine"
}

# The package cannot carry symbolic links; it lists them. Its own install script is not run: what a package may do here is hold files.
HYDRATE='const fs = require("fs"), path = require("path"), root = process.argv[1];
for (const { source, target } of JSON.parse(fs.readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8"))) {
  const link = path.join(root, target);
  if (path.relative(root, link).startsWith("..")) throw new Error("a link out of the package: " + target);
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
}'

from_npm() {
  local package folder home log="$LOCAL/npm.log"
  package="$(npm_package)"
  home="$(binaries_folder)" || exit 1
  home="$home/npm"
  folder="$home/node_modules/$package"
  if ! fits "$folder/native/bin" "${1:-}"; then
    if ! have npm || ! have node; then PG_MISSED="$PG_MISSED; npm is not on the PATH"; return 1; fi
    mkdir -p "$home"
    say "installing PostgreSQL from the npm package $package …" >&2
    npm install --prefix "$home" --ignore-scripts --no-audit --no-fund "$package@$NPM_VERSION" >"$log" 2>&1 </dev/null ||
      npm install --prefix "$home" --ignore-scripts --no-audit --no-fund "$package@latest" >>"$log" 2>&1 </dev/null ||
      { PG_MISSED="$PG_MISSED; npm did not install $package (see $log)"; return 1; }
    node -e "$HYDRATE" "$folder" >>"$log" 2>&1 || { PG_MISSED="$PG_MISSED; the links of $package could not be made (see $log)"; return 1; }
    chmod -R a+rX "$home" && chmod a+rx "$folder"/native/bin/*
  fi
  fits "$folder/native/bin" "${1:-}" || { PG_MISSED="$PG_MISSED; the binaries of $package do not run here"; return 1; }
  PG_BIN="$folder/native/bin" PG_FROM=npm PG_WHY="from the npm package $package"
}

from_apt() {
  local conf=/etc/postgresql-common/createcluster.conf log="$LOCAL/apt.log"
  if ! is_root || ! have apt-get; then PG_MISSED="$PG_MISSED; apt needs root and a Debian-like system"; return 1; fi
  if [ ! -e "$conf" ]; then
    # Without this the package makes and starts a cluster of its own, which nobody here asked for.
    mkdir -p "${conf%/*}"
    printf '# Written by ops/: no cluster of the distribution at installation.\ncreate_main_cluster = false\n' >"$conf"
  fi
  say 'installing PostgreSQL with apt …' >&2
  apt_install "$log" postgresql || { PG_MISSED="$PG_MISSED; apt did not install postgresql (see $log)"; return 1; }
  from_machine "${1:-}" || { PG_MISSED="$PG_MISSED; apt's postgresql is not of version ${1:-$OLDEST_MAJOR or newer}"; return 1; }
  PG_FROM=apt PG_WHY='installed with apt'
}

# apt_install LOG PACKAGE…
apt_install() {
  local log="$1"
  shift
  mkdir -p "$LOCAL"
  {
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install -y -qq --no-install-recommends \
        -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold "$@"
  } >"$log" 2>&1 </dev/null
}

# find_postgres [MAJOR]: sets PG_BIN, PG_FROM, PG_WHY. MAJOR is what existing data ask for.
find_postgres() {
  local wanted="PostgreSQL ${1:-$OLDEST_MAJOR or newer}"
  PG_MISSED="the machine has no $wanted with initdb, pg_ctl and postgres"
  choose_account
  case "${AGREEMENTS_PG:-}" in
    '') from_machine "$@" || from_npm "$@" || from_apt "$@" || no_postgres "$wanted" ;;
    machine) from_machine "$@" || no_postgres "$wanted" ;;
    npm) PG_MISSED='AGREEMENTS_PG=npm'; from_npm "$@" || no_postgres "$wanted" ;;
    apt) PG_MISSED='AGREEMENTS_PG=apt'; from_apt "$@" || no_postgres "$wanted" ;;
    *) die "AGREEMENTS_PG is '$AGREEMENTS_PG'" 'set it to machine, npm or apt, or unset it' ;;
  esac
  [ -z "${AGREEMENTS_PG:-}" ] || PG_WHY="$PG_WHY, because AGREEMENTS_PG=$AGREEMENTS_PG"
}

no_postgres() {
  die "no $1 could be had: $PG_MISSED" \
    'set AGREEMENTS_DB to the connection string of a PostgreSQL 15 or newer' \
    'or install PostgreSQL 15 or newer, or npm (Node.js), and run this again'
}
