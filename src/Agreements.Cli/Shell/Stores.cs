using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Cli.Shell;

/// <summary>The store without a server: no node of Wolverine is started, which would take over the messages of a running one.</summary>
internal static class Stores
{
    public static DocumentStore Open(NpgsqlDataSource data) => DocumentStore.For(o =>
    {
        StoreSetup.Configure(o);
        o.Connection(data);
    });
}

/// <summary>Days and times as people here read them.</summary>
internal static class Shanghai
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateTimeOffset Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Time(instant).DateTime);
}
