using JasperFx.Events.Projections;
using JasperFx.Events;
using JasperFx;
using Marten;
using Npgsql;
using System.Data.Common;
using Weasel.Core;

namespace Agreements.Server.Storage;

/// <summary>How the store is set up: the same for the server, the command line and the rebuild.</summary>
public static class StoreSetup
{
    /// <summary>Schema of the events, written by Marten.</summary>
    public const string EventSchema = "agreements";

    /// <summary>Schema of messages in flight, written by Wolverine.</summary>
    public const string MessageSchema = "wolverine";

    /// <summary>
    /// How statements are planned. Compiling a plan takes longer than any query of the product runs, and so does starting workers, which a server with
    /// other requests has not got to spare. What is read often is in memory and else on a disk without a moving head: a page by an index costs little
    /// more than the next one. By PostgreSQL's own figure, of old disks, the few rows that somebody sees would be looked for by reading all.
    /// </summary>
    private const string Planning = "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1";

    /// <summary>Schema of the read models, written by their handlers.</summary>
    public const string ReadModelSchema = "read_models";

    /// <summary>Name of the subscription that keeps all read models, page by page.</summary>
    public const string ReadModelSubscription = "read-models";

    /// <summary>The name under which its progress is kept.</summary>
    public const string ReadModelShard = $"{ReadModelSubscription}:All";

    /// <summary>Names the advisory lock of the server that runs the daemon; any number that nothing else in the database uses.</summary>
    private const int DaemonLock = 0x4147_5245;

    /// <summary>
    /// Connections of the application's pool at most, unless its connection string says. Two servers with both pools fit PostgreSQL's usual 100.
    /// </summary>
    private const int UsualPool = 36;

    /// <summary>Connections of the auditors' pool at most, unless its connection string says: they are few, and must not take those of who works.</summary>
    private const int AuditorPool = 8;

    /// <summary>How Npgsql lets it be said, without blanks.</summary>
    private static readonly string[] PoolSizes = ["MaximumPoolSize", "MaxPoolSize"];

    /// <summary>How many states of each sort are kept.</summary>
    private const int KeptAtMost = 10_000;

    /// <summary>A pool whose unqualified table names mean the read models of a schema. The session time zone is UTC, as Marten needs.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="readModelSchema">The schema of the read models.</param>
    /// <param name="role">The role of <see cref="DatabaseRoles"/> that every connection takes on; null to stay who logs in.</param>
    public static NpgsqlDataSource DataSource(string connectionString, string readModelSchema = ReadModelSchema, string? role = null) =>
        NpgsqlDataSource.Create(Connection(connectionString, readModelSchema, role));

    /// <summary>The connection string of such a pool.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="readModelSchema">The schema of the read models.</param>
    /// <param name="role">The role that every connection takes on; null to stay who logs in.</param>
    public static string Connection(string connectionString, string readModelSchema = ReadModelSchema, string? role = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = $"{readModelSchema},public",
            Timezone = "UTC",
            ApplicationName = "agreements",
            // Every statement of the product is one of a few hundred texts; preparing them saves their planning.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 3,
            // Nothing of the product leaves a setting or a lock on a connection, and a reset per use costs a third of a command's work in PostgreSQL.
            NoResetOnClose = true,
            MaxPoolSize = PoolSize(connectionString, role),
        };
        settings.Options = $"{settings.Options} {Planning}{(role is null ? "" : $" -c role={role}")}".TrimStart();
        return settings.ConnectionString;
    }

    /// <summary>How many connections such a pool holds at most: what its connection string says, or else the usual number for its role.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="role">The role that every connection takes on.</param>
    public static int PoolSize(string connectionString, string? role)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(k => k.Replace(" ", "", StringComparison.Ordinal));
        return said.Any(k => PoolSizes.Contains(k, StringComparer.OrdinalIgnoreCase)) ? new NpgsqlConnectionStringBuilder(connectionString).MaxPoolSize
            : role == DatabaseRoles.Auditor ? AuditorPool
            : UsualPool;
    }

    /// <summary>Whether the table of events is there: not where no server has ever started.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<bool> HasEventsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select to_regclass('{EventSchema}.mt_events') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The store for whoever uses the tables and makes none.</summary>
    /// <param name="options">The store's options.</param>
    public static void ConfigureUse(StoreOptions options)
    {
        Configure(options);
        options.AutoCreateSchemaObjects = AutoCreate.None;
    }

    /// <summary>How the daemon of a server follows the events.</summary>
    /// <param name="options">The store's options.</param>
    /// <param name="wakeup">Wakes it.</param>
    internal static void ConfigureDaemon(StoreOptions options, DaemonWakeup wakeup)
    {
        options.Listeners.Add(wakeup);
        options.Projections.Wakeup = wakeup;
        options.Projections.FastPollingTime = TimeSpan.FromMilliseconds(100);
        options.Projections.SlowPollingTime = TimeSpan.FromMilliseconds(250);
        // How soon another server takes over from one that died, and a page that failed is tried again.
        options.Projections.LeadershipPollingTime = 1000;
        options.Projections.AgentPauseTime = TimeSpan.FromSeconds(1);
        options.Projections.DaemonLockId = DaemonLock;
    }

    /// <summary>Names, metadata, folds and error policy of the store, which makes its tables where they are missing.</summary>
    /// <param name="options">The store's options.</param>
    public static void Configure(StoreOptions options)
    {
        options.DatabaseSchemaName = EventSchema;
        options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsInteger, Casing.CamelCase);
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        // When an event was recorded is told at its append, when its stream is locked; PostgreSQL's now() is when the transaction began, before it waited.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.MapEventNames();
        options.MapUpcasts();
        options.Projections.Add<AgreementProjection>(ProjectionLifecycle.Live);
        options.Projections.Add<InstitutionProjection>(ProjectionLifecycle.Live);
        options.Projections.Add<BodyProjection>(ProjectionLifecycle.Live);
        options.Projections.Add<PublishedPoliciesProjection>(ProjectionLifecycle.Live);
        options.Projections.Add<EngagementProjection>(ProjectionLifecycle.Live);
        // States kept by another hand: Marten is not to keep its own besides.
        options.Events.UseIdentityMapForAggregates = false;
        options.Projections.FetchPlanners.Add(new KeptStates<Agreement, AgreementEvent>(KeptAtMost, Agreement.Unwritten, Agreement.Evolve));
        options.Projections.FetchPlanners.Add(new KeptStates<Engagement, EngagementEvent>(KeptAtMost, Engagement.Unwritten, Engagement.Evolve));
        options.Projections.FetchPlanners.Add(new KeptStates<Institution, InstitutionEvent>(KeptAtMost, Institution.Unwritten, Institution.Evolve));
        options.Projections.FetchPlanners.Add(new KeptStates<Body, BodyEvent>(KeptAtMost, Body.Unwritten, Body.Evolve));
        options.Projections.FetchPlanners.Add(new KeptStates<PublishedPolicies, PolicyEvent>(
            KeptAtMost, PublishedPolicies.Unwritten, PublishedPolicies.Evolve));
        // What cannot be read is left out of the page, and found there (UnreadEvents): it holds up its own stream, not everybody.
        foreach (var errors in new[] { options.Projections.Errors, options.Projections.RebuildErrors })
        {
            errors.SkipApplyErrors = false;
            errors.SkipUnknownEvents = true;
            errors.SkipSerializationErrors = true;
        }
    }
}
