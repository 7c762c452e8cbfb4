namespace Agreements.Domain.Joining;

/// <summary>
/// A party is an entry of the directory, or explicitly not yet named. An institution is one party, under whatever code: an entry that was merged is the one
/// that stands for it.
/// </summary>
internal static class PartyEntries
{
    /// <summary>The entries of parties that are new, and of those among whom they come: an institution may be there under another code.</summary>
    /// <param name="there">The parties there are.</param>
    /// <param name="added">The parties that are new.</param>
    public static Needs Needs(IEnumerable<Party> there, params IReadOnlyList<Party> added) => new()
    {
        Institutions = Codes(added) is { Length: > 0 } codes ? [.. Codes(there).Union(codes, StringComparer.Ordinal)] : [],
        Bodies = [.. added.Select(p => p.Body).OfType<string>().Distinct(StringComparer.Ordinal)],
    };

    /// <summary>What stands against parties that are new: the directory does not have them, or they are another party under another code. A source is
    /// believed.</summary>
    /// <param name="there">The parties there are.</param>
    /// <param name="added">The parties that are new.</param>
    /// <param name="context">What is known.</param>
    public static IEnumerable<Refusal> Refusals(IEnumerable<Party> there, IReadOnlyList<Party> added, CommandContext context)
    {
        if (context.IsTakingOver)
        {
            yield break;
        }

        foreach (var p in added.Where(p => !IsEntry(p, context)))
        {
            yield return new PartyNotInDirectory(p.Id, p.Name, p.Institution ?? p.Body!);
        }

        var known = there.ToList();
        foreach (var p in added.Where(p => p.Institution is not null && IsEntry(p, context)))
        {
            var stands = Code(p, context);
            if (known.Find(k => k.Institution is not null && k.Institution != p.Institution && Code(k, context) == stands) is { } same)
            {
                yield return new PartyMerged(p.Id, p.Name, same.Name);
            }

            known.Add(p);
        }
    }

    private static bool IsEntry(Party party, CommandContext context) =>
        party.Institution is { } institution ? context.Related.FindInstitution(institution) is not null
            : party.Body is not { } body || context.Related.FindBody(body) is not null;

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

/// <summary>The directory has no entry of the party's code.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">The name given.</param>
/// <param name="Entry">The code given, of an institution or a standing body.</param>
public sealed record PartyNotInDirectory(string Party, Text Name, string Entry)
    : Refusal(
        new Text(
            $"名录中没有代码为“{Entry}”的单位（{Name.Zh}）：请先登记该单位，或将其列为待定方（只写名称，不写代码）。",
            $"The directory has no entry '{Entry}' ({Name.EnOrZh}): register it first, or leave the party not yet named (its name without a code)."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
