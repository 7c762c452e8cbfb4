# shellcheck shell=bash disable=SC2153
# Private PostgreSQL clusters: `pg` for the product, `test-pg` for one run of the tests. Sourced after binaries.sh.
# A cluster NAME keeps port, password, binaries and collations as files in .local/NAME, its data in .local/NAME/data.
# No psql anywhere: the npm package has none. What is to be said to the database before it runs is said in single-user mode.

cluster_pid() { first_line "$DATA/postmaster.pid"; }

# cluster_runs NAME
cluster_runs() {
  find_data "$1"
  runs "$(cluster_pid)" "$DATA"
}

# Tries the locales from best to plainest; leaves the one taken in LOCALE.
init_data() {
  local log="$1" locale
  for locale in 'icu C.UTF-8' 'icu C' 'libc C.UTF-8' 'libc C'; do
    set -- --locale="${locale#* }"
    [ "${locale%% *}" = libc ] || set -- "$@" --locale-provider=icu --icu-locale=und
    printf '== initdb %s\n' "$*" >>"$log"
    if as_pg "$PG_BIN/initdb" -D "$DATA" -U postgres -E UTF8 -A trust "$@" >>"$log" 2>&1 </dev/null; then
      LOCALE="$locale"
      return 0
    fi
    as_pg find "$DATA" -mindepth 1 -delete
  done
  tail -n 20 "$log" >&2
  die "initdb made no cluster in $DATA" "see $log" 'AGREEMENTS_PG=npm takes another PostgreSQL (after ops/reset)'
}

# Statements on standard input, one a line, to a cluster that does not run yet.
single_user() {
  as_pg "$PG_BIN/postgres" --single -D "$DATA" -c exit_on_error=on -c log_min_messages=error postgres
}

# The owner owns its database and is nobody else: what it may do on a bureau's server, it may do here, and no more.
create_roles() {
  local log="$1" password="$2"
  {
    printf "alter role postgres password '%s'\n" "$password"
    printf "create role agreements login password '%s'\n" "$password"
    printf 'create database agreements owner agreements\n'
  } | single_user >>"$log" 2>&1 || die 'the new cluster took neither roles nor database' "see $log"
}

# create_logins NAME: three logins of the product's database, each with its own password: `agreements` owns the tables and makes them,
# `agreements_server` is in the role that can change no event, `agreements_reader` in the one that only reads. Harmless when repeated.
create_logins() {
  local keep="$LOCAL/$1" log="$LOCAL/$1/initdb.log" login role password
  for login in agreements_server:agreements_app agreements_reader:agreements_auditor; do
    role="${login#*:}" login="${login%%:*}"
    password="$(secret)"
    printf '%s\n' "$password" | write_private "$keep/password-$login"
    for name in "$role" "$login"; do
      printf 'do $$ begin create role %s; exception when duplicate_object then null; end $$\n' "$name"
    done
    printf "alter role %s login password '%s'\n" "$login" "$password"
    printf 'grant %s to %s, agreements\n' "$role" "$login"
  done | single_user >>"$log" 2>&1 || die 'the cluster took no further roles' "see $log"
  date -u +%Y-%m-%dT%H:%M:%SZ >"$keep/logins"
}

# Prints yes or no. The product orders Chinese names by an ICU collation where there is one.
has_icu() {
  local found
  found="$(printf "select 'found' as icu from pg_collation where collname = 'zh-x-icu'\n" | single_user 2>/dev/null || true)"
  case "$found" in
    *'icu = "found"'*) printf yes ;;
    *) printf no ;;
  esac
}

# create_cluster NAME: empty data to a cluster that can be started.
create_cluster() {
  local keep="$LOCAL/$1" log="$LOCAL/$1/initdb.log" password
  find_postgres
  : >"$log"
  init_data "$log"
  password="$(secret)"
  printf '%s\n' "$password" | write_private "$keep/password"
  create_roles "$log" "$password"
  has_icu >"$keep/icu"
  # Trust was for the moment without a listener; from here on only a password over loopback.
  printf 'host all,replication all 127.0.0.1/32 scram-sha-256\n' | as_pg tee "$DATA/pg_hba.conf" >/dev/null
  printf "\ninclude 'agreements.conf'\n" | as_pg tee -a "$DATA/postgresql.conf" >/dev/null
  printf '%s\n%s\n%s\n' "$PG_BIN" "$PG_FROM" "$PG_WHY" >"$keep/binaries"
  printf '%s\n' "$LOCALE" >"$keep/locale"
  # Last: without this file the cluster is half made, and the next start makes it anew.
  date -u +%Y-%m-%dT%H:%M:%SZ >"$keep/made"
}

# Data are for the major version that made them, so the binaries are remembered, and others of that version may replace them.
recall_binaries() {
  local keep="$LOCAL/$1" major
  major="$(as_pg cat "$DATA/PG_VERSION")"
  { IFS= read -r PG_BIN; IFS= read -r PG_FROM; IFS= read -r PG_WHY; } <"$keep/binaries"
  if [ -n "${AGREEMENTS_PG:-}" ] && [ "$AGREEMENTS_PG" != "$PG_FROM" ]; then
    die "AGREEMENTS_PG=$AGREEMENTS_PG, but the data in $DATA were made by PostgreSQL $major ($PG_FROM)" \
      'unset AGREEMENTS_PG' 'or start anew without these data: ops/reset'
  fi
  fits "$PG_BIN" "$major" && return 0
  note "the PostgreSQL that made the data ($PG_BIN) is gone; looking for another $major"
  find_postgres "$major"
  printf '%s\n%s\n%s\n' "$PG_BIN" "$PG_FROM" "$PG_WHY" >"$keep/binaries"
}

