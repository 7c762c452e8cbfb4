namespace Agreements.Cli.Benchmarking;

/// <summary>What a part measures on: a database of its own, and how long.</summary>
/// <param name="Database">The database, without tables yet.</param>
/// <param name="Rounds">Interleaved rounds.</param>
/// <param name="Seconds">How long a figure is measured in a round, at most.</param>
/// <param name="Callers">Callers at a time.</param>
/// <param name="Events">Events to catch up on.</param>
internal sealed record BenchRun(BenchDatabase Database, int Rounds, double Seconds, IReadOnlyList<int> Callers, int Events);

/// <summary>A part of the bench.</summary>
/// <param name="Name">What <c>--only</c> calls it.</param>
/// <param name="Title">What is measured, said above its table.</param>
/// <param name="Measure">Measures it.</param>
internal sealed record BenchPart(string Name, string Title, Func<BenchRun, Figures, Task> Measure)
{
    /// <summary>All parts, in the order in which they are measured.</summary>
    public static IReadOnlyList<BenchPart> All { get; } =
    [
        new("commands", "Advance an agreement with a parent (guards, related state) ÷ one raw batch ÷ a minimal handler; the same over HTTP",
            CommandsPart.MeasureAsync),
        new("streams", "Commands on streams of 200 events ÷ streams of 4 events, 8 callers", StreamsPart.MeasureAsync),
        new("hot", "One stream, 8 writers ÷ the same raw writes to one row", HotPart.MeasureAsync),
        new("delivery", "Into all read models from nothing, from the start of the daemon to the last row; and the rebuild of all of them",
            DeliveryPart.MeasureAsync),
        new("visibility", "Commit → visible in all read models, notices of every change of stage on", VisibilityPart.MeasureAsync),
        new("notifications", "Commands with people and a webhook to tell ÷ with nobody; from the answer of a command to the request at the webhook",
            NotificationsPart.MeasureAsync),
        new("seal", "Commands while events are sealed ÷ while the head of the tree is held; from a commit to the checkpoint over its events",
            SealPart.MeasureAsync),
        new("audit", "Replay of a long agreement, the size of a proof, a bundle of all events and its verification by a process of its own",
            AuditPart.MeasureAsync),
        new("start", "A server process on an existing database, until it is ready", StartPart.MeasureAsync),
        new("takeover", "Two servers: the one that delivers is killed 20 times, until the other does", TakeoverPart.MeasureAsync),
        new("import", "A case file of 1,000 agreements: read, planned and recorded in one transaction", ImportPart.MeasureAsync),
    ];
}
