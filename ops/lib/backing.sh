# shellcheck shell=bash
# What backup and restore have in common: manifests, and what a database holds. Sourced after database.sh.

MANIFEST_FORMAT=agreements-backup/1

# manifest_value FILE NAME
manifest_value() { sed -n "s/^ *\"$2\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$1" | head -n 1; }

sha256_of() { sha256sum "$1" | cut -d' ' -f1; }

# The tables of a database, quoted where they must be.
TABLES_SQL="select name from (
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema') t
  order by name collate \"C\""

# measure CONNECTION FILE [SNAPSHOT]: a line for each table: name, rows, SHA-256 of the sorted SHA-256 of its rows. The same rows give the same line,
# in whatever order and cluster they lie.
measure() {
  local table work digest="sha256(convert_to(t::text, 'UTF8'))"
  work="$(mktemp -d)"
  ask "$1" "$TABLES_SQL" >"$work/names" || { rm -rf "$work"; return 1; }
  {
    printf '\\set ON_ERROR_STOP 1\nbegin isolation level repeatable read read only;\n'
    [ -z "${3:-}" ] || printf "set transaction snapshot '%s';\n" "$3"
    while IFS= read -r table; do
      printf "select %s, count(*) from %s;\n" "$(literal "$table")" "$table"
      printf "\\\\copy (select encode(%s, 'hex') from %s t order by %s) to program 'sha256sum | cut -c1-64 >>%s/sums'\n" "$digest" "$table" "$digest" "$work"
    done <"$work/names"
    printf 'commit;\n'
  } >"$work/script"
  : >"$work/sums"
  with_libpq "$1" "$PG_TOOLS/psql" -XqAt -F ' ' -f "$work/script" >"$work/counts" || { rm -rf "$work"; return 1; }
  paste -d' ' "$work/counts" "$work/sums" >"$2"
  rm -rf "$work"
  # A database of ours has tables: none is a mistake in asking.
  [ -s "$2" ]
}

# ROLES_SQL: the roles that have a part in this database, and who is in which group. Passwords are in no backup.
ROLES_SQL="with recursive part(oid) as (
    select datdba from pg_database where datname = current_database()
    union select oid from pg_roles where rolname in ('agreements_app', 'agreements_auditor')
    union select m.member from pg_auth_members m join part p on p.oid = m.roleid)
  select format('do \$do\$ begin create role %I %s; exception when duplicate_object or unique_violation then null; end \$do\$;', rolname,
                case when rolcanlogin then 'login' else 'nologin' end)
  from pg_roles where oid in (select oid from part) and not rolsuper
  union all
  select format('grant %I to %I;', r.rolname, m.rolname) from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
  where r.rolname in ('agreements_app', 'agreements_auditor') and not m.rolsuper
  order by 1"

# The release of what these scripts lie beside: an installed build, or a checkout.
release_here() {
  if [ -r "$ROOT/RELEASE" ]; then
    first_line "$ROOT/RELEASE"
  else
    checkout_release
  fi
}

# check_files FOLDER: the backup is whole and unchanged.
check_files() {
  local file
  [ -r "$1/manifest.json" ] || die "$1 is no backup: it holds no manifest.json" 'name a folder that ops/backup made'
  [ "$(manifest_value "$1/manifest.json" format)" = "$MANIFEST_FORMAT" ] || die "the backup $1 is of another format" \
    "this release reads $MANIFEST_FORMAT; use the ops/restore of the release that made it"
  for file in database.dump tables.txt roles.sql; do
    [ -r "$1/$file" ] || die "the backup $1 lacks $file" 'copy it again from where it was made, or take another backup'
    [ "$(sha256_of "$1/$file")" = "$(manifest_value "$1/manifest.json" "$file")" ] ||
      die "$1/$file is not what the manifest says: it was changed or damaged" 'copy it again from where it was made, or take another backup'
  done
}

# check_list FOLDER: the dump can be read, and holds every table that was measured.
check_list() {
  local listed missing
  listed="$("$PG_TOOLS/pg_restore" --list "$1/database.dump")" || die "pg_restore cannot read $1/database.dump" \
    'its pg_restore must be as new as the pg_dump that made it'
  missing="$(cut -d' ' -f1 "$1/tables.txt" | tr -d '"' | while IFS= read -r table; do
    grep -q "TABLE DATA ${table%%.*} ${table#*.} " <<<"$listed" || printf '%s ' "$table"
  done)"
  [ -z "$missing" ] || die "the dump lacks ${missing% }" 'back up once more; if it happens again, look at the rights of AGREEMENTS_DB_OWNER'
}