# Sets PORT: chosen once and kept, unless somebody else listens there by now.
settle_port() {
  local file="$LOCAL/$1/port"
  PORT="$(first_line "$file")"
  if [ -n "$PORT" ] && port_is_free "$PORT"; then return 0; fi
  [ -z "$PORT" ] || note "port $PORT of the private PostgreSQL is taken by another process; taking another one"
  choose_port
  PORT="$FREE_PORT"
  printf '%s\n' "$PORT" >"$file"
}

# A killed postmaster leaves its pid in a file, and PostgreSQL believes any living process of that number, a zombie too.
# Only the number is replaced, by one that no process can have: the rest lets PostgreSQL find out whether backends outlived it.
forget_dead_postmaster() {
  local rest
  as_pg test -e "$DATA/postmaster.pid" || return 0
  case "$(command_line "$(as_pg head -n 1 "$DATA/postmaster.pid")")" in *postgres*) return 0 ;; esac
  rest="$(as_pg tail -n +2 "$DATA/postmaster.pid")"
  printf '4194305\n%s\n' "$rest" | as_pg tee "$DATA/postmaster.pid" >/dev/null
}

# write_settings CONNECTIONS. No Unix socket: its path may be at most 107 bytes, and a checkout's path is as long as it is.
write_settings() {
  as_pg tee "$DATA/agreements.conf" >/dev/null <<CONF
# Written at each start by ops/.
listen_addresses = '127.0.0.1'
port = $PORT
unix_socket_directories = ''
max_connections = $1
shared_buffers = '256MB'
max_wal_size = '2GB'
jit = off
fsync = on
timezone = 'UTC'
log_timezone = 'UTC'
password_encryption = 'scram-sha-256'
CONF
}

# start_cluster NAME CONNECTIONS: makes it on first use. Sets PORT, PASSWORD, DATA and where the binaries are from.
start_cluster() {
  local keep="$LOCAL/$1"
  place_data "$1"
  # Made before the product had a login for each role: they are made while it does not run.
  if [ ! -e "$keep/logins" ] && cluster_runs "$1"; then stop_cluster "$1" >&2; fi
  if ! cluster_runs "$1"; then
    if [ -e "$keep/made" ]; then
      recall_binaries "$1"
    else
      as_pg find "$DATA" -mindepth 1 -delete
      create_cluster "$1"
    fi
    forget_dead_postmaster
    settle_port "$1"
    write_settings "$2"
    [ -e "$keep/logins" ] || create_logins "$1"
    if ! as_pg "$PG_BIN/pg_ctl" -D "$DATA" -l "$DATA/server.log" -w -t 60 start >"$keep/start.log" 2>&1 </dev/null; then
      as_pg tail -n 20 "$DATA/server.log" >&2 || true
      die "PostgreSQL did not start on 127.0.0.1:$PORT" "see $DATA/server.log and $keep/start.log"
    fi
  fi
  PORT="$(first_line "$keep/port")"
  PASSWORD="$(first_line "$keep/password")"
  { IFS= read -r PG_BIN; IFS= read -r PG_FROM; IFS= read -r PG_WHY; } <"$keep/binaries"
  [ "$(first_line "$keep/icu")" = yes ] || note 'this PostgreSQL has no ICU collations (zh-x-icu): Chinese names are not sorted by pinyin'
}

# stop_cluster NAME: prints what was stopped. SIGINT is PostgreSQL's fast shutdown, and needs no binaries.
stop_cluster() {
  local pid
  cluster_runs "$1" || return 0
  pid="$(cluster_pid)"
  kill -INT "$pid" 2>/dev/null || true
  if ! gone_within 60 "$pid" "$DATA"; then
    kill -QUIT "$pid" 2>/dev/null || true
    gone_within 20 "$pid" "$DATA" || die "PostgreSQL (pid $pid) does not stop" "see $DATA/server.log"
    note 'PostgreSQL did not stop within a minute and was stopped at once; it recovers at its next start'
  fi
  say "stopped PostgreSQL ($1, pid $pid)"
}

# wipe_cluster NAME: a stopped cluster's data and memory.
wipe_cluster() {
  find_data "$1"
  ! cluster_runs "$1" || die "the cluster $1 still runs" 'ops/down'
  # A link's target is removed only where this checkout put it.
  case "$DATA" in
    "$LOCAL/$1/data" | */agreements*/"$1") rm -rf "$DATA" ;;
    *) note "left alone: $DATA" ;;
  esac
  rm -rf "${LOCAL:?}/$1"
  rmdir "${DATA%/*}" 2>/dev/null || true
}

# connection USER DATABASE [PASSWORD], of the cluster started last
connection() { printf 'Host=127.0.0.1;Port=%s;Username=%s;Password=%s;Database=%s' "$PORT" "$1" "${3:-$PASSWORD}" "$2"; }
