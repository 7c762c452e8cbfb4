using Agreements.Server.Access;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.Storage;
using JasperFx.Events;

namespace Agreements.Server.Registering;

/// <summary>Histories of entries, told from their events.</summary>
internal static class EntryHistory
{
    public static EntryHappening Of(IEvent e, Text sentence) => new(
        e.Version, EventNames.All[e.EventType], (e.Data as IDated)?.On?.Value, e.Timestamp.ToUniversalTime(), e.UserName,
        e.GetHeader(EventHeaders.Institution)?.ToString(), sentence, e.GetHeader(EventHeaders.For)?.ToString());

    /// <summary>What institutions are called today; one that nobody has entered is called by its code.</summary>
    public static async Task<Func<string, Text>> NamesAsync(Reader reader, IEnumerable<string> codes, CancellationToken ct)
    {
        var rows = await DirectoryQuery.InstitutionsAsync(reader, [.. codes.Distinct(StringComparer.Ordinal)], ct);
        return code => rows.GetValueOrDefault(code)?.Name ?? new Text(code);
    }

    public static IEnumerable<string> Named(InstitutionEvent happened) => happened switch
    {
        InstitutionRegistered { Under: { } under } => [under],
        InstitutionSupplemented { Under: { } under } => [under],
        InstitutionPlaced { Under: { } under } => [under],
        InstitutionSaidOtherwise { Under: { } under } => [under],
        InstitutionMerged e => [e.Into],
        _ => [],
    };
}
