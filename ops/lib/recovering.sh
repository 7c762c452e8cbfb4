# shellcheck shell=bash disable=SC2034,SC2153
# A base backup and the archived log after it become a data directory, in which PostgreSQL replays up to a moment and stands still: it answers, writes nothing
# and begins no timeline. Sourced by ops/restore after cluster.sh and archiving.sh.

# settle_target UNTIL FOLDER BASE: sets TARGET, PostgreSQL's setting of how far. The end of the log is named too, so that PostgreSQL itself refuses to end
# before it. It does not refuse a time before the base backup ended, and would show a later state.
settle_target() {
  case "$1" in
    latest) read_log "$2" "$(manifest_value "$3/manifest.json" walStart)" "$timeline"; TARGET="recovery_target_lsn = '$LAST_LSN'" ;;
    *[\'\\]*) die "--until $1 is no moment" 'ops/restore --help' ;;
    [0-9A-F]*/*) TARGET="recovery_target_lsn = '$1'" ;;
    [0-9][0-9][0-9][0-9]-*)
      [[ "$1" =~ (Z|[+-][0-9:]{2,5})$ && "$1" = *:* ]] && TARGET="$(date -u -d "$1" +%FT%T.%6N+00 2>/dev/null)" || die "--until $1 is no time of one meaning" \
        'with day, time and zone: 2026-11-29T14:05:00+08:00'
      [ "$(date -d "$TARGET" +%s)" -ge "$(date -d "$(manifest_value "$3/manifest.json" madeAt)" +%s)" ] ||
        die "$1 is before the base backup was made: $(manifest_value "$3/manifest.json" madeAt)" 'take an older base backup'
      TARGET="recovery_target_time = '$TARGET'" ;;
    *) TARGET="recovery_target_name = '$1'" ;;
  esac
  [ -z "$timeline" ] || TARGET="$TARGET"$'\n'"recovery_target_timeline = '$timeline'"
}

# lay_down BASE LOG: a copy of the base backup into DATA, with the settings by which PostgreSQL replays. They count as long as recovery.signal is there; those
# of an earlier restore, which the backup may hold, are taken out.
lay_down() {
  cp -R "$1/data/." "$DATA/"
  sed -i -E '/^(restore_command|recovery_[a-z_]+) *=/d' "$DATA/postgresql.auto.conf"
  printf "restore_command = 'cp %s/%%f %%p'\n%s\nrecovery_target_action = 'promote'\n" "$2" "$TARGET" >>"$DATA/postgresql.auto.conf"
  : >"$DATA/recovery.signal"
  chmod 700 "$DATA"
  [ -z "$PG_ACCOUNT" ] || chown -R "$PG_ACCOUNT" "$DATA"
  as_pg test -r "$2/$(ls "$2" | tail -n 1)" || die "PostgreSQL's account ${PG_ACCOUNT:-$(id -un)} cannot read $2" "chown -R $PG_ACCOUNT $2"
}

# What PostgreSQL is told while it only shows what was restored. On its command line, because the settings in the data come before those of any file:
# nothing is archived, nobody reaches it but by a socket in a folder of its account. More connections than it had, or it could not answer while it replays; ten
# times as many, because the log may tell of a raise.
showing_settings() {
  local setting
  for setting in "config_file=$1/empty" "hba_file=$1/hba" "ident_file=$1/empty" "unix_socket_directories=$1" listen_addresses= port=5432 archive_mode=off \
    recovery_target_action=pause hot_standby=on logging_collector=off log_destination=stderr lc_messages=C ssl=off shared_preload_libraries= jit=off; do
    printf " -c '%s'" "$setting"
  done
  LC_ALL=C "$PG_BIN/pg_controldata" "$DATA" | sed -nE 's/_xact(s?) /_transaction\1 /
    s/^(max_(connections|worker_processes|wal_senders)) setting: +([0-9]+)$/ -c \1=\30/p
    s/^(max_[a-z_]+) setting: +([0-9]+)$/ -c \1=\2/p' | tr -d '\n'
}

# replay BASE LOG: starts PostgreSQL in DATA and waits until it stands still at the target. Sets the three logins to its superuser.
replay() {
  local run="$LOCAL/run"
  owned_folder "$run" || die "PostgreSQL's account cannot write to $run" 'run this as root'
  printf 'local all all trust\n' | as_pg tee "$run/hba" >/dev/null
  as_pg touch "$run/empty"
  DB_OWNER="Host=$run;Port=5432;Username=$(manifest_value "$1/manifest.json" admin);Database=$(manifest_value "$1/manifest.json" database)"
  DB_APP="$DB_OWNER" DB_AUDITOR="$DB_OWNER"
  if as_pg "$PG_BIN/pg_ctl" -D "$DATA" -l "$run/log" -w -t 86400 -o "$(showing_settings "$run")" start >/dev/null 2>&1 </dev/null; then
    while cluster_runs recovery; do
      if [ "$(ask "$DB_OWNER" 'select pg_get_wal_replay_pause_state()' 2>/dev/null || true)" = paused ]; then
        # It stands still as well where it cannot go on.
        if as_pg grep -q 'LOG:  recovery stopping' "$run/log"; then return 0; else break; fi
      fi
      sleep 0.1
    done
  fi
  explain_end "$run/log"
}

# explain_end LOG: what PostgreSQL said when it did not come to the target, without what it says every time.
explain_end() {
  local said='restored log file|starting|redo |consistent|entering|last completed|database system|listening|shut|startup process|terminating'
  said="$said|checkpoint|restartpoint"
  as_pg grep -vE "LOG:  .*($said)|\\.history|HINT" "$1" | tail -n 6 >&2 || true
  said="$(as_pg sed -n 's/.*restored log file "\([0-9A-F]\{24\}\)".*/\1/p' "$1" | tail -n 1)"
  die "the log does not lead to $until: the last segment that was read is ${said:-none}" 'the lines above are of PostgreSQL' \
    'a segment that is missing or damaged: copy it again from where it was archived' \
    'a moment before the base backup ended: take an older base backup' 'a moment after all that was archived: --until latest' \
    'just after a restore, of which nothing is archived yet: --timeline N goes to the end of the one before it'
}

