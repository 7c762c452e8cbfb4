# shellcheck shell=bash disable=SC2034,SC2153
# The product's server and CLI: what they need around them, start, readiness and stop. Sourced after cluster.sh.

SERVER_HOME="$ROOT/src/Agreements.Server"
SERVER_DLL="$SERVER_HOME/$OUTPUT/Agreements.Server.dll"
CLI_DLL="$ROOT/src/Agreements.Cli/$OUTPUT/agreements.dll"
API_KEY_HEADER='X-Api-Key'

server_pid() { first_line "$LOCAL/server.pid"; }
server_port() { first_line "$LOCAL/server.port"; }
server_runs() { runs "$(server_pid)" "$SERVER_DLL"; }

# Random keys on first use. They are for this machine only: the file is beside the data, and in no commit. They fit docs/story.http.
ensure_keys() {
  export AGREEMENTS_KEYS="${AGREEMENTS_KEYS:-$LOCAL/keys.json}"
  [ ! -e "$AGREEMENTS_KEYS" ] || return 0
  [ "$AGREEMENTS_KEYS" = "$LOCAL/keys.json" ] || die "AGREEMENTS_KEYS names $AGREEMENTS_KEYS, which is not there" \
    'unset it, and keys are made in .local/keys.json'
  mkdir -p "$LOCAL"
  local user institution role name comma=''
  {
    printf '['
    while IFS='|' read -r user institution role name; do
      printf '%s\n  {"key": "%s", "user": "%s", "name": "%s", "institution": "%s", "role": "%s"}' \
        "$comma" "$(secret)" "$user" "$name" "$institution" "$role"
      comma=','
    done <<PEOPLE
coordinator-1|qingyang-edu|coordinator|demo coordinator
coordinator-2|cq-edu|coordinator|demo coordinator elsewhere
representative-1|qingsu|representative|demo representative
representative-2|cq-women|representative|demo representative
approver-1|jiangbei-edu|approver|demo approver
auditor-1|cq-edu|auditor|demo auditor
administrator-1|cq-edu|administrator|demo administrator
PEOPLE
    printf '\n]\n'
  } | write_private "$AGREEMENTS_KEYS"
}

# A folder that only this account reads, for the keys that cookies and authenticator keys are encrypted with.
ensure_secrets() {
  export AGREEMENTS_SECRETS="${AGREEMENTS_SECRETS:-$LOCAL/secrets}"
  (umask 077 && mkdir -p "$AGREEMENTS_SECRETS")
}

# What accounts were made by this start, with their passwords: to be shown at its end, and kept nowhere.
TOLD=''

# tell_accounts WORD: adds what `agreements account WORD` says of accounts that it made.
tell_accounts() {
  local said log="$LOCAL/accounts.log"
  said="$(dotnet "$CLI_DLL" account "$1" 2>"$log" </dev/null)" || { tail -n 20 "$log" >&2; die "the accounts could not be made" "ops/agreements account $1"; }
  [ -z "$said" ] || TOLD="${TOLD:+$TOLD
}$said"
}

# Before the server starts, which would tell the password in its log.
first_administrator() { tell_accounts first; }

# For each role one, to look around with; once per database.
demo_accounts() {
  if [ -e "$IMPORTED" ] && grep -qxF 'accounts' "$IMPORTED"; then return 0; fi
  tell_accounts demo
  printf 'accounts\n' >>"$IMPORTED"
}

# Prints the first key in the file.
some_key() { sed -n 's/.*"key": *"\([^"]*\)".*/\1/p' "$AGREEMENTS_KEYS" | head -n 1; }

# CLUSTER is the private cluster that this run uses; empty for none.
CLUSTER=''

