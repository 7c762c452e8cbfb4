using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>What is told to an endpoint in one delivery.</summary>
/// <param name="Id">The delivery's id.</param>
/// <param name="SentAs">The id on the wire that a release before gave it; null for its own.</param>
/// <param name="State">How far the delivery has come.</param>
/// <param name="DueAt">When it is to be sent, or the lease ends of whoever sends it.</param>
/// <param name="Attempts">How often was tried.</param>
/// <param name="To">The endpoint; null where it was ended.</param>
/// <param name="Line">What is told; null where it is out of the endpoint's sight by now.</param>
internal sealed record EndpointLine(
    Guid Id, string? SentAs, string State, DateTimeOffset? DueAt, int Attempts, OpenedEndpoint? To, MailLine? Line)
{
    /// <summary>Why the last attempt failed; null for none, or where it did not.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether a dead letter stands for it since it failed.</summary>
    public bool IsGivenUp { get; init; }

    private const string Sees = "(e.of_operator or c.stream is null or exists (select from sights s where s.id = c.stream and e.institution = any(s.seen_by)))";

    private static readonly string MeantSql =
        $"""
        with told as materialized (
            select c.id, c.topic, c.facts->>'kind' as kind, c.facts->>'stage' as stage, s.seen_by, s.codes
            from notifications.causes c join sights s on s.id = c.stream where c.id = any($1)),
        asked as materialized ({AgreementConditions.NamedCodes("notifications.endpoints")})
        select c.id, e.name, e.institution, e.channel from told c
        join notifications.endpoints e on e.ended_at is null and (e.of_operator or e.institution = any(c.seen_by))
        left join asked a on a.name = e.name where {AgreementConditions.Fit("e", "a", "c")}
        """;

    /// <summary>Reads deliveries to one endpoint, oldest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="store">Opens the endpoint.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<EndpointLine>> OfAsync(NpgsqlDataSource db, EndpointStore store, Guid[] ids, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select d.id, d.sent_as, d.state, d.due_at, d.attempts, {Sees}, c.topic, c.stream, c.facts, c.at, e.ended_at is not null, d.answer, d.given_up,
                {EndpointStore.Columns}
            from notifications.deliveries d join notifications.intended i on i.delivery = d.id join notifications.causes c on c.id = i.cause
            join notifications.endpoints e on d.recipient = 'endpoint:' || e.name where d.id = any($1) order by c.number
            """).With(ids);
        // All are to one endpoint: it is opened once.
        OpenedEndpoint? to = null;
        return await command.ListAsync(
            r => new EndpointLine(
                r.GetGuid(0), r.Words(1), r.GetString(2), r.Value<DateTimeOffset>(3), r.GetInt32(4), r.GetBoolean(10) ? null : to ??= store.Read(r, 13),
                !r.GetBoolean(5) ? null : new MailLine(
                    r.Named<Topic>(6), r.Value<Guid>(7), ReadModelJson.Read<CauseFacts>(r.GetString(8)), r.GetFieldValue<DateTimeOffset>(9),
                    new Why(ToldAs.Rule, r.Words(17)).Sentence())) { Answer = r.Words(11), IsGivenUp = r.GetBoolean(12) },
            ct);
    }

    /// <summary>The endpoints that are meant by causes, each by the sight of its institution.</summary>
    /// <param name="connection">The transaction that the causes were taken in.</param>
    /// <param name="causes">Their ids.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<Meant>> MeantAsync(NpgsqlConnection connection, string[] causes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(MeantSql, connection).With(causes);
        return await command.ListAsync(
            r => new Meant(r.GetString(0), NotificationEndpoint.RecipientOf(r.GetString(1)), ToldAs.Rule, r.Words(2), null) { Channel = r.GetString(3) }, ct);
    }
}
