using Agreements.Server.Importing.Checking;

namespace Agreements.Server.Importing.Planning;

/// <summary>
/// From a file and what is on record to events. Pure: the same file on the same record gives the same plan, and a file whose facts are
/// all on record gives a plan without events.
/// </summary>
public static class ImportPlanner
{
    /// <summary>In whose name imports are recorded.</summary>
    public static Actor Importer { get; } = new("import", "system", ActingRole.System);

    /// <summary>Plans a file.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="known">What is on record of all that the file mentions, earlier files of the same run included.</param>
    /// <param name="today">The day of the import, in Asia/Shanghai.</param>
    public static ImportPlan Plan(CaseFile file, Known known, DateOnly today)
    {
        var findings = new Findings(file.Findings);
        FileChecks.Run(file, known, today, findings);
        if (findings.HasErrors || file.Source is not { } source)
        {
            return new ImportPlan(file.Name, file.Source, [.. Unplanned(file)], findings.InOrder(), known);
        }

        var directory = new DirectoryPlanner(source, findings, today);
        var rows = new List<PlannedRow>();
        foreach (var institution in file.Institutions)
        {
            rows.Add(directory.Plan(institution, ref known));
        }

        foreach (var body in file.Bodies)
        {
            rows.Add(directory.Plan(body, ref known));
        }

        var agreements = new AgreementPlanner(source, new Naming(file, known), findings, today);
        foreach (var agreement in file.Agreements)
        {
            rows.Add(agreements.Plan(agreement, ref known));
        }

        GapWarnings.Run(file, findings);
        return new ImportPlan(file.Name, source, rows, findings.InOrder(), known);
    }

    private static IEnumerable<PlannedRow> Unplanned(CaseFile file) =>
    [
        .. file.Institutions.Select(i => new PlannedRow(RowKind.Institution, i.Code.Value, i.Name, null, i.Code.Place, Guid.Empty, 0, [])),
        .. file.Bodies.Select(b => new PlannedRow(RowKind.Body, b.Code.Value, b.Name, null, b.Code.Place, Guid.Empty, 0, [])),
        .. file.Agreements.Select(a => new PlannedRow(RowKind.Agreement, a.Ref.Value, a.Title, a.Stage.Value, a.Place, Guid.Empty, 0, [])),
    ];
}

/// <summary>Names as the file gives them, else as they are on record.</summary>
internal sealed class Naming(CaseFile file, Known known)
{
    private readonly Dictionary<string, Text> _institutions = file.Institutions.ToDictionary(i => i.Code.Value, i => i.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, Text> _bodies = file.Bodies.ToDictionary(b => b.Code.Value, b => b.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _agreements = new(file.Agreements.Select(a => a.Ref.Value), StringComparer.Ordinal);

    public Text Institution(string code) => _institutions.GetValueOrDefault(code) ?? known.Institution(code).State.Name;

    public Text Body(string code) => _bodies.GetValueOrDefault(code) ?? known.Body(code).State.Facts?.Name ?? new Text(code);

    public Guid Agreement(Source source, string reference) =>
        _agreements.Contains(reference) ? StableIds.OfAgreement(source.Id, reference) : known.References[reference][0];
}
