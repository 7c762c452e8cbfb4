using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Marten;
using Npgsql;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Imports of spreadsheets for people who are signed in: each in the sight and in the name of whoever asks.</summary>
/// <param name="store">The store.</param>
/// <param name="data">The same database.</param>
/// <param name="clock">The clock.</param>
internal sealed class SheetImports(IDocumentStore store, NpgsqlDataSource data, TimeProvider clock)
{
    /// <summary>Today, in Asia/Shanghai.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Plans a spreadsheet.</summary>
    /// <param name="reader">What whoever asks reads by.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<SheetPlan> PlanAsync(Reader reader, Actor by, string name, byte[] content, SheetOptions options, CancellationToken ct) =>
        SheetImport.PlanAsync(Run(by, reader), data, name, content, options, Today, ct);

    /// <summary>Records a plan without errors: all of it, or nothing.</summary>
    public Task<Recorded> RecordAsync(Actor by, IReadOnlyList<ImportPlan> parts, CancellationToken ct) => Run(by, null).RecordAsync(parts, ct);

    private ImportRun Run(Actor by, Reader? reader) => new(store, data, clock) { By = by, Unseen = reader is null ? null : reader.UnseenAsync };
}
