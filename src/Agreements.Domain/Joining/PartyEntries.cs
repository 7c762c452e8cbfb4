namespace Agreements.Domain.Joining;

/// <summary>An institution is one party, under whatever code: an entry that was merged is the one that stands for it.</summary>
internal static class PartyEntries
{
    /// <summary>The entries of some parties; none where no two of them are institutions.</summary>
    public static Needs Needs(params IEnumerable<Party> parties) =>
        Codes(parties) is { Length: > 1 } codes ? new() { Institutions = codes } : Domain.Needs.Nothing;

    /// <summary>What stands against parties that are new: they are another party under another code. A source is believed.</summary>
    /// <param name="there">The parties there are.</param>
    /// <param name="added">The parties that are new.</param>
    /// <param name="context">What is known.</param>
    public static IEnumerable<Refusal> Refusals(IEnumerable<Party> there, IReadOnlyList<Party> added, CommandContext context)
    {
        var known = there.ToList();
        if (context.IsTakingOver || Codes([.. known, .. added]).Length < 2)
        {
            yield break;
        }

        foreach (var p in added.Where(p => p.Institution is not null))
        {
            var stands = Code(p, context);
            if (known.Find(k => k.Institution is not null && k.Institution != p.Institution && Code(k, context) == stands) is { } same)
            {
                yield return new PartyMerged(p.Id, p.Name, same.Name);
            }

            known.Add(p);
        }
    }

    private static string[] Codes(IEnumerable<Party> parties) =>
        [.. parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string Code(Party party, CommandContext context) => context.Related.FindSurvivor(party.Institution!)?.Code ?? party.Institution!;
}

/// <summary>The party is the same institution as another party: their entries were merged.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Same">The name of the other.</param>
public sealed record PartyMerged(string Party, Text Name, Text Same)
    : Refusal(
        new Text($"{Name.Zh}与{Same.Zh}已合并为同一单位，只能作为一方。", $"{Name.EnOrZh} and {Same.EnOrZh} were merged into one institution and are one party."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
