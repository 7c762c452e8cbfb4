using Agreements.Server.Storage;
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
        select stream_id, data ->> 'reference', data #>> array['title', 'zh'], data #>> array['title', 'en']
        from {StoreSetup.EventSchema}.mt_events where type = $1 and
        """;

    /// <summary>By id or reference where one fits exactly, else by title; the references in order.</summary>
    public static async Task<IReadOnlyList<Match>> FindAsync(NpgsqlDataSource data, string asked, CancellationToken token)
    {
        await using var connection = await data.OpenConnectionAsync(token);
        if (!await StoreSetup.HasEventsAsync(connection, token))
        {
            return [];
        }

        var exact = await AskAsync(connection, asked, Guid.TryParse(asked, out _) ? "stream_id = $2::uuid" : "data ->> 'reference' = $2", token);
        return exact.Count > 0
            ? exact
            : await AskAsync(
                connection, asked,
                "(strpos(lower(data #>> array['title', 'zh']), lower($2)) > 0 or strpos(lower(data #>> array['title', 'en']), lower($2)) > 0)",
                token);
    }

    private static async Task<IReadOnlyList<Match>> AskAsync(NpgsqlConnection connection, string asked, string condition, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"{Titles} {condition} order by data ->> 'reference', seq_id limit {Shown + 1}", connection)
            .With(EventNames.All[typeof(AgreementProposed)]).With(asked);
        return await command.ListAsync(r => new Match(r.GetGuid(0), r.Words(1), r.Words(2)!, r.Words(3)), token);
    }
}
