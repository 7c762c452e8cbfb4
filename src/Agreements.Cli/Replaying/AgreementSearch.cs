using Agreements.Server.Storage;
using Dapper;
using Npgsql;

namespace Agreements.Cli.Replaying;

/// <summary>An agreement that somebody may have meant.</summary>
internal sealed record Match(Guid Id, string? Reference, string TitleZh, string? TitleEn)
{
    public Text Title => new(TitleZh, TitleEn);
}

/// <summary>
/// Finds an agreement by id, reference or a part of its title. Asks the events, not the read models: what an auditor replays must not
/// depend on what is to be audited.
/// </summary>
internal static class AgreementSearch
{
    /// <summary>More than anybody chooses from; one more is asked for to know that there are more.</summary>
    public const int Shown = 20;

    private const string Titles =
        $"""
        select stream_id as "Id", data ->> 'reference' as "Reference", data #>> array['title', 'zh'] as "TitleZh", data #>> array['title', 'en'] as "TitleEn"
        from {StoreSetup.EventSchema}.mt_events where type = @type and
        """;

    /// <summary>By id or reference where one fits exactly, else by title; the references in order.</summary>
    public static async Task<IReadOnlyList<Match>> FindAsync(NpgsqlDataSource data, string asked, CancellationToken token)
    {
        await using var connection = await data.OpenConnectionAsync(token);
        if (await connection.ExecuteScalarAsync<string?>($"select to_regclass('{StoreSetup.EventSchema}.mt_events')::text") is null)
        {
            return [];
        }

        var exact = await AskAsync(connection, asked, Guid.TryParse(asked, out _) ? "stream_id = @asked::uuid" : "data ->> 'reference' = @asked");
        return exact.Count > 0
            ? exact
            : await AskAsync(connection, asked, "(strpos(lower(data #>> array['title', 'zh']), lower(@asked)) > 0 or strpos(lower(data #>> array['title', 'en']), lower(@asked)) > 0)");
    }

    private static async Task<IReadOnlyList<Match>> AskAsync(NpgsqlConnection connection, string asked, string condition) =>
    [
        .. await connection.QueryAsync<Match>(
            $"{Titles} {condition} order by data ->> 'reference', seq_id limit {Shown + 1}",
            new { type = EventNames.All[typeof(AgreementProposed)], asked }),
    ];
}
