using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.DataGaps;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Outcomes;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.PastRegister;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Policies;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Rows;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using Wolverine;

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
/// <param name="Shape">Counts up with every change of its tables or of what is put into them: the server rebuilds a model of another shape at
/// its start.</param>
/// <param name="Tables">Its tables.</param>
public abstract record ReadModel(string Name, int Shape, IReadOnlyList<ReadModelTable> Tables)
{
    /// <summary>All read models.</summary>
    public static IReadOnlyList<ReadModel> All { get; } =
    [
        new ReadModel<BoardCard>("board", 5, BoardHandler.Handle, Table(BoardTable.Cards)),
        new ReadModel<RegisterRow>("register", 7, RegisterHandler.Handle, Table(RegisterTables.Rows), Table(RegisterTables.Search, RegisterTables.Rows.Name)),
        new ReadModel<ProgressRow>("progress", 2, ProgressHandler.Handle, Table(ProgressTable.Rows)),
        new ReadModel<PendingActionRow>("court", 5, PendingActionHandler.Handle, Table(PendingActionTable.Rows)),
        new ReadModel<ThroughputMove>("flow", 2, ThroughputHandler.Handle, Table(ThroughputTable.Moves), Table(ThroughputTable.Days)),
        new ReadModel<PastRow>("past", 1, PastHandler.Handle, Table(PastTables.Rows), Table(PastTables.Names)),
        new ReadModel<InstitutionRow>(
            "directory", 5, DirectoryHandler.Handle,
            Table(DirectoryTables.Institutions), Table(DirectoryTables.InstitutionSearch, DirectoryTables.Institutions.Name),
            Table(DirectoryTables.Bodies), Table(DirectoryTables.BodySearch, DirectoryTables.Bodies.Name)),
        new ReadModel<CommitmentRow>("commitments", 2, CommitmentHandler.Handle, Table(CommitmentTable.Rows)),
        new ReadModel<IndicatorRow>("indicators", 2, IndicatorHandler.Handle, Table(IndicatorTable.Rows)),
        new ReadModel<OutcomeRow>("outcomes", 1, OutcomeHandler.Handle, Table(OutcomeTable.Rows)),
        new ReadModel<TreeNode>("tree", 1, TreeHandler.Handle, Table(TreeTable.Nodes)),
        new ReadModel<CalendarRow>("calendar", 4, CalendarHandler.Handle, Table(CalendarTable.Rows)),
        new ReadModel<Participation>("participations", 1, ParticipationHandler.Handle, Table(ParticipationTable.Rows)),
        new ReadModel<PolicyRow>("policies", 1, PolicyHandler.Handle, Table(PolicyTable.Rows)),
        new ReadModel<DataGapRow>("unknowns", 1, DataGapHandler.Handle, Table(DataGapTable.Rows)),
        new ReadModel<EngagementRow>("engagements", 4, EngagementHandler.Handle, Table(EngagementTable.Rows)),
        new ReadModel<VisibilityRow>("sights", 2, VisibilityHandler.Handle, Table(VisibilityTables.Rows), Table(VisibilityTables.Edges)),
    ];

    /// <summary>The type of the message that its handler takes.</summary>
    public abstract Type Message { get; }

    /// <summary>Has its Wolverine handler take a page.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="streams">What happened.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="ct">Ends the wait.</param>
    public abstract Task InvokeAsync(IMessageBus bus, IReadOnlyList<StreamChange> streams, PageRows rows, CancellationToken ct);

    /// <summary>Has the same handler take a page where no bus is: in the rebuild, in the retry of what was set aside.</summary>
    /// <param name="streams">What happened.</param>
    /// <param name="rows">Takes the rows.</param>
    public abstract void Take(IReadOnlyList<StreamChange> streams, PageRows rows);

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

/// <summary>A read model with the row that its pages are named by.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Shape">See <see cref="ReadModel"/>.</param>
/// <param name="Handler">Its handler.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ReadModel<TRow>(string Name, int Shape, Action<Page<TRow>> Handler, params IReadOnlyList<ReadModelTable> Tables)
    : ReadModel(Name, Shape, Tables)
{
    /// <inheritdoc />
    public override Type Message => typeof(Page<TRow>);

    /// <inheritdoc />
    public override Task InvokeAsync(IMessageBus bus, IReadOnlyList<StreamChange> streams, PageRows rows, CancellationToken ct) =>
        bus.InvokeAsync(new Page<TRow>(Name, streams, rows), ct);

    /// <inheritdoc />
    public override void Take(IReadOnlyList<StreamChange> streams, PageRows rows) => Handler(new Page<TRow>(Name, streams, rows));
}
