using Agreements.Server.Localization;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>What can be exported as a sheet: the register, and what is owed, signed, achieved and measured.</summary>
public static class Ledgers
{
    private static readonly ExportColumn[] Which =
    [
        Of("agreement", "协议编号", "Agreement", 38, a => a.Id.ToString()),
        Of("reference", "文号", "Reference", 14, a => a.Reference),
        Of("title", "协议", "Title", 48, a => a.Title),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Ledger> All { get; } =
    [
        new("register", new("协议台账", "Register"),
        [
            .. Which,
            Of("kind", "类别", "Kind", 14, a => Names.Of(a.Kind)),
            new("stage", new("阶段", "Stage"), 12, r => Names.Of(r.Stage)),
            new("standing", new("状态", "Standing"), 12, r => new Text(StandingNames.Zh(r.Standing), StandingNames.En(r.Standing))),
            Of("principals", "签约主体", "Principals", 60, a => Named(a.Principals)),
            Of("witnesses", "见证方", "Witnesses", 40, a => Named(a.Parties.Where(p => p.IsWitness))),
            Of("proposed", "提出日期", "Proposed", 14, a => a.Entries.GetValueOrDefault(Stage.Proposed)?.On),
            new("signed", new("签署日期", "Signed"), 14, r => r.Entered(Stage.Signed)),
            new("started", new("实施日期", "Started"), 14, r => r.Entered(Stage.Implementing)),
            new("evaluated", new("评估日期", "Evaluated"), 14, r => r.Entered(Stage.Evaluated)),
            Of("ends", "到期日", "Ends", 14, a => LastDay.Of(a)?.Date),
            Of("score", "得分", "Score", 8, a => a.Evaluation?.Score),
            Of("grade", "等级", "Grade", 10, a => a.Evaluation?.Grade is { } g ? Names.Of(g) : null),
            Of("commitments", "承诺数", "Commitments", 10, a => a.Commitments.Count),
            Of("kept", "已履行", "Kept", 10, a => a.Commitments.Count(c => c.IsKept)),
            Of("outcomes", "成果数", "Results", 10, a => a.Outcomes.Count),
            Of("source", "来源", "Source", 24, a => a.Source?.Title),
            new("updated", new("最近记录", "Last recorded"), 20, r => r.UpdatedAt),
            Of("version", "版本", "Version", 8, a => (int)a.Version),
        ],
        _ => [null]),
        new("commitments", new("承诺台账", "Commitments"),
        [
            .. Which,
            About<CommitmentState>("id", "编号", "Id", 16, (_, o) => o.Id),
            About<CommitmentState>("commitment", "承诺事项", "Commitment", 48, (_, o) => o.Commitment.Title),
            About<CommitmentState>("owner", "责任方", "Owner", 32, (a, o) => Party(a, o.Commitment.Owner)),
            About<CommitmentState>("due", "期限", "Due", 14, (_, o) => o.Commitment.Due),
            .. Amount<CommitmentState>(o => o.Commitment.Quantity),
            About<CommitmentState>("status", "状态", "Status", 12, (_, o) => Status(o.Status)),
            About<CommitmentState>("settled", "了结日期", "Settled", 14, (_, o) => o.SettledOn),
            About<CommitmentState>("evidence", "依据", "Evidence", 32, (_, o) => o.Evidence),
        ],
        a => a.Commitments),
        new("signatures", new("签署台账", "Signatures"),
        [
            .. Which,
            About<Signature>("party", "签约主体", "Principal", 40, (a, s) => Party(a, s.Party)),
            About<Signature>("signed", "签署日期", "Signed", 14, (_, s) => s.On),
            About<Signature>("signatory", "签署人职务", "Signatory", 16, (_, s) => s.SignatoryTitle),
            About<Signature>("method", "方式", "Method", 12, (_, s) => s.Method is { } m ? Method(m) : null),
            About<Signature>("originals", "份数", "Originals", 8, (_, s) => s.Originals),
            About<Signature>("document", "文件摘要", "Document", 66, (_, s) => s.DocumentDigest),
        ],
        a => a.Signatures.Values.OrderBy(s => s.Party, StringComparer.Ordinal)),
        new("outcomes", new("成果台账", "Results"),
        [
            .. Which,
            About<Outcome>("level", "级别", "Level", 10, (_, o) => Names.Of(o.Level)),
            About<Outcome>("outcome", "成果", "Result", 48, (_, o) => o.Title),
            .. Amount<Outcome>(o => o.Quantity),
            About<Outcome>("on", "日期", "Day", 14, (_, o) => o.On),
            About<Outcome>("source", "来源", "Source", 24, (_, o) => o.Source?.Title),
            About<Outcome>("document", "文件摘要", "Document", 66, (_, o) => o.Document),
        ],
        a => a.Outcomes),
        new("indicators", new("指标台账", "Indicators"),
        [
            .. Which,
            About<Figure>("indicator", "指标", "Indicator", 40, (_, f) => f.Of.Name),
            About<Figure>("scope", "范围", "Scope", 20, (_, f) => f.Of.Scope),
            About<Figure>("baseline", "基期值", "Baseline", 12, (_, f) => f.Of.Baseline?.Value),
            About<Figure>("target", "目标值", "Target", 12, (_, f) => f.Of.Target?.Value),
            .. Amount<Figure>(f => f.Measurement?.Value),
            About<Figure>("when", "时点", "As of", 14, (_, f) => f.Measurement?.When),
            About<Figure>("source", "来源", "Source", 24, (_, f) => f.Measurement?.Source?.Title),
        ],
        a => a.Indicators.SelectMany(m => m.Measurements.Select(x => new Figure(m.Indicator, x)).DefaultIfEmpty(new Figure(m.Indicator, null)))),
    ];

    /// <summary>The register.</summary>
    public static Ledger Register => All[0];

    /// <summary>The one of a name; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public static Ledger? Find(string name) => All.FirstOrDefault(l => l.Name == name);

    private static ExportColumn Of(string name, string zh, string en, double width, Func<Agreement, object?> value) =>
        new(name, new Text(zh, en), width, r => value(r.Agreement));

    private static ExportColumn About<T>(string name, string zh, string en, double width, Func<Agreement, T, object?> value) =>
        new(name, new Text(zh, en), width, r => value(r.Agreement, (T)r.Subject!));

    /// <summary>Number, qualifier and unit apart: a sheet adds numbers, and whoever adds must see what may not be added.</summary>
    private static ExportColumn[] Amount<T>(Func<T, Quantity?> of) =>
    [
        About<T>("value", "数值", "Value", 12, (_, x) => of(x)?.Value),
        About<T>("qualifier", "限定", "Qualifier", 10, (_, x) => of(x) is { } q ? KebabEnum<Qualifier>.Name(q.Qualifier) : null),
        About<T>("unit", "单位", "Unit", 14, (_, x) => of(x)?.Unit),
    ];

    private static Text Named(IEnumerable<Party> parties)
    {
        Text[] names = [.. parties.Select(p => p.Name)];
        return new Text(string.Join("、", names.Select(n => n.Zh)), string.Join("; ", names.Select(n => n.EnOrZh)));
    }

    private static Text? Party(Agreement a, string? id) => id is null ? null : a.FindParty(id)?.Name ?? new Text(id);

    private static Text Status(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => new("未完成", "Open"),
        CommitmentStatus.Claimed => new("待核验", "Claimed"),
        CommitmentStatus.Kept => new("已履行", "Kept"),
        _ => new("已豁免", "Waived"),
    };

    private static Text Method(SigningMethod method) => method switch
    {
        SigningMethod.Seal => new("盖章", "Seal"),
        SigningMethod.WetInk => new("亲笔", "By hand"),
        _ => new("电子签名", "Electronic"),
    };

    private sealed record Figure(Indicator Of, Measurement? Measurement);
}