# compare_base BASE: what was there when the base backup began must be there, and every row of every table can be read.
compare_base() {
  measure "$DB_OWNER" "$work/tables.txt" || die 'the restored tables could not be read' 'the line above says why'
  EVENTS="$(ask "$DB_OWNER" 'select count(*) from agreements.mt_events')"
  LAST="$(ask "$DB_OWNER" 'select coalesce(max(seq_id), 0) from agreements.mt_events')"
  MOMENT="$(ask "$DB_OWNER" "select coalesce(to_char(pg_last_xact_replay_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'its own end')")"
  [ "$EVENTS" -ge "$(manifest_value "$1/manifest.json" events)" ] && [ "$LAST" -ge "$(manifest_value "$1/manifest.json" lastSequence)" ] ||
    die "there are $EVENTS events (last sequence $LAST), fewer than the base backup began with" 'do not use what was restored: take another base backup'
}

# place_new FOLDER: sets DATA to it. No cluster has anything there.
place_new() {
  [ ! -e "$1" ] || [ -z "$(ls -A "$1")" ] || die "$1 is not empty" 'a restore goes into a new folder: stop PostgreSQL and move the old one aside' \
    'or only prove the backup: --drill'
  DATA="$(readlink -m "$1")"
  [ ! -e "${DATA%/*}/PG_VERSION" ] || die "$1 lies in the data directory of a cluster" 'name another folder'
}

# recover BASE: the whole of it, for ops/restore.
recover() {
  check_base "$1"
  [ -d "$wal" ] || die "there is no folder $wal" 'name the folder of the archived log: --wal DIR'
  wal="$(cd "$wal" && pwd -P)"
  check_folder_name "$wal"
  settle_target "$until" "$wal" "$1"
  LOCAL="$work/cluster"
  mkdir -p "$LOCAL/recovery"
  chmod 711 "$work" "$LOCAL" "$LOCAL/recovery"
  DATA="$LOCAL/recovery/data"
  if [ -n "$into" ]; then
    place_new "$into"
    LAID="$DATA"
    ln -s "$DATA" "$LOCAL/recovery/data"
  fi
  owned_folder "$DATA" || die "PostgreSQL's account ${PG_ACCOUNT:-$(id -un)} cannot write to $DATA" 'name a folder that it reaches, or run this as root'
  lay_down "$1" "$wal"
  replay "$1"
  compare_base "$1"
  LAID=''
  say "recovered $EVENTS events (last sequence $LAST) up to $MOMENT, $((EVENTS - $(manifest_value "$1/manifest.json" events))) more than the base backup" \
    "began with; all $(wc -l <"$work/tables.txt" | tr -d ' ') tables can be read"
  [ -z "$against" ] || check_seal
}
