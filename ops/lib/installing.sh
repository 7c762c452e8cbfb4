# shellcheck shell=bash disable=SC2034
# The steps of ops/install. Sourced after common.sh and database.sh.
# Below --root everything lies in that folder, and nothing of the machine is touched: no account, no running unit, no nginx. The files name their places
# with that folder, so that what was installed there can be tried there.

say_step() { if [ -n "$DRY" ]; then say "would: $*"; else say "- $*"; fi; }

# act SENTENCE COMMAND…
act() {
  say_step "$1"
  shift
  [ -n "$DRY" ] || "$@"
}

# put FILE MODE OWNER: standard input into a file, whole or not at all.
put() {
  say_step "write $1 (mode $2, $3)"
  if [ -n "$DRY" ]; then cat >/dev/null; return 0; fi
  mkdir -p "$(dirname "$1")"
  (umask 077 && cat >"$1.new")
  owned "$3" "$1.new"
  chmod "$2" "$1.new"
  mv -f "$1.new" "$1"
}

# owned OWNER PATH…: only root gives files away, and only on the machine itself.
owned() {
  local owner="$1"
  shift
  [ -n "$TRIAL" ] || chown "$owner" "$@"
}

# filled TEMPLATE: a template of ops/templates with its places filled in.
filled() {
  sed -e "s|@PREFIX@|$PREFIX|g" -e "s|@ETC@|$ETC|g" -e "s|@STATE@|$STATE|g" -e "s|@BACKUPS@|$BACKUPS|g" -e "s|@WAL@|$ROOTED$WAL_FOLDER|g" \
    -e "s|@ACCOUNT@|$ACCOUNT|g" -e "s|@PORT@|$SERVER_PORT|g" -e "s|@NAME@|$NAME|g" -e "s|@DOTNET@|$DOTNET|g" -e "s|@CERTIFICATE@|$CERTIFICATE|g" \
    -e "s|@KEY@|$KEY|g" "$OPS/templates/$1"
}

settle_places() {
  PREFIX="$ROOTED$PREFIX" ETC="$ROOTED/etc/agreements" STATE="$ROOTED/var/lib/agreements" BACKUPS="$ROOTED/var/backups/agreements"
  UNITS="$ROOTED/etc/systemd/system" SITES="$ROOTED/etc/nginx"
  CERTIFICATE="${CERTIFICATE:-$ETC/tls/certificate.pem}" KEY="${KEY:-$ETC/tls/key.pem}"
  # What an earlier run was told need not be said again.
  [ ! -r "$ETC/install.conf" ] || {
    NAME="${NAME:-$(sed -n 's/^NAME=//p' "$ETC/install.conf")}"
    SERVER_PORT="${SERVER_PORT:-$(sed -n 's/^PORT=//p' "$ETC/install.conf")}"
  }
  SERVER_PORT="${SERVER_PORT:-8080}"
  case "$SERVER_PORT" in *[!0-9]*) die "'$SERVER_PORT' is no port number" 'ops/install --port 8080' ;; esac
  case "$NAME" in '' | *[!A-Za-z0-9.-]*) die "'$NAME' is no host name: people reach the pages by it" 'ops/install --name agreements.bureau.example' ;; esac
  case "$PREFIX$ETC" in *[\|\ ]*) die "the folder $PREFIX holds a blank or |" 'take another --prefix or --root' ;; esac
}

make_account() {
  [ -z "$TRIAL" ] || return 0
  id -u "$ACCOUNT" >/dev/null 2>&1 || act "make the system account $ACCOUNT" useradd --system --user-group --home-dir "$STATE" --no-create-home \
    --shell /usr/sbin/nologin "$ACCOUNT"
}

