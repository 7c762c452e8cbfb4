using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>What is told to an endpoint in one delivery.</summary>
/// <param name="Name">The endpoint's name.</param>
/// <param name="State">How far the delivery has come.</param>
/// <param name="Attempts">How often was tried.</param>
/// <param name="Line">What is told; null where it is out of the endpoint's sight by now.</param>
internal sealed record EndpointLine(string Name, string State, int Attempts, MailLine? Line)
{
    /// <summary>Reads it; null where there is no such delivery.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The delivery's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<EndpointLine?> OfAsync(NpgsqlDataSource db, Guid id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select e.name, d.state, d.attempts, c.topic, c.stream, c.facts, c.at,
                exists (select from sights s where s.id = c.stream and e.institution = any(s.seen_by))
            from notifications.deliveries d join notifications.intended i on i.delivery = d.id join notifications.causes c on c.id = i.cause
            join notifications.endpoints e on d.recipient = 'endpoint:' || e.name where d.id = $1
            """).With(id);
        return await command.FirstAsync(
            r => new EndpointLine(
                r.GetString(0), r.GetString(1), r.GetInt32(2), !r.GetBoolean(7) ? null : new MailLine(
                    r.Named<Topic>(3), r.Value<Guid>(4), ReadModelJson.Read<CauseFacts>(r.GetString(5)), r.GetFieldValue<DateTimeOffset>(6),
                    new Why(ToldAs.Rule).Sentence())),
            ct);
    }

    /// <summary>The endpoints that are meant by causes, each by the sight of its institution.</summary>
    /// <param name="connection">The transaction that the causes were taken in.</param>
    /// <param name="causes">Their ids.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<Meant>> MeantAsync(NpgsqlConnection connection, string[] causes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select c.id, e.name, e.institution, e.channel from notifications.causes c join sights s on s.id = c.stream
            join notifications.endpoints e on e.ended_at is null and e.institution = any(s.seen_by)
            where c.id = any($1) and (e.topics is null or c.topic = any(e.topics)) and (e.kinds is null or c.facts->>'kind' = any(e.kinds))
              and (e.institutions is null or exists (select from unnest(e.institutions) asked(code)
                  cross join lateral {ReadModels.Directory.SameInstitution.CodesOf("asked.code")} same(code) where same.code = any(s.codes)))
            """, connection).With(causes);
        return await command.ListAsync(
            r => new Meant(r.GetString(0), NotificationEndpoint.RecipientOf(r.GetString(1)), ToldAs.Rule, r.GetString(2), null) { Channel = r.GetString(3) },
            ct);
    }
}
