namespace Agreements.Domain.Permitting;

/// <summary>It is in sight, and not theirs to do.</summary>
public sealed record NotPermitted : Refusal
{
    private static readonly Text[] Roles =
    [
        new("协调员", "coordinator"), new("参与方代表", "party representative"), new("审批人", "approver"), new("审计员", "auditor"),
        new("管理员", "administrator"), new("系统", "system"),
    ];

    private readonly string? _party;

    private NotPermitted(Text sentence, IReadOnlyList<CanMeet> metBy, string? party)
        : base(sentence, metBy) => _party = party;

    /// <inheritdoc />
    public override string? PartyId => _party;

    /// <summary>The name of a role.</summary>
    /// <param name="role">The role.</param>
    public static Text NameOf(ActingRole role) => Roles[(int)role];

    /// <summary>Why a command is not theirs, and whose it is.</summary>
    /// <param name="asked">In which role it was asked.</param>
    /// <param name="permits">Who may.</param>
    /// <param name="party">Id of the party whose word it would be; null for nobody's in particular.</param>
    public static NotPermitted Of(ActingRole asked, IReadOnlyList<Permit> permits, string? party)
    {
        var asA = Roles[(int)asked];
        var who = permits.Count == 0 ? new Text("只有系统会做这件事", "only the system does this") : Text(permits);
        return new NotPermitted(
            new Text($"您以{asA.Zh}身份不能做这件事：{who.Zh}。", $"As {An(asA.En!)} you may not do this: {who.En}."),
            [.. permits.Select(p => Mender(p, party)).OfType<CanMeet>().Distinct()], party);
    }

    private static Text Text(IReadOnlyList<Permit> permits) =>
        new(string.Join("，", permits.Select(Zh)) + "可以", string.Join(", ", permits.Select(En)) + " may");

    private static string Zh(Permit p)
    {
        var whose = p.Relation is Relation.OwnParty ? "该方的" : p.Relation is Relation.InReach ? "有关机构的" : "";
        return whose + NameOf(p.Role).Zh + (p.OnlyInSteps ? "（政策列有审批步骤时）" : "") + During(p, "在", "阶段", s => StageNames.Of(s).Zh, "、");
    }

    private static string En(Permit p)
    {
        var who = p.Relation is Relation.OwnParty
            ? "the party's own " + NameOf(p.Role).En
            : p.Relation is Relation.InReach ? "a related institution's " + NameOf(p.Role).En : An(NameOf(p.Role).En!);
        return who + (p.OnlyInSteps ? " (where the policy names steps)" : "")
            + During(p, " while ", "", s => StageNames.Of(s).EnOrZh.ToLowerInvariant(), " or ");
    }

    private static string During(Permit p, string before, string after, Func<Stage, string> name, string or) =>
        p.DependsOnStage ? before + string.Join(or, p.Stages.Order().Select(name)) + after : "";

    private static string An(string word) => (word[0] is 'a' ? "an " : "a ") + word;

    private static CanMeet? Mender(Permit permit, string? party) => permit.Role switch
    {
        ActingRole.Coordinator => CanMeet.Coordinator,
        ActingRole.Approver => CanMeet.Approver,
        ActingRole.Representative when party is not null => CanMeet.Party,
        _ => null,
    };
}
