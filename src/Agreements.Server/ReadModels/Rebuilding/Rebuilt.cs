
namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>How far a rebuild is.</summary>
/// <param name="Step">What it is doing: <c>prepare</c>, <c>replay</c>, <c>compare</c> or <c>swap</c>.</param>
/// <param name="Done">Sequence of the last event replayed.</param>
/// <param name="Of">Sequence of the last event there is.</param>
public sealed record RebuildProgress(string Step, long Done, long Of);

/// <summary>A row that is not what the events say.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">The stream it is about.</param>
/// <param name="Version">The version of the stream that the row shows.</param>
/// <param name="Wrong">What is wrong: <c>missing</c>, <c>surplus</c> or <c>different</c>.</param>
public sealed record RowDifference(string Table, Guid Id, long Version, string Wrong);

/// <summary>A table before and after its rebuild.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Live">How many rows it had.</param>
/// <param name="Rebuilt">How many it has.</param>
/// <param name="Missing">How many rows it lacked although their event had been processed.</param>
/// <param name="Surplus">How many rows it had that no event gives.</param>
/// <param name="Different">How many rows differed although they showed the same version, or lagged behind what had been processed.</param>
/// <param name="Newer">How many rows differ only because the rebuilt table has seen later events; nothing is wrong with them.</param>
/// <param name="Examples">The first few of the wrong rows.</param>
public sealed record TableComparison(
    string Table, long Live, long Rebuilt, long Missing, long Surplus, long Different, long Newer, IReadOnlyList<RowDifference> Examples)
{
    /// <summary>True when the live table was what the events say.</summary>
    public bool IsEqual => Missing == 0 && Surplus == 0 && Different == 0;
}

/// <summary>What a rebuild came to.</summary>
/// <param name="Models">The models rebuilt.</param>
/// <param name="UpTo">Sequence of the last event in the rebuilt tables.</param>
/// <param name="Tables">Each table compared; tables whose columns had changed are left out, since they cannot be compared.</param>
/// <param name="Locked">How long the live tables were locked against changes (they could be read but for the last moment).</param>
public sealed record Rebuilt(IReadOnlyList<string> Models, long UpTo, IReadOnlyList<TableComparison> Tables, TimeSpan Locked)
{
    /// <summary>True when all live tables were what the events say.</summary>
    public bool IsEqual => Tables.All(t => t.IsEqual);
}
