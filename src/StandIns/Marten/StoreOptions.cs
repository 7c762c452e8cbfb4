using System.Text.Json;
using System.Text.RegularExpressions;
using JasperFx;
using Marten.Events;
using Marten.Events.Projections;
using Marten.Internal;
using Npgsql;
using Weasel.Core;

namespace Marten;

/// <summary>How a store is set up.</summary>
public partial class StoreOptions
{
    private string _schema = "public";

    /// <summary>Options with the defaults: schema <c>public</c>, tables created and updated when missing.</summary>
    public StoreOptions()
    {
        EventGraph = new EventGraph(this);
        Projections = new ProjectionOptions(this);
    }

    /// <summary>The schema of the store's tables: small letters, digits and underscores.</summary>
    /// <exception cref="ArgumentException">Set to another kind of name.</exception>
    public string DatabaseSchemaName
    {
        get => _schema;
        set => _schema = PlainName().IsMatch(value) ? value : throw new ArgumentException($"'{value}' is no plain schema name", nameof(value));
    }

    /// <summary>What may be done to the database's tables. Default <see cref="AutoCreate.CreateOrUpdate"/>.</summary>
    public AutoCreate AutoCreateSchemaObjects { get; set; } = AutoCreate.CreateOrUpdate;

    /// <summary>How events are stored.</summary>
    public IEventStoreOptions Events => EventGraph;

    /// <summary>Called by every session of the store, in this order.</summary>
    public List<IDocumentSessionListener> Listeners { get; } = [];

    /// <summary>How streams fold, and which subscriptions there are.</summary>
    public ProjectionOptions Projections { get; }

    internal EventGraph EventGraph { get; }

    internal EventSerializer Serializer { get; private set; } = new(EnumStorage.AsInteger, Casing.Default, null);

    internal NpgsqlDataSource? DataSource { get; private set; }

    internal bool OwnsDataSource { get; private set; }

    /// <summary>The database, by connection string; the store opens and closes a pool of its own.</summary>
    public void Connection(string connectionString)
    {
        DataSource = NpgsqlDataSource.Create(connectionString);
        OwnsDataSource = true;
    }

    /// <summary>The database, by a pool that the application owns. It must not multiplex: statements are prepared explicitly.</summary>
    public void Connection(NpgsqlDataSource dataSource)
    {
        DataSource = dataSource;
        OwnsDataSource = false;
    }

    /// <summary>How bodies are written. <paramref name="configure"/> has the last word; property names are kept as they are by default.</summary>
    public void UseSystemTextJsonForSerialization(EnumStorage enumStorage = EnumStorage.AsInteger, Casing casing = Casing.Default,
        Action<JsonSerializerOptions>? configure = null) => Serializer = new EventSerializer(enumStorage, casing, configure);

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,50}$")]
    private static partial Regex PlainName();
}
