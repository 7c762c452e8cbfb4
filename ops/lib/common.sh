# shellcheck shell=bash disable=SC2034
# Words, processes, ports and secrets for every script in ops/. Sourced, never run.
# Written for bash 3.2 as well, which is what macOS ships.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
LOCAL="$ROOT/.local"
OUTPUT="bin/Release/net10.0"
: "${HOME:=$LOCAL/home}"
export HOME DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }
note() { printf 'note: %s\n' "$*" >&2; }

# die CAUSE [CURE…]
die() {
  printf 'error: %s\n' "$1" >&2
  shift
  local cure
  for cure in "$@"; do printf '  cure: %s\n' "$cure" >&2; done
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

# The comment at the top of a script is its help.
help_of() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$1"; }

first_line() {
  local line=''
  [ ! -r "$1" ] || IFS= read -r line <"$1" || true
  printf '%s' "$line"
}

command_line() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null || true
  else
    ps -o command= -p "$1" 2>/dev/null || true
  fi
}

# runs PID MARK: the process lives and its command line bears the mark. A recorded pid alone proves nothing: numbers are used again.
runs() {
  [ -n "$1" ] || return 1
  case "$(command_line "$1")" in
    *"$2"*) return 0 ;;
    *) return 1 ;;
  esac
}

# gone_within SECONDS PID MARK
gone_within() {
  local until=$((SECONDS + $1))
  while runs "$2" "$3"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Sets FREE_PORT. Below the range that kernels hand out for outgoing connections, so that none of those takes it between two starts.
choose_port() {
  local tries=0
  while [ "$tries" -lt 200 ]; do
    FREE_PORT=$((20000 + (RANDOM % 12000)))
    ! port_is_free "$FREE_PORT" || return 0
    tries=$((tries + 1))
  done
  die 'no free port between 20000 and 31999 on 127.0.0.1' 'stop what listens there'
}

secret() { od -An -N"${1:-24}" -tx1 /dev/urandom | tr -d ' \n'; }

# write_private FILE: standard input into a file that only its owner reads.
write_private() { (umask 077 && cat >"$1" && chmod 600 "$1"); }

# Prints the HTTP status of GET http://127.0.0.1:PORT/PATH, or nothing. By hand, because a bare machine may lack curl.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 0
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
    IFS=' ' read -r -t 5 _ status _ <&3 || exit 0
    printf '%s' "$status"
  ) 2>/dev/null || true
}

# only_one NAME: one script of that name at a time in this checkout.
only_one() {
  local lock="$LOCAL/$1.lock" owner
  mkdir -p "$LOCAL"
  if ! mkdir "$lock" 2>/dev/null; then
    owner="$(first_line "$lock/pid")"
    ! runs "$owner" "$1" || die "another ops/$1 is running in this checkout (pid $owner)" 'wait for it to end'
    mkdir -p "$lock"
  fi
  printf '%s\n' "$$" >"$lock/pid"
  LOCK="$lock"
}

release_lock() { [ -z "${LOCK:-}" ] || rm -rf "$LOCK"; LOCK=''; }

# The release of this checkout: its version and its commit.
checkout_release() {
  printf '%s %s' "$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$ROOT/Directory.Build.props")" \
    "$(cd "$ROOT" && git rev-parse --short HEAD 2>/dev/null || printf unknown)"
}

need_dotnet() {
  have dotnet || die 'the .NET SDK (dotnet) is not on the PATH' "install a .NET SDK that global.json admits: $(tr -d '\n' <"$ROOT/global.json")"
}

# build PATH…: quiet when it works, the compiler's own words when it does not.
build() {
  need_dotnet
  local target log="$LOCAL/build.log" began=$SECONDS
  mkdir -p "$LOCAL"
  : >"$log"
  for target in "$@"; do
    # Into a file, not a pipe: build servers outlive the build and would hold a caller's pipe open.
    if ! (cd "$ROOT" && dotnet build "$target" -c Release -v q -nologo -tl:off) >>"$log" 2>&1 </dev/null; then
      grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 60 >&2 || true
      tail -n 5 "$log" >&2
      ! grep -q 'Internal/Generated/.*error' "$log" || die 'handlers changed, and the generated code does not fit them' 'ops/codegen'
      die "the build of $target failed" "the whole log is $log" 'packages that do not restore: see Directory.Packages.props'
    fi
  done
  say "built in $((SECONDS - began)) s"
}
