# shellcheck shell=bash disable=SC2034
# Base backups and the archived log (WAL): how segments are archived, what a base backup says of itself, how far its log leads. Sourced after database.sh.

BASE_FORMAT=agreements-base/1
WAL_FOLDER=/var/backups/agreements-wal

# check_folder_name DIR: it stands in commands that PostgreSQL runs.
check_folder_name() {
  case "$1" in
    *[!A-Za-z0-9/._-]*) die "the folder '$1' has other characters than A-Z a-z 0-9 / . _ -, and PostgreSQL's commands name it" 'take another folder' ;;
    /*) ;;
    *) die "the folder '$1' does not begin with /" 'name the whole path' ;;
  esac
}

# archive_command DIR: written under another name, on the disk, then renamed without replacing. What is there under the name must be the same in the end,
# byte for byte: a segment of another history is never overwritten. All of it is said here and needs no release of ours to be installed.
archive_command() {
  # A segment that was ended early is zeroes to its end: those take no room.
  printf 'test -e %s/%%f || { cp --sparse=always %%p %s/%%f.part && sync %s/%%f.part && mv -n -T %s/%%f.part %s/%%f; }; ' "$1" "$1" "$1" "$1" "$1"
  printf 'cmp %%p %s/%%f && rm -f %s/%%f.part && sync %s' "$1" "$1" "$1"
}

# use_server MAJOR: sets PG_BIN to this machine's PostgreSQL of that version, for what reads data and log must be of it.
use_server() {
  choose_account
  from_machine "$1" || die "PostgreSQL $1 is not on this machine" "apt install postgresql-$1"
}

# verify_base FOLDER: every file is as PostgreSQL sent it, and the log that comes with it can be read.
verify_base() {
  "$PG_BIN/pg_verifybackup" --quiet "$1/data" >&2 || die "the base backup $1 was changed or damaged: the lines above name the files" \
    'copy it again from where it was made, or take another base backup'
}

# check_base FOLDER: the base backup is whole and unchanged. pg_verifybackup believes its own manifest, and looks at all but one file.
check_base() {
  local file
  for file in backup_manifest postgresql.auto.conf; do
    [ -r "$1/data/$file" ] || die "the base backup $1 lacks data/$file" 'copy it again from where it was made, or take another base backup'
    [ "$(sha256_of "$1/data/$file")" = "$(manifest_value "$1/manifest.json" "$file")" ] ||
      die "$1/data/$file is not what the manifest says: it was changed or damaged" 'copy it again from where it was made, or take another base backup'
  done
  use_server "$(manifest_value "$1/manifest.json" postgresql | cut -d. -f1)"
  verify_base "$1"
}

# segment_at TIMELINE LSN BYTES: the file in which that place of the log lies, in files of so many bytes.
segment_at() {
  local place=$(((16#${2%/*} << 32) | 16#${2#*/})) each=$((0x100000000 / $3))
  printf '%s%08X%08X' "$1" $((place / $3 / each)) $((place / $3 % each))
}

# read_segments FOLDER FIRST LAST: reads every record of these segments; sets LAST_LSN to where the last one begins.
read_segments() {
  local wrong read
  read="$("$PG_BIN/pg_waldump" --path="$1" "$2" "$3" 2>"$work/waldump" | sed -n 's/.*, lsn: \([0-9A-F/]*\), .*/\1/p' | tail -n 1)" || {
    cat "$work/waldump" >&2
    wrong="$(sed -n 's/.*error in WAL record .*at \([0-9A-F]*\/[0-9A-F]*\).*/\1/p' "$work/waldump")"
    [ -z "$wrong" ] || die "the archived log is damaged in the record at $wrong, which begins in $(segment_at "${2:0:8}" "$wrong" "$(stat -c %s "$1/$2")")" \
      'copy that segment and the next again from where they were archived' "or restore what is before the damage: --until ${read:-an older moment}"
    die "the archived log in $1 has a gap: the line above names the segment" 'copy it again from where it was archived' \
      "or restore what is before the gap: --until ${read:-an older moment}"
  }
  LAST_LSN="${read:-$LAST_LSN}"
}

# read_log FOLDER START [TIMELINE]: from that segment to the last one that was archived, over every timeline up to that one. What was archived of a timeline
# after another began is of no account.
read_log() {
  local names timeline first last after to
  to="$([ -z "${3:-}" ] || printf %08X "$3")"
  LAST_LSN=''
  names="$(LC_ALL=C find "$1" -maxdepth 1 -type f -printf '%f\n' | grep -xE '[0-9A-F]{24}' |
    awk -v from="$2" -v to="$to" '$0 "" >= from "" && (to == "" || substr($0, 1, 8) "" <= to "")' | LC_ALL=C sort)" || true
  [ -n "$names" ] || die "$1 holds no log of this base backup: nothing from $2 on" 'name the folder of the archived log: --wal DIR'
  for timeline in $(cut -c1-8 <<<"$names" | uniq); do
    first="$(grep -m 1 "^$timeline" <<<"$names")"
    after="$(awk -v t="$timeline" 'substr($0, 1, 8) "" > t "" { print substr($0, 9); exit }' <<<"$names")"
    last="$(awk -v t="$timeline" -v after="$after" 'substr($0, 1, 8) "" == t "" && (after == "" || substr($0, 9) "" < after "") { l = $0 } END { print l }' \
      <<<"$names")"
    [ "$timeline" != "${2:0:8}" ] || first="$2"
    [ -z "$last" ] || read_segments "$1" "$first" "$last"
  done
}
