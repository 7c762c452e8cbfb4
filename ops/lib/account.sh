# shellcheck shell=bash
# Under whom PostgreSQL runs, and where its files can lie so that this account reaches them. Sourced after common.sh.

PG_ACCOUNT=''

# Sets PG_ACCOUNT: empty for "as I am". PostgreSQL refuses to run as root, so root needs somebody else.
choose_account() {
  is_root || return 0
  [ -z "$PG_ACCOUNT" ] || return 0
  local name
  for name in postgres agreements; do
    if id -u "$name" >/dev/null 2>&1; then PG_ACCOUNT="$name"; return 0; fi
  done
  if have useradd && useradd --system --no-create-home --shell /bin/false agreements >/dev/null 2>&1; then
    PG_ACCOUNT=agreements
  elif id -u nobody >/dev/null 2>&1; then
    PG_ACCOUNT=nobody
  else
    die 'PostgreSQL does not run as root, and this machine has no other account for it' 'useradd --system agreements' 'or run as an ordinary user'
  fi
}

# as_pg COMMAND…: as the account, from a folder that every account may stand in.
as_pg() {
  choose_account
  if [ -z "$PG_ACCOUNT" ]; then
    (cd / && "$@")
  elif have runuser; then
    (cd / && runuser -u "$PG_ACCOUNT" -- "$@")
  elif have setpriv; then
    (cd / && setpriv --reuid "$(id -u "$PG_ACCOUNT")" --regid "$(id -g "$PG_ACCOUNT")" --clear-groups -- "$@")
  elif have su; then
    (cd / && su -s /bin/sh "$PG_ACCOUNT" -c 'exec "$@"' -- sh "$@")
  else
    die 'neither runuser, setpriv nor su is here to leave root with' 'install util-linux, or run as an ordinary user'
  fi
}

reaches() { as_pg test -x "$1" 2>/dev/null; }

# Prints the folder outside the checkout for files that PostgreSQL's account must reach; makes it.
outside_folder() {
  local mark base
  mark="$(printf '%s' "$ROOT" | cksum | tr ' ' '-')"
  for base in /var/lib/agreements "${TMPDIR:-/tmp}/agreements-$(id -u)"; do
    (umask 022 && mkdir -p "$base/$mark") 2>/dev/null || continue
    if [ -O "$base" ] && reaches "$base/$mark"; then printf '%s' "$base/$mark"; return 0; fi
  done
  die "the account $PG_ACCOUNT reaches neither $LOCAL, /var/lib nor ${TMPDIR:-/tmp}" 'check out where other accounts may pass (chmod o+x on each folder above)'
}

# Prints the folder for binaries: in the checkout where the account reaches it.
binaries_folder() {
  mkdir -p "$LOCAL"
  if reaches "$LOCAL"; then printf '%s' "$LOCAL"; else outside_folder; fi
}

# owned_folder PATH: an empty folder of the account's own, or failure.
owned_folder() {
  mkdir -p "$1" && chmod 700 "$1" || return 1
  [ -z "$PG_ACCOUNT" ] || chown "$PG_ACCOUNT" "$1" 2>/dev/null || return 1
  as_pg test -w "$1" 2>/dev/null
}

# Data that are there are used by the account that owns them, whoever runs the script this time.
follow_owner() {
  local owner
  owner="$(find "$DATA" -prune -exec ls -ld {} + | awk '{ print $3 }')"
  if is_root; then
    if [ "$owner" = root ]; then chown "$PG_ACCOUNT" "$DATA"; else PG_ACCOUNT="$owner"; fi
  elif [ ! -O "$DATA" ]; then
    die "the data in $DATA belong to $owner" "run this as $owner or as root" 'or use a checkout of your own'
  fi
}

# Sets DATA for the cluster of that name; makes the folder where there is none.
place_data() {
  local link="$LOCAL/$1/data" outside
  choose_account
  mkdir -p "$LOCAL/$1" || die "no folder can be made in $LOCAL" "run this as the checkout's owner"
  find_data "$1"
  if [ -d "$DATA" ]; then follow_owner; return 0; fi
  if owned_folder "$DATA"; then return 0; fi
  rmdir "$DATA" 2>/dev/null || true
  outside="$(outside_folder)" || exit 1
  outside="$outside/$1"
  owned_folder "$outside" || die "the account $PG_ACCOUNT cannot write to $outside" "free it or remove it: rm -r $outside"
  ln -sfn "$outside" "$link"
  note "the account $PG_ACCOUNT cannot reach $LOCAL: the data lie in $outside, and $link points there"
  DATA="$outside"
}

# Sets DATA for the cluster of that name, whether or not it is there.
find_data() {
  DATA="$LOCAL/$1/data"
  if [ -L "$DATA" ]; then DATA="$(readlink "$DATA")"; fi
}