make_folders() {
  [ -n "$DRY" ] || mkdir -p "$PREFIX/releases" "$ETC" "$STATE/secrets" "$BACKUPS" "$UNITS"
  say_step "folders $PREFIX, $ETC (0750), $STATE (0700), $BACKUPS (0700)"
  [ -z "$DRY" ] || return 0
  chmod 755 "$PREFIX" "$PREFIX/releases"
  chmod 750 "$ETC"
  chmod 700 "$STATE" "$STATE/secrets" "$BACKUPS"
  owned "root:$ACCOUNT" "$ETC"
  owned "$ACCOUNT:$ACCOUNT" "$STATE" "$STATE/secrets" "$BACKUPS"
}

# Where the database is: told, or the cluster of this machine.
settle_database() {
  local port
  [ -z "$DATABASE" ] || return 0
  port=5432
  if [ -z "$TRIAL$DRY$ADMIN" ]; then port="$(printf 'show port;\n' | as_admin postgres)"; fi
  [ -z "$ADMIN" ] || port="$(part_of "$ADMIN" port)"
  DATABASE="Host=127.0.0.1;Port=${port:-5432};Database=agreements"
}

# Settings are written once and are the administrator's from then on.
make_settings() {
  local base
  if [ -e "$ETC/agreements.env" ]; then say "- $ETC/agreements.env is kept as it is"; return 0; fi
  settle_database
  base="${DATABASE%;}"
  put "$ETC/agreements.env" 600 root:root <<ENV
# Settings of the server: README.md lists all. NAME="value", one a line, without \$, \` and \\: systemd and the shell then read it alike.
# Secret: it holds passwords.
AGREEMENTS_DB="$base;Username=${LOGINS}_server;Password=$(secret);Maximum Pool Size=36"
AGREEMENTS_DB_AUDITOR="$base;Username=${LOGINS}_reader;Password=$(secret);Maximum Pool Size=8"
AGREEMENTS_SECRETS="$STATE/secrets"
AGREEMENTS_PUBLIC_URL="https://$NAME"
AGREEMENTS_PROXIES="127.0.0.1,::1"
AGREEMENTS_BACKUPS="$BACKUPS"
AllowedHosts="$NAME;127.0.0.1;localhost"
AGREEMENTS_LOG="json"
# AGREEMENTS_NOTICES="$ETC/notices.json"
# AGREEMENTS_WORKING_DAYS="$ETC/working-days.json"
# OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:4318"
ENV
  put "$ETC/owner.env" 600 root:root <<ENV
# The login that owns the tables: for upgrades and backups. The server is not given it.
AGREEMENTS_DB_OWNER="$base;Username=${LOGINS}_owner;Password=$(secret)"
ENV
  printf 'NAME=%s\nPORT=%s\n' "$NAME" "$SERVER_PORT" | put "$ETC/install.conf" 644 root:root
}

prepare_database() {
  if [ -n "$DRY" ]; then say_step 'make the roles and the database of docs/database-roles.md where they are missing'; return 0; fi
  read_settings "$ETC/agreements.env"
  read_settings "$ETC/owner.env"
  three_logins
  if [ "$(ask "$DB_OWNER" 'select 1' 2>/dev/null)" = 1 ] && [ "$(ask "$DB_APP" 'select 1' 2>/dev/null)" = 1 ]; then
    say "- the database $(database_of "$DB_OWNER") and its logins are there"
    return 0
  fi
  say_step "make roles and database $(database_of "$DB_OWNER") on $(host_of "$DB_OWNER")"
  make_database "$DB_APP" "$DB_OWNER" "$DB_AUDITOR"
  [ "$(ask "$DB_APP" 'select 1')" = 1 ] || die 'the login of the server does not reach its database' \
    "look at the line above, and at AGREEMENTS_DB in $ETC/agreements.env" \
    'pg_hba.conf must admit it: host agreements all 127.0.0.1/32 scram-sha-256'
}

