using Npgsql;
using System.IO.Compression;
using System.Text.Json;

namespace Agreements.Server.Tests.Releases;

/// <summary>A database of an earlier release, restored under three logins as docs/database-roles.md wants them, and what that release showed of it.</summary>
public sealed class FormerDatabase : IAsyncDisposable
{
    private const string Chinese = " COLLATE pg_catalog.\"zh-x-icu\"";

    private readonly string _mark = Guid.NewGuid().ToString("n")[..12];

    private FormerDatabase(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>When the release was asked.</summary>
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>What it answered an auditor, by path.</summary>
    public IReadOnlyDictionary<string, JsonElement> Shown { get; private init; } = null!;

    public string Owner => Login("owner");

    public string Application => Login("server");

    public string Auditor => Login("reader");

    /// <summary>Restores the database of a release.</summary>
    /// <param name="release">The name of its files in this folder.</param>
    public static async Task<FormerDatabase> RestoreAsync(string release)
    {
        using var shown = JsonDocument.Parse(await ReadAsync($"{release}.json.gz"));
        var former = new FormerDatabase(await TestDatabase.CreateAsync())
        {
            AskedAt = shown.RootElement.GetProperty("askedAt").GetDateTimeOffset(),
            Shown = shown.RootElement.GetProperty("answers").EnumerateObject().ToDictionary(a => a.Name, a => a.Value.Clone(), StringComparer.Ordinal),
        };
        await former.MakeLoginsAsync();
        var script = await ReadAsync($"{release}.sql.gz");
        // A cluster without ICU has no collation of Chinese; the product does without it there, and so can what it made.
        var hasChinese = await former.Database.ScalarAsync<bool>("select exists (select from pg_collation where collname = 'zh-x-icu')");
        // By the owner, whose the tables then are. Not from a pool: the script leaves settings on its connection.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(former.Owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var restore = new NpgsqlCommand(hasChinese ? script : script.Replace(Chinese, "", StringComparison.Ordinal), connection);
        await restore.ExecuteNonQueryAsync();
        return former;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Database.OnClusterAsync($"drop role owner_{_mark}; drop role server_{_mark}; drop role reader_{_mark}");
    }

    private static async Task<string> ReadAsync(string name)
    {
        await using var packed = typeof(FormerDatabase).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No file {name} beside the tests.");
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        return await text.ReadToEndAsync();
    }

    private string Login(string who) =>
        new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = $"{who}_{_mark}", Password = _mark }.ConnectionString;

    private async Task MakeLoginsAsync()
    {
        foreach (var group in new[] { "agreements_app", "agreements_auditor" })
        {
            // Of the whole cluster: a test beside this one may be making it.
            await Database.OnClusterAsync($"do $$ begin create role {group} nologin; exception when duplicate_object or unique_violation then null; end $$");
        }

        await Database.OnClusterAsync($"""
            create role owner_{_mark} login password '{_mark}';
            create role server_{_mark} login password '{_mark}' in role agreements_app;
            create role reader_{_mark} login password '{_mark}' in role agreements_auditor;
            alter database {Database.Name} owner to owner_{_mark};
            """);
    }
}
