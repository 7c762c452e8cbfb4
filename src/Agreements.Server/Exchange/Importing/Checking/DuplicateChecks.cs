using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>Codes and references mean one thing each.</summary>
internal sealed class DuplicateChecks(CaseFile file, Findings findings)
{
    public void Run()
    {
        Once([.. file.Institutions.Select(i => i.Code), .. file.Bodies.Select(b => b.Code)], "code-duplicate", new("代码", "The code"));
        Once(file.Agreements.Select(a => a.Ref), "ref-duplicate", new("协议编号", "The agreement's ref"));
        Once(file.Engagements.Select(e => e.Ref), "ref-duplicate", new("活动编号", "The engagement's ref"));
        Once(file.Indicators.Select(i => i.Ref), "ref-duplicate", new("指标编号", "The indicator's ref"));
        foreach (var agreement in file.Agreements)
        {
            Once(agreement.Commitments.Select(c => c.Id), "id-duplicate", new("承诺编号", "The commitment's id"));
        }
    }

    private void Once(IEnumerable<Located<string>> names, string code, Text what)
    {
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (first.TryGetValue(name.Value, out var there))
            {
                findings.Error(
                    code, name.Place,
                    new($"{what.Zh}“{name.Value}”重复。", $"{what.En} '{name.Value}' stands twice."),
                    new($"改用另一个；第一个在第 {there.Line} 行（{there.Path}）。", $"Use another one; the first is in line {there.Line} ({there.Path})."));
            }

            first.TryAdd(name.Value, name.Place);
        }
    }
}
