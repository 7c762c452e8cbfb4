using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Cli.Shell;

/// <summary>The store without a server: no node of Wolverine is started, which would take over the messages of a running one.</summary>
internal static class Stores
{
    public static DocumentStore Open(NpgsqlDataSource data) => DocumentStore.For(o =>
    {
        StoreSetup.ConfigureUse(o);
        o.Connection(data);
    });
}
