using Agreements.Server.Exchange.Importing.Checking;
using Agreements.Server.Identity.People;
using Agreements.Server.Storage;
using System.Collections.Immutable;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>
/// From a file and what is on record to events. Pure: the same file on the same record gives the same plan, and a file whose facts are
/// all on record gives a plan without events.
/// </summary>
public static class ImportPlanner
{
    /// <summary>What an import decides by, besides what is known: the policies that were shipped, whatever has been published since.</summary>
    internal static CommandContext Context(DateOnly today) => new(SystemActors.Importer, today) { Related = Shipped, IsTakingOver = true };

    private static RelatedState Shipped { get; } = RelatedState.Nothing with
    {
        Policies = Enum.GetValues<AgreementKind>().ToImmutableDictionary(k => k, PublishedPolicies? (_) => null),
    };

    /// <summary>Plans a file.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="known">What is on record of all that the file mentions, earlier files of the same run included.</param>
    /// <param name="today">The day of the import, in Asia/Shanghai.</param>
    /// <param name="names">Names of people on record, which texts are warned of; null for none.</param>
    public static ImportPlan Plan(CaseFile file, Known known, DateOnly today, PersonNames? names = null)
    {
        var findings = new Findings(file.Findings);
        PersonalTexts.Run(file, names ?? new PersonNames(), findings);
        FileChecks.Run(file, known, today, findings);
        if (findings.HasErrors || file.Source is not { } source)
        {
            return new ImportPlan(file.Name, file.Source, [.. Unplanned(file)], findings.InOrder(), known);
        }

        var rows = new PlannedRows();
        var directory = new DirectoryPlanner(source, findings, today);
        foreach (var institution in file.Institutions)
        {
            rows.Add(directory.Plan(institution, ref known));
        }

        foreach (var body in file.Bodies)
        {
            rows.Add(directory.Plan(body, ref known));
        }

        var naming = new Naming(file, source, known);
        var agreements = new AgreementPlanner(source, naming, findings, today);
        foreach (var agreement in file.Agreements)
        {
            rows.Add(agreements.Plan(agreement, ref known));
        }

        Happenings(file, source, naming, findings, today, rows, ref known);
        GapWarnings.Run(file, findings);
        return new ImportPlan(file.Name, source, rows.InOrder, findings.InOrder(), known);
    }

    private static void Happenings(
        CaseFile file, Source source, Naming naming, Findings findings, DateOnly today, PlannedRows rows, ref Known known)
    {
        var engagements = new EngagementPlanner(source, naming, findings, today);
        foreach (var engagement in file.Engagements)
        {
            rows.Add(engagements.Plan(engagement, ref known));
        }

        var indicators = new IndicatorPlanner(source, naming, findings, today);
        foreach (var indicator in file.Indicators)
        {
            rows.Add(indicators.Plan(indicator, ref known));
        }
    }

    private static IEnumerable<PlannedRow> Unplanned(CaseFile file) =>
    [
        .. file.Institutions.Select(i => new PlannedRow(RowKind.Institution, i.Code.Value, i.Name, null, i.Code.Place, Guid.Empty, 0, [])),
        .. file.Bodies.Select(b => new PlannedRow(RowKind.Body, b.Code.Value, b.Name, null, b.Code.Place, Guid.Empty, 0, [])),
        .. file.Agreements.Select(a => new PlannedRow(RowKind.Agreement, a.Ref.Value, a.Title, a.Stage.Value, a.Place, Guid.Empty, 0, [])),
        .. file.Engagements.Select(e => new PlannedRow(RowKind.Engagement, e.Ref.Value, e.Title, null, e.Place, Guid.Empty, 0, [])),
    ];
}
