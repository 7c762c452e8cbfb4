namespace Agreements.Domain.Joining;

/// <summary>Who is a party is an entry of the directory, or explicitly not yet named; a merged entry is the one that stands for it.</summary>
internal static class PartyEntries
{
    /// <summary>The entries of some parties.</summary>
    public static Needs Needs(params IEnumerable<Party> parties) => new()
    {
        Institutions = [.. parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)],
        Bodies = [.. parties.Select(p => p.Body).OfType<string>().Distinct(StringComparer.Ordinal)],
    };

    /// <summary>What stands against parties that are new: they are no entry, or are another party under another code. A source is believed.</summary>
    /// <param name="there">The parties there are.</param>
    /// <param name="added">The parties that are new.</param>
    /// <param name="context">What is known.</param>
    public static IEnumerable<Refusal> Refusals(IEnumerable<Party> there, IReadOnlyList<Party> added, CommandContext context)
    {
        if (context.IsTakingOver)
        {
            yield break;
        }

        foreach (var p in added)
        {
            if (p.Institution is { } code ? context.Related.FindInstitution(code) is null : p.Body is { } body && context.Related.FindBody(body) is null)
            {
                yield return new PartyNotInDirectory(p.Institution ?? p.Body!, p.Name);
            }
        }

        var known = there.ToList();
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

    private static string Code(Party party, CommandContext context) => context.Related.FindSurvivor(party.Institution!)?.Code ?? party.Institution!;
}

/// <summary>The directory has no such institution or body: a slip in a code would stay in the history for ever.</summary>
/// <param name="Party">The code given.</param>
/// <param name="Name">The name given with it.</param>
public sealed record PartyNotInDirectory(string Party, Text Name)
    : Refusal(
        new Text(
            $"名录中没有代码为“{Party}”的单位或组织（{Name.Zh}）：请先登记，或列为尚未确定的一方。",
            $"The directory has no institution or body '{Party}' ({Name.EnOrZh}): register it first, or name the party as not yet known."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
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