# Publishes into a folder of its own; sets NEW. What runs is not touched.
publish() {
  local words part target log="$PREFIX/publish.log" how="${NO_BUILD:---artifacts-path $PREFIX/build}"
  words="$(checkout_release) $(date -u +%Y-%m-%dT%H:%M:%SZ)"
  NEW="$PREFIX/releases/$(printf '%s' "$words" | tr ' ' '-' | tr -d ':')"
  say_step "publish release ${words% *} into $NEW"
  [ -z "$DRY" ] || return 0
  [ -d "$ROOT/src" ] || die "there is no source beside $OPS to publish" 'run ops/install of a checkout of the new release' 'ops/install --back needs none'
  need_dotnet
  rm -rf "$NEW.part"
  for part in Server Cli; do
    target="$NEW.part/$(printf '%s' "$part" | tr '[:upper:]' '[:lower:]')"
    # Built outside the checkout: what root makes there, its owner could not replace.
    # shellcheck disable=SC2086 # options
    (cd "$ROOT" && dotnet publish "src/Agreements.$part" -c Release -o "$target" -v q -nologo -tl:off $how) >"$log" 2>&1 </dev/null || {
      grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 20 >&2 || true
      die "src/Agreements.$part was not published" "the whole log is $log" 'ops/up builds it with the same SDK'
    }
  done
  rm -rf "$log" "$PREFIX/build"
  mkdir -p "$NEW.part/ops"
  cp -R "$ROOT/ops/lib" "$ROOT/ops/templates" "$ROOT/ops/install" "$ROOT/ops/backup" "$ROOT/ops/archive" "$ROOT/ops/restore" "$NEW.part/ops/"
  cp -R "$ROOT/docs" "$NEW.part/docs"
  printf '%s\n' "$words" >"$NEW.part/RELEASE"
  chmod -R go=rX "$NEW.part"
  mv "$NEW.part" "$NEW"
}

# cli RELEASE COMMAND…: the command line of a release, as the server's account and with all three logins.
cli() {
  local release="$1"
  shift
  if [ -n "$TRIAL" ]; then
    "$DOTNET" "$release/cli/agreements.dll" "$@"
  else
    (cd / && HOME="$STATE" runuser -u "$ACCOUNT" -- "$DOTNET" "$release/cli/agreements.dll" "$@")
  fi
}

# The tables but for read models, which every release makes anew where they are of another shape: their digest.
shape() {
  with_libpq "$DB_OWNER" "$PG_TOOLS/pg_dump" --schema-only --no-owner --no-acl --no-comments --exclude-schema=read_models | grep -vE \
    '^(--|\\(un)?restrict)' | sha256sum | cut -d' ' -f1
}

UNIT_FILES=(agreements.service agreements-backup.service agreements-backup.timer agreements-base.service agreements-base.timer agreements-check.service
  agreements-check.timer)

service() { [ -n "$TRIAL" ] || systemctl "$@"; }

write_units() {
  local unit
  for unit in "${UNIT_FILES[@]}"; do filled "$unit" | put "$UNITS/$unit" 644 root:root; done
  filled journald@agreements.conf | put "$ROOTED/etc/systemd/journald@agreements.conf" 644 root:root
  put "$ROOTED/usr/local/bin/agreements" 755 root:root <<WRAPPER
#!/bin/bash
# Written by ops/install: the command line of Agreements, as its account and with its settings. Needs root, who alone reads them.
set -euo pipefail
set -a
. "$ETC/agreements.env"
. "$ETC/owner.env"
set +a
export HOME="$STATE"
run=("$DOTNET" "$PREFIX/current/cli/agreements.dll")
if [ "\$(id -u)" -ne 0 ] || [ -n "$TRIAL" ]; then exec "\${run[@]}" "\$@"; fi
exec runuser -u "$ACCOUNT" -- "\${run[@]}" "\$@"
WRAPPER
  if have systemd-analyze && [ -z "$DRY" ] && [ -z "$TRIAL" ]; then
    (cd "$UNITS" && systemd-analyze verify "${UNIT_FILES[@]/#/./}") ||
      die 'systemd does not take the units' "mend what it says of $UNITS/agreements.service"
  fi
}
