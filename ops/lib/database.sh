# shellcheck shell=bash
# A bureau's own PostgreSQL: connection strings for libpq's tools, psql as an administrator, roles. Sourced after common.sh.
# Nothing here puts a password on a command line: libpq reads it from its environment, psql reads SQL from its standard input.

# The connection string of an administrator of the cluster; empty for the account postgres over the local socket.
ADMIN="${ADMIN:-}"

# part_of CONNECTION KEY…: the value of the first of these keys that an Npgsql connection string holds, whatever its case.
part_of() {
  local rest="$1" key value wanted
  shift
  # A value in quotes may hold a semicolon, and its own quote doubled.
  while [[ "$rest" =~ ^[[:space:]\;]*([^=\;]+)=(\"([^\"]|\"\")*\"|\'([^\']|\'\')*\'|[^\;]*)(.*)$ ]]; do
    key="${BASH_REMATCH[1]}" value="${BASH_REMATCH[2]}" rest="${BASH_REMATCH[5]}"
    for wanted in "$@"; do
      [ "$(printf '%s' "$key" | tr '[:upper:]' '[:lower:]' | tr -d ' ')" = "$wanted" ] || continue
      case "$value" in
        \"*\") value="${value:1:${#value}-2}" value="${value//\"\"/\"}" ;;
        \'*\') value="${value:1:${#value}-2}" value="${value//\'\'/\'}" ;;
      esac
      printf '%s' "$value"
      return 0
    done
  done
}

host_of() { part_of "$1" host server; }
user_of() { part_of "$1" username userid user; }
password_of() { part_of "$1" password pwd; }
database_of() { part_of "$1" database db; }

# with_libpq CONNECTION COMMAND…: libpq's tools on the database that an Npgsql connection string names.
with_libpq() (
  PGHOST="$(host_of "$1")" PGPORT="$(part_of "$1" port)" PGUSER="$(user_of "$1")" PGPASSWORD="$(password_of "$1")" PGDATABASE="$(database_of "$1")"
  PGSSLMODE="$(part_of "$1" sslmode | tr '[:upper:]' '[:lower:]' | sed 's/^verifyfull$/verify-full/; s/^verifyca$/verify-ca/')"
  PGSSLROOTCERT="$(part_of "$1" rootcertificate)"
  export PGHOST PGPORT="${PGPORT:-5432}" PGUSER PGPASSWORD PGDATABASE PGAPPNAME=agreements-ops PGTZ=UTC PGOPTIONS='-c datestyle=ISO -c bytea_output=hex'
  if [ -n "$PGSSLMODE" ]; then export PGSSLMODE; else unset PGSSLMODE; fi
  if [ -n "$PGSSLROOTCERT" ]; then export PGSSLROOTCERT; else unset PGSSLROOTCERT; fi
  shift
  exec "$@"
)

# Sets PG_TOOLS: the folder of the newest client tools on this machine. An older pg_dump refuses a newer server.
find_tools() {
  local folder
  while IFS= read -r folder; do
    if [ -x "$folder/psql" ] && [ -x "$folder/pg_dump" ] && [ -x "$folder/pg_restore" ]; then PG_TOOLS="$folder"; return 0; fi
  done < <({ machine_folders; ! have pg_dump || dirname "$(command -v pg_dump)"; } 2>/dev/null)
  die 'psql, pg_dump and pg_restore are not on this machine' 'apt install postgresql-client'
}

# ask CONNECTION SQL: one value.
ask() { printf '%s;\n' "$2" | with_libpq "$1" "$PG_TOOLS/psql" -XqAt -v ON_ERROR_STOP=1; }

# by_admin DATABASE COMMAND…: one of libpq's tools, as an administrator of the cluster that the settings name by its port: a machine can have several.
by_admin() {
  local database="$1"
  shift
  if [ -n "$ADMIN" ]; then
    with_libpq "$ADMIN" env PGDATABASE="$database" "$@"
  elif is_root && id -u postgres >/dev/null 2>&1; then
    (cd / && runuser -u postgres -- env PGDATABASE="$database" ${DB_PORT:+PGPORT="$DB_PORT"} "$@")
  else
    die 'this is done by an administrator of the PostgreSQL cluster' "--admin 'Host=…;Username=postgres;Password=…;Database=postgres'" \
      'or run this as root on the machine of the cluster'
  fi
}

# as_admin DATABASE: the SQL on standard input.
as_admin() { by_admin "$1" "$PG_TOOLS/psql" -XqAt -v ON_ERROR_STOP=1; }

# has_admin: an administrator of the cluster that the settings name is at hand.
has_admin() {
  [ -z "$ADMIN" ] || return 0
  is_root || return 1
  case "$(host_of "$DB_OWNER")" in 127.0.0.1 | localhost | ::1 | /*) ;; *) return 1 ;; esac
  [ "$(printf 'select 1;\n' | as_admin postgres 2>/dev/null)" = 1 ]
}

identifier() { printf '"%s"' "${1//\"/\"\"}"; }
literal() { printf "'%s'" "${1//\'/\'\'}"; }

# make_role NAME [PASSWORD]: SQL that makes a role where there is none, and gives it the password that the settings hold.
make_role() {
  printf 'do $do$ begin create role %s; exception when duplicate_object or unique_violation then null; end $do$;\n' "$(identifier "$1")"
  [ -z "${2:-}" ] || printf 'alter role %s login password %s;\n' "$(identifier "$1")" "$(literal "$2")"
}

# roles_sql APP OWNER AUDITOR: what docs/database-roles.md asks for, from three connection strings. Harmless when repeated.
roles_sql() {
  printf "set client_min_messages = warning;\nset password_encryption = 'scram-sha-256';\n"
  make_role agreements_app
  make_role agreements_auditor
  make_role "$(user_of "$2")" "$(password_of "$2")"
  make_role "$(user_of "$1")" "$(password_of "$1")"
  make_role "$(user_of "$3")" "$(password_of "$3")"
  printf 'grant agreements_app to %s;\ngrant agreements_auditor to %s;\n' "$(identifier "$(user_of "$1")")" "$(identifier "$(user_of "$3")")"
}

# make_database APP OWNER AUDITOR: roles and the database, where they are missing.
make_database() {
  local name
  name="$(database_of "$2")"
  roles_sql "$@" | as_admin postgres || die 'PostgreSQL did not take the roles' 'see the line above; docs/database-roles.md holds the statements'
  if [ -z "$(printf 'select 1 from pg_database where datname = %s;\n' "$(literal "$name")" | as_admin postgres)" ]; then
    printf "create database %s owner %s encoding 'UTF8' template template0;\n" "$(identifier "$name")" "$(identifier "$(user_of "$2")")" | as_admin postgres ||
      die "PostgreSQL did not make the database $name" 'see the line above'
  fi
  {
    printf 'revoke connect, temporary on database %s from public;\n' "$(identifier "$name")"
    printf 'grant connect on database %s to %s, %s;\n' "$(identifier "$name")" "$(identifier "$(user_of "$1")")" "$(identifier "$(user_of "$3")")"
  } | as_admin postgres
  # Functions are of one database. No role of the product makes large objects.
  printf 'revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea), lo_import(text), lo_import(text, oid) from public;\n' \
    | as_admin "$name"
}

# read_settings FILE: exports what an environment file says. The same lines mean the same to systemd and to a shell: NAME="value".
read_settings() {
  [ -r "$1" ] || die "$1 cannot be read" "run this as root: sudo $0" 'or install first: ops/install'
  set -a
  # shellcheck source=/dev/null
  . "$1"
  set +a
}

# setting NAME: from the environment or from the file that NAME_FILE names, as the server reads it.
setting() {
  local file="${1}_FILE"
  if [ -n "${!file:-}" ]; then first_line "${!file}"; else printf '%s' "${!1:-}"; fi
}

# Reads the files of settings that were named, or those of the installation where the environment names no database; sets the three logins.
settle_settings() {
  local file
  if [ "${#settings[@]}" -eq 0 ] && [ -z "$(setting AGREEMENTS_DB)" ]; then settings=(/etc/agreements/agreements.env /etc/agreements/owner.env); fi
  for file in ${settings[@]+"${settings[@]}"}; do read_settings "$file"; done
  three_logins
}

# Sets DB_APP, DB_OWNER and DB_AUDITOR from the settings.
three_logins() {
  DB_APP="$(setting AGREEMENTS_DB)"
  [ -n "$DB_APP" ] || die 'AGREEMENTS_DB names no database' 'set it, or name a file of settings: --settings FILE'
  DB_OWNER="$(setting AGREEMENTS_DB_OWNER)" DB_AUDITOR="$(setting AGREEMENTS_DB_AUDITOR)"
  DB_OWNER="${DB_OWNER:-$DB_APP}" DB_AUDITOR="${DB_AUDITOR:-$DB_APP}"
  DB_PORT="$(part_of "$DB_OWNER" port)"
}
