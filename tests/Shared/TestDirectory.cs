using Agreements.Server.Storage;
using Marten;

namespace Agreements.Testing;

/// <summary>Entries of the directory that tests speak of: the parties of agreements are among them. Nothing but their codes is known.</summary>
public static class TestDirectory
{
    /// <summary>Institutions.</summary>
    public static IReadOnlyList<string> Institutions { get; } =
    [
        "qingsu", "cq-women", "changan", "north", "south", "east", "jiangbei-edu", "qingyang-edu", "cq-edu", "cd-edu", "elsewhere-edu",
        "cd-shude", "cq-bashu", "cd-qy-edu",
    ];

    /// <summary>Standing bodies.</summary>
    public static IReadOnlyList<string> Bodies { get; } = ["voc-alliance"];

    /// <summary>Enters them.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="institutions">Codes of institutions.</param>
    /// <param name="bodies">Codes of standing bodies.</param>
    public static async Task EnterAsync(IDocumentStore store, IEnumerable<string> institutions, IEnumerable<string> bodies)
    {
        await using var session = store.LightweightSession();
        foreach (var code in institutions)
        {
            session.Events.StartStream<Institution>(
                DirectoryIds.OfInstitution(code), new InstitutionRegistered(code, InstitutionKind.Other, new Text(code), [], null, null, null));
        }

        foreach (var code in bodies)
        {
            session.Events.StartStream<Body>(
                DirectoryIds.OfBody(code),
                new BodyRegistered(new BodyFacts(code, BodyKind.Alliance, new Text(code), null, [], [], MembersComplete: false, null, null), null));
        }

        await session.SaveChangesAsync();
    }

    /// <summary>Enters all of them for a server that is a process of its own.</summary>
    /// <param name="database">Its database, with its schema made.</param>
    public static async Task EnterAsync(TestDatabase database)
    {
        await using var data = StoreSetup.DataSource(database.ConnectionString);
        using var store = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o);
            o.Connection(data);
        });
        await EnterAsync(store, Institutions, Bodies);
    }
}