# Sets and exports AGREEMENTS_DB with AGREEMENTS_DB_OWNER and AGREEMENTS_DB_AUDITOR (docs/database-roles.md), and DATABASE_SAYS: which PostgreSQL, and why.
provide_database() {
  if [ -n "${AGREEMENTS_DB:-}" ]; then
    export AGREEMENTS_DB
    IMPORTED="$LOCAL/imported-$(printf '%s' "$AGREEMENTS_DB" | cksum | tr ' ' '-')"
    DATABASE_SAYS='the one that AGREEMENTS_DB names, because it is set'
    return 0
  fi
  start_cluster pg 100
  CLUSTER=pg
  IMPORTED="$LOCAL/pg/imported"
  export AGREEMENTS_DB AGREEMENTS_DB_OWNER AGREEMENTS_DB_AUDITOR
  AGREEMENTS_DB="$(connection agreements_server agreements "$(first_line "$LOCAL/pg/password-agreements_server")")"
  AGREEMENTS_DB_OWNER="$(connection agreements agreements)"
  AGREEMENTS_DB_AUDITOR="$(connection agreements_reader agreements "$(first_line "$LOCAL/pg/password-agreements_reader")")"
  DATABASE_SAYS="$("$PG_BIN/postgres" -V | sed 's/^[^0-9]*//'), $PG_WHY; a private cluster on 127.0.0.1:$PORT, data in $DATA"
}

# The private cluster of a server that runs, where it has stopped: started on the port that the server knows. The server then goes on by itself.
revive_cluster() {
  local port began=$SECONDS known
  CLUSTER="$(first_line "$LOCAL/server.cluster")"
  if [ -z "$CLUSTER" ] || cluster_runs "$CLUSTER"; then return 0; fi
  known="$(first_line "$LOCAL/$CLUSTER/port")"
  unset AGREEMENTS_DB
  provide_database
  [ "$PORT" = "$known" ] || die "the running server knows its PostgreSQL at port $known, which is taken: it runs at $PORT now" 'ops/down, then ops/up'
  say "PostgreSQL had stopped and is started again: $DATABASE_SAYS"
  port="$(server_port)"
  while [ "$(http_status "$port" /health/ready)" != 200 ]; do
    [ $((SECONDS - began)) -lt 120 ] ||
      die 'PostgreSQL runs again, but the server was not ready within 2 minutes' "read $LOCAL/server.log" 'ops/down, then ops/up'
    sleep 0.2
  done
}

# Prints who listens on the port, as far as this account may know.
listener() {
  have ss || return 0
  ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ by \1 (pid \2)/p' | head -n 1
}

need_free_port() {
  case "$1" in '' | *[!0-9]*) die "'$1' is no port number" 'ops/up --port 8081' ;; esac
  if [ "$1" -lt 1 ] || [ "$1" -gt 65535 ]; then die "$1 is no port number" 'ops/up --port 8081'; fi
  port_is_free "$1" || die "port $1 on 127.0.0.1 is taken$(listener "$1")" \
    "take another one: ops/up --port $(($1 + 1)), or AGREEMENTS_PORT=$(($1 + 1)) ops/up" 'or stop what listens there'
}

# in_background NAME COMMAND...: surviving the terminal it was started from; its process id and what it says are in .local under its name.
in_background() {
  local name="$1" detach=nohup log="$LOCAL/$1.log"
  shift
  ! have setsid || detach=setsid
  [ ! -e "$log" ] || mv "$log" "$log.1"
  (
    cd "$SERVER_HOME" || exit 1
    exec "$detach" "$@" >"$log" 2>&1 </dev/null
  ) &
  printf '%s\n' "$!" >"$LOCAL/$name.pid"
  disown
}

# start_server NAME PORT
start_server() {
  ASPNETCORE_URLS="http://127.0.0.1:$2" ASPNETCORE_CONTENTROOT="$SERVER_HOME" in_background "$1" dotnet "$SERVER_DLL"
}

# start_servers PORT COUNT: one server at the port, or several at the ports after it and a proxy in front of them; waits until all are ready.
start_servers() {
  local n to=()
  printf '%s\n' "$1" >"$LOCAL/server.port"
  printf '%s\n' "$CLUSTER" >"$LOCAL/server.cluster"
  if [ "$2" -eq 1 ]; then
    start_server server "$1"
    wait_until_ready server "$1"
    return 0
  fi
  export AGREEMENTS_PROXIES="${AGREEMENTS_PROXIES:-127.0.0.1}"
  for n in $(seq 1 "$2"); do
    need_free_port "$(($1 + n))"
    # The first makes the tables; the others find them made.
    start_server "server$([ "$n" -eq 1 ] || printf -- '-%s' "$n")" "$(($1 + n))"
    wait_until_ready "server$([ "$n" -eq 1 ] || printf -- '-%s' "$n")" "$(($1 + n))"
    to+=(--to "http://127.0.0.1:$(($1 + n))")
  done
  in_background proxy dotnet "$CLI_DLL" proxy --listen "http://127.0.0.1:$1" "${to[@]}"
  wait_until_ready proxy "$1"
}

