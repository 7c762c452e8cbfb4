using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Cli.Checking;

/// <summary>What the database must be, hold and allow.</summary>
internal static class DatabaseChecks
{
    private const int OldestMajor = 15;

    /// <summary>What the owner takes while it makes tables and rebuilds.</summary>
    private const int OwnerConnections = 5;

    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Misleading = TimeSpan.FromSeconds(30);

    /// <summary>Every login that is named gets in.</summary>
    public static async Task<Checked> ReachableAsync(Surveyed surveyed, CancellationToken token)
    {
        var settings = surveyed.Settings;
        foreach (var (name, login) in Logins(settings))
        {
            try
            {
                await AskAsync(login, "select 1", r => r.GetInt32(0), token);
            }
            catch (NpgsqlException e)
            {
                return Checked.Fail(
                    new Text($"{name} 无法连接：{e.Message}", $"{name} does not get in: {e.Message}"),
                    new Text(
                        "请检查 PostgreSQL 是否运行（systemctl status postgresql）、地址、口令和 pg_hba.conf。",
                        "Look whether PostgreSQL runs (systemctl status postgresql), and at address, password and pg_hba.conf."));
            }
        }

        var at = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        return Checked.Ok($"{at.Host}:{at.Port} 上的 {at.Database} 可以连接。", $"{at.Database} on {at.Host}:{at.Port} can be reached.");
    }

    /// <summary>Version, encoding, and what would lose data or mis-sort names.</summary>
    public static async Task<Checked> ServerAsync(Surveyed surveyed, CancellationToken token)
    {
        var (version, encoding, isSafe, hasChinese) = await AskAsync(
            surveyed.Settings.ConnectionString,
            """
            select current_setting('server_version_num')::int / 10000, pg_encoding_to_char(encoding),
                   current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on' and current_setting('synchronous_commit') <> 'off',
                   exists (select from pg_collation where collname in ('zh-x-icu', 'zh_CN.utf8', 'zh_CN'))
            from pg_database where datname = current_database()
            """,
            r => (r.GetInt32(0), r.GetString(1), r.GetBoolean(2), r.GetBoolean(3)), token);
        return version < OldestMajor
            ? Checked.Fail(new Text($"PostgreSQL {version} 太旧。", $"PostgreSQL {version} is too old."), new Text("需要 15 或更新的版本。", "Use 15 or newer."))
            : encoding != "UTF8"
            ? Checked.Fail(
                new Text($"数据库编码是 {encoding}。", $"The database's encoding is {encoding}."),
                new Text("请以 encoding 'UTF8' template template0 新建数据库，再恢复备份。",
                    "Make a database with encoding 'UTF8' template template0, and restore a backup into it."))
            : !isSafe
            ? Checked.Fail(
                new Text("断电会丢失已确认的记录。", "What was acknowledged is lost when the power fails."),
                new Text("请在 postgresql.conf 中打开 fsync、full_page_writes 和 synchronous_commit。",
                    "Turn fsync, full_page_writes and synchronous_commit on in postgresql.conf."))
            : !hasChinese
            ? Checked.Warn(
                new Text("没有中文排序规则：名称不按拼音排序。", "There is no Chinese collation: names are not sorted by pinyin."),
                new Text("请使用带 ICU 的 PostgreSQL（Debian 的软件包都带）。", "Use a PostgreSQL with ICU, as Debian's packages are."))
            : Checked.Ok($"PostgreSQL {version}，{encoding}。", $"PostgreSQL {version}, {encoding}.");
    }

    /// <summary>Whether a server that uses its pools to the full still gets its connections.</summary>
    public static async Task<Checked> ConnectionsAsync(Surveyed surveyed, CancellationToken token)
    {
        var settings = surveyed.Settings;
        var free = await AskAsync(
            settings.ConnectionString, "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int",
            r => r.GetInt32(0), token);
        var wanted = StoreSetup.PoolSize(settings.ConnectionString, DatabaseRoles.Application)
            + StoreSetup.PoolSize(settings.Auditor, DatabaseRoles.Auditor) + OwnerConnections;
        return wanted <= free
            ? Checked.Ok($"最多用 {wanted} 个连接，可用 {free} 个。", $"{wanted} connections at most, of {free}.")
            : Checked.Warn(
                new Text($"连接池最多用 {wanted} 个连接，而只有 {free} 个。", $"The pools take up to {wanted} connections, and there are {free}."),
                new Text(
                    "请在连接串中减小 Maximum Pool Size，或在 postgresql.conf 中增大 max_connections 并重启 PostgreSQL。",
                    "Lower Maximum Pool Size in the connection strings, or raise max_connections in postgresql.conf and restart PostgreSQL."));
    }

