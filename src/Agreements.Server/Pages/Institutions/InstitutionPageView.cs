using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Directory;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Pages.Institutions;

/// <summary>Another party that an institution works with.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Agreements">In how many agreements.</param>
public sealed record InstitutionPartner(string Code, int Agreements)
{
    /// <summary>The partners of an institution, an entry that was merged as its survivor.</summary>
    /// <param name="profile">Everything with the institution.</param>
    /// <param name="entries">What the codes stand for.</param>
    public static IReadOnlyList<InstitutionPartner> Of(PartnerProfile profile, KnownEntries entries) =>
    [
        .. profile.Partners.GroupBy(p => entries.Find(p.Code)?.Code ?? p.Code, StringComparer.Ordinal)
            .Select(g => new InstitutionPartner(g.Key, g.SelectMany(p => p.Agreements).Distinct().Count()))
            .OrderByDescending(p => p.Agreements),
    ];
}

/// <summary>What the page of one institution shows.</summary>
/// <param name="Profile">Everything with it.</param>
/// <param name="Partners">With whom it works, most agreements first.</param>
/// <param name="History">What happened to its entry.</param>
/// <param name="Merged">What happened to the entry that was asked for and was merged into it; empty where it is this one.</param>
/// <param name="Entries">What the codes on the page stand for.</param>
/// <param name="Owed">What it owes, the longest overdue first.</param>
/// <param name="People">Who works there, as far as the reader may see; null where the reader sees nobody.</param>
/// <param name="MergedFrom">The entries that were merged into it.</param>
/// <param name="Deeds">What the reader may do with it.</param>
public sealed record InstitutionPageView(
    PartnerProfile Profile, IReadOnlyList<InstitutionPartner> Partners, IReadOnlyList<EntryHappening> History, IReadOnlyList<EntryHappening> Merged,
    KnownEntries Entries, CommitmentPage Owed, PeoplePage? People, IReadOnlyList<NamedEntry> MergedFrom, Deeds Deeds)
{
    /// <summary>Its agreements in which it is a party now and that stand open, by stage.</summary>
    public IReadOnlyDictionary<Stage, int> ByStage => Profile.Agreements.Where(a => a is { IsGone: false, Standing: Standing.Open })
        .GroupBy(a => a.Stage).ToDictionary(g => g.Key, g => g.Count());
}
