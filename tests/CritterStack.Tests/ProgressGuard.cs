namespace CritterStack.Tests;

/// <summary>
/// A statement for the page of a subscription. Marten checks its own update of the progress by the rows that the whole page changed, and where it finds
/// anything at all it only warns: a page whose progress somebody else has moved would be committed without it.
/// </summary>
public static class ProgressGuard
{
    /// <summary>Fails (division by zero) unless the page's own transaction has moved the progress.</summary>
    public static string Of(string schema) => $"select 1 / count(*) from {schema}.mt_event_progression where name = ? and xmin = pg_current_xact_id()::xid";
}