    /// <summary>Whether the tables are those of this release.</summary>
    public static async Task<Checked> SchemaAsync(Surveyed surveyed, CancellationToken token) => await DatabaseSchema.IsCurrentAsync(surveyed.Settings, token)
        ? Checked.Ok("与本版本一致。", "It is this release's.")
        : Checked.Fail(
            new Text("数据库的表不是本版本的。", "The tables of the database are not those of this release."),
            new Text("请停止服务器，运行 agreements schema，再启动；ops/install 会一并完成。", "Stop the server, run agreements schema, start it; ops/install does all three."));

    /// <summary>Whether PostgreSQL holds the server to what it may do.</summary>
    public static async Task<Checked> RolesAsync(Surveyed surveyed, CancellationToken token)
    {
        var settings = surveyed.Settings;
        var (mayTake, isPowerful, mayChange) = await AskAsync(
            settings.ConnectionString,
            $"""
            select exists (select from pg_roles r where r.rolname = '{DatabaseRoles.Application}' and pg_has_role(current_user, r.oid, 'member')),
                   (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
                   or pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'usage'),
                   exists (select from pg_roles r, to_regclass('{StoreSetup.EventSchema}.mt_events') t
                           where r.rolname = '{DatabaseRoles.Application}' and t is not null and has_table_privilege(r.oid, t, 'update, delete, truncate'))
            """,
            r => (r.GetBoolean(0), r.GetBoolean(1), r.GetBoolean(2)), token);
        var mayRead = await AskAsync(
            settings.Auditor,
            $"select exists (select from pg_roles r where r.rolname = '{DatabaseRoles.Auditor}' and pg_has_role(current_user, r.oid, 'member'))",
            r => r.GetBoolean(0), token);
        return !mayTake || !mayRead
            ? Checked.Fail(
                new Text("服务器或审计的登录不属于其角色。", "The login of the server, or that of auditors, is not in its role."),
                new Text("请运行 ops/install，或 docs/database-roles.md 中的语句。", "Run ops/install, or the statements of docs/database-roles.md."))
            : mayChange
            ? Checked.Fail(
                new Text("服务器的角色可以修改事件。", "The role of the server may change events."),
                new Text("请运行 agreements schema：它收回多余的权限。", "Run agreements schema: it takes back what is too much."))
            : isPowerful
            ? Checked.Warn(
                new Text("服务器的登录拥有数据库或可创建角色。", "The login of the server owns the database or may make roles."),
                new Text("请使用三个登录：docs/database-roles.md。", "Use three logins: docs/database-roles.md."))
            : Checked.Ok("服务器不能修改事件，审计只能读取。", "The server can change no event, auditors only read.");
    }

    /// <summary>Days and deadlines go by this machine's clock, and the order of events by the database's.</summary>
    public static async Task<Checked> ClockAsync(Surveyed surveyed, CancellationToken token)
    {
        var connectionString = surveyed.Settings.ConnectionString;
        await AskAsync(connectionString, "select 1", r => r.GetInt32(0), token);
        var before = DateTimeOffset.UtcNow;
        var there = await AskAsync(connectionString, "select clock_timestamp()", r => r.GetFieldValue<DateTimeOffset>(0), token);
        var after = DateTimeOffset.UtcNow;
        // Its reading was taken between the two of ours: only what lies outside is a difference.
        var apart = there < before ? before - there : there > after ? there - after : TimeSpan.Zero;
        return Judge(apart);
    }

    public static Checked Judge(TimeSpan apart)
    {
        var said = new Text($"与数据库相差 {apart.TotalSeconds:0.0} 秒。", $"{apart.TotalSeconds:0.0} s from the database's.");
        var cure = new Text("请在两台机器上开启对时：timedatectl set-ntp true", "Have both machines keep time: timedatectl set-ntp true");
        return apart > Misleading ? Checked.Fail(said, cure) : apart > Noticeable ? Checked.Warn(said, cure) : new Checked(Level.Ok, said, null);
    }

    private static IEnumerable<(string Name, string Login)> Logins(Settings settings) =>
        new[] { ("AGREEMENTS_DB", settings.ConnectionString), ("AGREEMENTS_DB_OWNER", settings.Owner),
            ("AGREEMENTS_DB_AUDITOR", settings.Auditor) }.DistinctBy(l => l.Item2);

    private static async Task<T> AskAsync<T>(string connectionString, string sql, Func<NpgsqlDataReader, T> read, CancellationToken token)
    {
        await using var data = StoreSetup.DataSource(connectionString);
        await using var command = data.CreateCommand(sql);
        return (await command.ListAsync(read, token)).Single();
    }
}
