
namespace Agreements.Server.Storage;

/// <summary>Who records what no person asks for. Their names are in events: they are not changed.</summary>
public static class SystemActors
{
    /// <summary>Who records what falls due by itself.</summary>
    public static readonly Actor DailyRound = new("daily-round", "system", ActingRole.System);

    /// <summary>Who records what a case file says.</summary>
    public static readonly Actor Importer = new("import", "system", ActingRole.System);
}
