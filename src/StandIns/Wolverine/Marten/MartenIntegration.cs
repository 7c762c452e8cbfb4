using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Persistence.Durability;

namespace Wolverine.Marten;

/// <summary>Where the stored messages live.</summary>
public class MartenIntegration
{
    private string? _schema;
    private PostgresMessages? _messages;

    /// <summary>Schema of the message tables, lower-cased; null: that of the event store.</summary>
    /// <exception cref="ArgumentException">The name is not a plain identifier.</exception>
    public string? MessageStorageSchemaName
    {
        get => _schema;
        set
        {
            if (value is not null && (value.Length is 0 or > 63 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
            {
                throw new ArgumentException($"'{value}' is not a plain schema name.", nameof(value));
            }

#pragma warning disable CA1308 // PostgreSQL folds unquoted names to lower case.
            _schema = value?.ToLowerInvariant();
#pragma warning restore CA1308
        }
    }

    internal PostgresMessages OpenMessages(IServiceProvider provider)
    {
        if (_messages is { } open)
        {
            return open;
        }

        var store = provider.GetRequiredService<DocumentStore>();
        return _messages = new PostgresMessages(store.Database, new MessageTables(_schema ?? store.Options.DatabaseSchemaName), store.Options.AutoCreateSchemaObjects);
    }
}
