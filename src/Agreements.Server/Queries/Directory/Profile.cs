using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Participations;

namespace Agreements.Server.Queries.Directory;

/// <summary>An agreement of a partner.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Roles">What the partner is in it, or was.</param>
/// <param name="IsGone">Whether the partner is a party no more.</param>
public sealed record PartnerAgreement(
    Guid Id, Text Title, AgreementKind Kind, Stage Stage, Standing Standing, IReadOnlyList<PartyRole> Roles, bool IsGone)
{
    /// <summary>The agreements of a partner.</summary>
    /// <param name="all">Where it takes or took part.</param>
    /// <param name="isIt">Whether a party is the partner.</param>
    internal static IReadOnlyList<PartnerAgreement> Of(IReadOnlyList<Participation> all, Func<PartyTie, bool> isIt) =>
    [
        .. all.Select(p => new PartnerAgreement(
            p.Id, p.Title, p.Kind, p.Stage, p.Standing, [.. p.Parties.Where(isIt).Select(t => t.Role).Distinct()], p.Parties.Where(isIt).All(t => t.IsGone))),
    ];
}

/// <summary>How many agreements of a partner are open in a stage, in a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many.</param>
public sealed record RoleInStage(PartyRole Role, Stage Stage, int Count);

/// <summary>Commitments in numbers.</summary>
/// <param name="Open">Open or claimed.</param>
/// <param name="Overdue">Open, and the last day that the due day can mean is past.</param>
/// <param name="Kept">Kept.</param>
/// <param name="Waived">Let off.</param>
public sealed record OwedCounts(int Open, int Overdue, int Kept, int Waived)
{
    /// <summary>Adds up what parties owe.</summary>
    /// <param name="owed">What they owe.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static OwedCounts Of(IEnumerable<OwedByParty> owed, DateOnly today) => owed.Aggregate(
        new OwedCounts(0, 0, 0, 0),
        (sum, o) => new OwedCounts(sum.Open + o.Open, sum.Overdue + o.Due.Count(d => d < today), sum.Kept + o.Kept, sum.Waived + o.Waived));
}

/// <summary>With whom an institution works.</summary>
/// <param name="Code">The other's code, as an agreement names it.</param>
/// <param name="Agreements">In which agreements both are parties now.</param>
public sealed record PartnerTie(string Code, IReadOnlyList<Guid> Agreements);

/// <summary>Everything with one institution.</summary>
/// <param name="Entry">Its entry: names, what is above and below, bodies, figures.</param>
/// <param name="ByRoleAndStage">Its open agreements, counted; one in which it has two roles counts in each.</param>
/// <param name="Agreements">All its agreements, those it left among them, in Chinese order of their titles.</param>
/// <param name="OwedByIt">What it owes in its agreements.</param>
/// <param name="OwedToIt">What others owe in agreements that bind it.</param>
/// <param name="Engagements">The latest visits, meetings and ceremonies it took part in.</param>
public sealed record PartnerProfile(
    InstitutionView Entry, IReadOnlyList<RoleInStage> ByRoleAndStage, IReadOnlyList<PartnerAgreement> Agreements, OwedCounts OwedByIt, OwedCounts OwedToIt,
    IReadOnlyList<EngagementRow> Engagements)
{
    /// <summary>With whom it works, by the codes in its agreements: whoever left is not among them.</summary>
    public IReadOnlyList<PartnerTie> Partners { get; init; } = [];

    /// <summary>The profile of an institution.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="codes">Codes of all its entries.</param>
    /// <param name="all">Where it takes or took part.</param>
    /// <param name="engagements">What it took part in.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static PartnerProfile Of(
        InstitutionView entry, IReadOnlyCollection<string> codes, IReadOnlyList<Participation> all, IReadOnlyList<EngagementRow> engagements, DateOnly today)
    {
        bool IsIt(PartyTie tie) => tie.Code is { } code && codes.Contains(code);
        bool Owes(Participation p, OwedByParty o) => p.Parties.Any(t => t.Party == o.Party && IsIt(t));
        var agreements = PartnerAgreement.Of(all, IsIt);
        return new PartnerProfile(
            entry,
            [
                .. agreements.Where(a => a is { IsGone: false, Standing: Standing.Open }).SelectMany(a => a.Roles, (a, role) => (role, a.Stage)).GroupBy(r => r)
                    .OrderBy(g => g.Key).Select(g => new RoleInStage(g.Key.role, g.Key.Stage, g.Count())),
            ],
            agreements,
            OwedCounts.Of(all.SelectMany(p => p.Owed.Where(o => Owes(p, o))), today),
            OwedCounts.Of(all.Where(p => p.Parties.Any(t => IsIt(t) && !t.IsGone && IsBound(t.Role)))
                .SelectMany(p => p.Owed.Where(o => o.Party is not null && !Owes(p, o))), today),
            engagements)
        {
            Partners = PartnersOf(all, IsIt),
        };
    }

    private static IReadOnlyList<PartnerTie> PartnersOf(IReadOnlyList<Participation> all, Func<PartyTie, bool> isIt) =>
    [
        .. all.Where(p => p.Parties.Any(t => isIt(t) && !t.IsGone))
            .SelectMany(p => p.Parties.Where(t => !t.IsGone && !isIt(t)).Select(t => t.Code).OfType<string>().Distinct(StringComparer.Ordinal),
                (p, code) => (code, p.Id))
            .GroupBy(t => t.code, t => t.Id, StringComparer.Ordinal).Select(g => new PartnerTie(g.Key, [.. g.Order()]))
            .OrderByDescending(t => t.Agreements.Count).ThenBy(t => t.Code, StringComparer.Ordinal),
    ];

    private static bool IsBound(PartyRole role) => role is PartyRole.Principal or PartyRole.Initiator or PartyRole.CoLead or PartyRole.Beneficiary;
}
