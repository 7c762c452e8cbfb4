using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Tests.Importing.Sheets;

/// <summary>A database with the institutions of the small case file (北校, 南校, 教育局, 联盟), into which spreadsheets are imported.</summary>
public sealed class SheetDatabase : IAsyncLifetime
{
    private NpgsqlDataSource _data = null!;

    internal TestDatabase Database { get; private set; } = null!;

    internal DocumentStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        _data = StoreSetup.DataSource(Database.ConnectionString);
        Store = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o);
            o.Connection(_data);
        });
        var run = Run();
        await run.RecordAsync(await run.PlanAsync(CaseFiles.Read(CaseFiles.Small), default), default);
    }

    public async Task DisposeAsync()
    {
        Store.Dispose();
        await _data.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal Task<SheetPlan> PlanAsync(byte[] content, AgreementKind? kind = AgreementKind.Aid, string name = "台账.xlsx", params (string, string)[] columns) =>
        SheetImport.PlanAsync(
            Run(), _data, name, content, new SheetOptions(kind, columns.ToDictionary(c => SheetFields.Plain(c.Item1), c => c.Item2)), CaseFiles.Today, default);

    internal async Task<Recorded> RecordAsync(byte[] content)
    {
        var plan = await PlanAsync(content);
        plan.Whole.Errors.Select(e => $"{e.Place}: {e.Cause.En}").ShouldBeEmpty();
        return await Run().RecordAsync(plan.Parts, default);
    }

    internal async Task<Agreement> AgreementAsync(string reference, string source = "sheet-ledger")
    {
        await using var session = Store.QuerySession();
        return (await session.Events.AggregateStreamAsync<Agreement>(StableIds.OfAgreement(source, reference))).ShouldNotBeNull();
    }

    private ImportRun Run() => new(Store, _data, TimeProvider.System);
}
