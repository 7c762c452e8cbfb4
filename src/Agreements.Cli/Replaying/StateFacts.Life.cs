using System.Globalization;

namespace Agreements.Cli.Replaying;

/// <summary>The facts of what happens besides the stages: standings, supplementary agreements, renewals, the tree, figures.</summary>
internal static partial class StateFacts
{
    /// <summary>What is on record and takes effect later, and how long the agreement runs.</summary>
    private static IEnumerable<Fact> ToCome(Agreement state)
    {
        if (LastDay.Of(state) is { } last)
        {
            yield return new("last-day", new("最后一天", "last day"), new(last.Date.Value));
        }

        if (state.ProposedTermination is { } end)
        {
            yield return new(
                "termination", new("提议终止", "proposed to end"),
                new($"{end.Reason}（同意 {end.Consents.Count}）", $"{end.Reason} ({end.Consents.Count} consented)"));
        }

        if (state.Succession is { } next)
        {
            yield return new("succession", new("待由续签替代", "to be superseded"), new($"{next.From:yyyy-MM-dd}"));
        }

        if (state.SupersededBy is { } by)
        {
            yield return new("superseded-by", new("已由其替代", "superseded by"), new(by.ToString()));
        }

        foreach (var u in state.ScheduledUpdates)
        {
            yield return new(
                $"update:{u.Fact}", Facts.NameOf(state, u.Fact), new($"{u.From:yyyy-MM-dd}：{u.Now ?? "—"}", $"{u.From:yyyy-MM-dd}: {u.Now ?? "–"}"));
        }
    }

    private static IEnumerable<Fact> Standings(Agreement state)
    {
        yield return new("standing", new("状态", "standing"), new(StandingNames.Zh(state.Standing), StandingNames.En(state.Standing)));
        foreach (var s in state.ActiveSuspensions)
        {
            yield return new($"suspension:{s.Origin}:{s.Cause}", new("暂停", "suspended by"), Words.Join(Named(state, s.Origin), new(s.Reason), "：", ": "));
        }

        foreach (var n in state.PendingNotices)
        {
            yield return new(
                $"notice:{n.Party}", new("终止通知", "notice"),
                Words.Join(Named(state, n.Party), new($"{n.Effective:yyyy-MM-dd} 起", $"from {n.Effective:yyyy-MM-dd}")));
        }

        foreach (var f in state.FormerParties)
        {
            yield return new($"former:{f.Party.Id}", new("已退出", "left"), Words.Join(f.Party.Name, Words.Day(f.Until)));
        }
    }

    private static IEnumerable<Fact> Changes(Agreement state)
    {
        foreach (var a in state.Amendments)
        {
            var standing = KebabEnum<AmendmentStanding>.Name(a.Standing);
            yield return new(
                $"amendment:{a.Number}", new("补充协议", "supplementary agreement"),
                new(
                    $"第 {a.Number} 号：{standing}，同意 {a.Consents.Count}，签署 {a.Signatures.Count}",
                    $"{a.Number}: {standing}, {a.Consents.Count} consented, {a.Signatures.Count} signed"));
        }

        if (state.Predecessor is { } before)
        {
            yield return new("predecessor", new("续自", "renews"), new(before.ToString()));
        }

        if (state.Successor is { } after)
        {
            yield return new("successor", new("由其续签", "renewed by"), new(after.ToString()));
        }

        foreach (var d in state.Documents)
        {
            var gone = d.Withdrawn is null ? new Text("", "") : new Text("（已撤回）", " (withdrawn)");
            yield return new(
                $"document:{d.Id}", new("文件", "document"),
                new($"{d.Latest.Name}，第 {d.Versions.Count} 版{gone.Zh}", $"{d.Latest.Name}, version {d.Versions.Count}{gone.En}"));
        }
    }

    private static IEnumerable<Fact> Tree(Agreement state)
    {
        if (state.Parent is { } parent)
        {
            yield return new("parent", new("上级协议", "under"), new(parent.ToString()));
        }

        foreach (var (above, clauses) in state.Carried)
        {
            yield return new($"carried:{above}", new("承接条款", "carries clauses"), new(string.Join("、", clauses), string.Join(", ", clauses)));
        }
    }

    private static IEnumerable<Fact> Figures(Agreement state)
    {
        foreach (var u in state.Undertakings.Values)
        {
            yield return new(
                $"undertaking:{u.Guarantee}", new("保障措施", "guarantee"),
                Words.Join(
                    Words.Join(new(u.Guarantee), Named(state, u.Owner)),
                    u.ReviewOn is { } day ? new($"{day} 复核", $"review {day}") : new("未定复核日", "no review day")));
        }

        foreach (var i in state.Indicators)
        {
            yield return new(
                $"indicator:{i.Id}", new("指标", "indicator"),
                i.Indicator.Target is { } target ? Words.Join(i.Indicator.Name, Words.Amount(target), "，目标", ", target ") : i.Indicator.Name);
            foreach (var m in i.Measurements)
            {
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"figure:{i.Id}:{m.Number}"), new("数据", "figure"),
                    Words.Join(Words.Join(i.Indicator.Name, Words.Amount(m.Value), "：", ": "), Words.Day(m.When)));
            }
        }

        foreach (var p in state.Periods)
        {
            yield return new(
                $"period:{p.Period.Value}", new("统计期间", "period"),
                p.IsClosed ? new($"{p.Period} 已关账", $"{p.Period} closed") : new($"{p.Period} 未关账", $"{p.Period} open"));
        }
    }

    private static Text Named(Agreement state, string id) => state.FindPartyEver(id)?.Name ?? new Text(id);
}
