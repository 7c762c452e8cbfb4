using Agreements.Server.Identity.People;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Commands.People;

/// <summary>
/// Makes anew what people are found by, where it was made by another release: names are read otherwise, and the register of people is no read
/// model that could be rebuilt. Nothing of the people themselves is changed, and their versions stay.
/// </summary>
/// <param name="db">The pool of the application's own role.</param>
internal sealed class PeopleSearchAtStart(NpgsqlDataSource db) : IHostedLifecycleService
{
    private const int AtATime = 500;

    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (await SomeAsync(cancellationToken) == AtATime)
        {
            // The next ones.
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<int> SomeAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select id, name_zh, name_en from people.people where erased_at is null and search_shape is distinct from $1 order by id limit $2")
            .With(SearchDocument.Shape).With(AtATime);
        var rows = await command.ListAsync(r => (Id: r.GetString(0), Name: new Text(r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2))), ct);
        foreach (var (id, name) in rows)
        {
            var found = PersonFacts.FoundBy(name);
            // Somebody who was renamed or erased meanwhile is found by what was written then.
            await using var put = db.CreateCommand(
                """
                update people.people set tokens = $3, haystack = $4, initials = $5, pinyin = $6, search_shape = $7
                where id = $1 and erased_at is null and name_zh = $2 and name_en is not distinct from $8
                """)
                .With(id).With(name.Zh).With(found.Tokens()).With(found.Haystack).With(found.Initials).With(found.Pinyin)
                .With(SearchDocument.Shape).With(name.En);
            await put.ExecuteNonQueryAsync(ct);
        }

        return rows.Count;
    }
}
