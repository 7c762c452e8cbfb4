using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Court;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Flow;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Outcomes;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.Policies;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Sights;
using Agreements.Server.ReadModels.Timeline;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Unknowns;
using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels;

/// <summary>A table as the rebuild compares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key columns, the id of the stream first.</param>
/// <param name="Compared">The columns that must be equal at equal versions.</param>
/// <param name="Versioned">The table of the same ids whose column <c>version</c> says up to where a row is; mostly the table itself.</param>
/// <param name="CreationSql">The statements that create it where it is missing, with the quoted collation of Chinese text.</param>
public sealed record ReadModelTable(string Name, IReadOnlyList<string> Key, IReadOnlyList<string> Compared, string Versioned, Func<string, string> CreationSql);

/// <summary>A read model: its tables, and the handler that keeps them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Counts up with every change of its tables or of what is put into them: the server rebuilds a model of another shape at its start.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Handler">Its Wolverine handler, open over the type of event; the constraint on that type says which events it is kept by.</param>
/// <param name="PutAsync">Puts what an event changed.</param>
public sealed record ReadModel(
    string Name, int Shape, IReadOnlyList<ReadModelTable> Tables, Type Handler, Func<IEvent, IDocumentOperations, CancellationToken, Task> PutAsync)
{
    /// <summary>All read models.</summary>
    public static IReadOnlyList<ReadModel> All { get; } =
    [
        new("board", 2, [Table(BoardTable.Cards)], typeof(BoardHandler<>), BoardHandler.PutAsync),
        new("register", 4, [Table(RegisterTables.Rows), Table(RegisterTables.Search, RegisterTables.Rows.Name)], typeof(RegisterHandler<>), RegisterHandler.PutAsync),
        new("progress", 2, [Table(ProgressTable.Rows)], typeof(ProgressHandler<>), ProgressHandler.PutAsync),
        new("timeline", 3, [Table(TimelineTable.Entries)], typeof(TimelineHandler<>), TimelineHandler.PutAsync),
        new("court", 2, [Table(CourtTable.Rows)], typeof(CourtHandler<>), CourtHandler.PutAsync),
        new("flow", 1, [Table(FlowTable.Moves)], typeof(FlowHandler<>), FlowHandler.PutAsync),
        new(
            "directory", 2,
            [
                Table(DirectoryTables.Institutions), Table(DirectoryTables.InstitutionSearch, DirectoryTables.Institutions.Name),
                Table(DirectoryTables.Bodies), Table(DirectoryTables.BodySearch, DirectoryTables.Bodies.Name),
            ],
            typeof(DirectoryHandler<>), DirectoryHandler.PutAsync),
        new("commitments", 1, [Table(CommitmentTable.Rows)], typeof(CommitmentHandler<>), CommitmentHandler.PutAsync),
        new("indicators", 1, [Table(IndicatorTable.Rows)], typeof(IndicatorHandler<>), IndicatorHandler.PutAsync),
        new("outcomes", 1, [Table(OutcomeTable.Rows)], typeof(OutcomeHandler<>), OutcomeHandler.PutAsync),
        new("tree", 1, [Table(TreeTable.Nodes)], typeof(TreeHandler<>), TreeHandler.PutAsync),
        new("calendar", 2, [Table(CalendarTable.Rows)], typeof(CalendarHandler<>), CalendarHandler.PutAsync),
        new("participations", 1, [Table(ParticipationTable.Rows)], typeof(ParticipationHandler<>), ParticipationHandler.PutAsync),
        new("policies", 1, [Table(PolicyTable.Rows)], typeof(PolicyHandler<>), PolicyHandler.PutAsync),
        new("unknowns", 1, [Table(UnknownTable.Rows)], typeof(UnknownHandler<>), UnknownHandler.PutAsync),
        new("engagements", 1, [Table(EngagementTable.Rows)], typeof(EngagementHandler<>), EngagementHandler.PutAsync),
        new("sights", 1, [Table(SightTables.Rows), Table(SightTables.Edges)], typeof(SightHandler<>), SightHandler.PutAsync),
    ];

    /// <summary>Whether it is kept by events of a type.</summary>
    /// <param name="happened">The type of event.</param>
    public bool IsKeptBy(Type happened) => Handler.GetGenericArguments()[0].GetGenericParameterConstraints().All(c => c.IsAssignableFrom(happened));

    /// <summary>Its handlers, one per stored type of event that it is kept by.</summary>
    public IEnumerable<Type> Handlers() => EventNames.All.Keys.Where(IsKeptBy).Select(t => Handler.MakeGenericType(t));

    /// <summary>The read models with these names.</summary>
    /// <param name="names">The names; empty for all.</param>
    /// <exception cref="ArgumentException">There is no model of a name.</exception>
    public static IReadOnlyList<ReadModel> Named(IReadOnlyCollection<string> names)
    {
        var unknown = names.Except(All.Select(m => m.Name), StringComparer.Ordinal).ToArray();
        return unknown.Length == 0
            ? [.. All.Where(m => names.Count == 0 || names.Contains(m.Name))]
            : throw new ArgumentException($"No read model '{unknown[0]}': there are {string.Join(", ", All.Select(m => m.Name))}.", nameof(names));
    }

    /// <summary>The statements that create its tables where they are missing.</summary>
    /// <param name="chinese">The quoted collation of Chinese text.</param>
    public string CreationSql(string chinese) =>
        string.Join(";\n", Tables.Select(t => t.CreationSql(chinese)));

    private static ReadModelTable Table<TRow>(RowTable<TRow> table, string? versioned = null) =>
        new(table.Name, table.KeyColumns, [.. table.OtherColumns], versioned ?? table.Name, table.CreationSql);
}