# Prints the processor time of a process in hundredths of a second, or in seconds where the machine tells no more.
processor_time() {
  if [ -r "/proc/$1/stat" ]; then
    sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | awk '{ print $12 + $13 }'
  else
    ps -o time= -p "$1" 2>/dev/null | awk -F: '{ t = 0; for (i = 1; i <= NF; i++) t = t * 60 + $i; print int(t * 100) }'
  fi
}

# wait_until_ready NAME PORT: as long as the server works towards it, however slow the machine. It is given up when it ended; when for half a
# minute it wrote no line and used less than half a second of processor; and after ten minutes. Then nothing half-started stays behind.
wait_until_ready() {
  local pid began=$SECONDS moved=$SECONDS told=$SECONDS log=0 cpu=0 now_log now_cpu cause
  pid="$(first_line "$LOCAL/$1.pid")"
  while [ "$(http_status "$2" /health/ready)" != 200 ]; do
    if ! kill -0 "$pid" 2>/dev/null; then cause='ended while starting'; break; fi
    now_log="$(($(cat "$LOCAL/$1.log" 2>/dev/null | wc -c)))" now_cpu="$(processor_time "$pid")"
    if [ "$now_log" -gt "$log" ] || [ "${now_cpu:-0}" -ge $((cpu + 50)) ]; then log="$now_log" cpu="${now_cpu:-0}" moved=$SECONDS; fi
    if [ $((SECONDS - moved)) -ge 30 ]; then cause='is not ready, and has done nothing for 30 s'; break; fi
    if [ $((SECONDS - began)) -ge 600 ]; then cause='is busy, but was not ready within 10 minutes'; break; fi
    if [ $((SECONDS - told)) -ge 15 ]; then told=$SECONDS; say "the server is still starting ($((SECONDS - began)) s) …"; fi
    sleep 0.2
  done
  [ -n "${cause:-}" ] || return 0
  printf -- '--- the last lines of %s\n' "$LOCAL/$1.log" >&2
  tail -n 40 "$LOCAL/$1.log" >&2 || true
  stop_servers >&2
  die "the $1 $cause" "read $LOCAL/$1.log" 'AGREEMENTS_DB, if set, must name a PostgreSQL 15 or newer that answers'
}

# stop_one NAME PROGRAM: asks first, and insists only when a minute of finishing was not enough.
stop_one() {
  local pid
  pid="$(first_line "$LOCAL/$1.pid")"
  if runs "$pid" "$2"; then
    kill -TERM "$pid" 2>/dev/null || true
    if ! gone_within 60 "$pid" "$2"; then
      note "the $1 (pid $pid) did not end within a minute; ending it at once. What it had committed is safe"
      kill -KILL "$pid" 2>/dev/null || true
      gone_within 10 "$pid" "$2" || die "the $1 (pid $pid) cannot be ended" 'end it by hand'
    fi
    say "stopped the $1 (pid $pid)"
  fi
  rm -f "$LOCAL/$1.pid"
}

# What takes requests goes first.
stop_servers() {
  local file
  stop_one proxy "$CLI_DLL"
  for file in "$LOCAL"/server-*.pid "$LOCAL/server.pid"; do
    [ ! -e "$file" ] || stop_one "$(basename "$file" .pid)" "$SERVER_DLL"
  done
  rm -f "$LOCAL/server.port" "$LOCAL/server.cluster"
}

# Each demo file once per database; an import that broke off goes on at the next start.
import_demo() {
  local file name log="$LOCAL/import.log"
  : >"$log"
  for file in "$ROOT"/ops/demo/*.json; do
    [ -e "$file" ] || continue
    name="$(basename "$file")"
    if [ -e "$IMPORTED" ] && grep -qxF "$name" "$IMPORTED"; then continue; fi
    dotnet "$CLI_DLL" import "$file" >>"$log" 2>&1 </dev/null || {
      tail -n 20 "$log" >&2
      die "the server runs, but importing ops/demo/$name failed" "ops/agreements import ops/demo/$name" 'or start without examples: ops/up --no-demo'
    }
    printf '%s\n' "$name" >>"$IMPORTED"
    say "imported ops/demo/$name"
  done
}
