using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>All that is checked of a file beyond the shape of its values.</summary>
internal static class FileChecks
{
    public static void Run(CaseFile file, Known known, DateOnly today, Findings findings)
    {
        new DuplicateChecks(file, findings).Run();
        new ReferenceChecks(file, known, findings).Run();
        Cycles(file, findings);
        foreach (var agreement in file.Agreements)
        {
            PartyChecks.Run(agreement, findings);
            HistoryChecks.Run(agreement, today, findings);
        }
    }

    private static void Cycles(CaseFile file, Findings findings)
    {
        var above = file.Institutions.DistinctBy(i => i.Code.Value).ToDictionary(i => i.Code.Value, i => i.Under, StringComparer.Ordinal);
        foreach (var circle in InCircles(above))
        {
            findings.Error(
                "under-circular", circle.Place,
                new($"上级单位循环：沿 under 从“{circle.Value}”又回到本单位。", $"Going up from '{circle.Value}' comes back to this institution."),
                new("改正 under：上级单位不能是下级。", "Mend 'under': nobody is below themselves."));
        }

        var parents = file.Agreements.DistinctBy(a => a.Ref.Value).ToDictionary(a => a.Ref.Value, a => a.Parent, StringComparer.Ordinal);
        foreach (var circle in InCircles(parents))
        {
            findings.Error(
                "parent-circular", circle.Place,
                new($"上级协议循环：沿 parent 从“{circle.Value}”又回到本协议。", $"Going up from '{circle.Value}' comes back to this agreement."),
                new("改正 parent：协议不能以自身或下级协议为上级。", "Mend 'parent': no agreement is above itself."));
        }
    }

    private static IEnumerable<Located<string>> InCircles(Dictionary<string, Located<string>?> above)
    {
        foreach (var (start, first) in above)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var next = first; next is not null && seen.Add(next.Value); next = above.GetValueOrDefault(next.Value))
            {
                if (next.Value == start)
                {
                    yield return first!;
                    break;
                }
            }
        }
    }
}
