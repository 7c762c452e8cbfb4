
namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>The ids that the parties of a row get: their codes, and a number for each unnamed one, in order.</summary>
internal static class PartyIds
{
    public static IEnumerable<string> Of(AgreementRow agreement)
    {
        var unnamed = 0;
        foreach (var party in agreement.Parties.Value)
        {
            yield return party.Institution?.Value ?? party.Body?.Value ?? $"unnamed-{++unnamed}";
        }
    }
}

/// <summary>Somebody is bound, and nobody stands there twice.</summary>
internal static class PartyChecks
{
    public static void Run(AgreementRow agreement, Findings findings)
    {
        var parties = agreement.Parties;
        if (!parties.Value.Any(p => p.Role is PartyRole.Principal or PartyRole.Initiator or PartyRole.CoLead))
        {
            findings.Error(
                "principal-missing", parties.Place,
                new($"“{agreement.Ref.Value}”没有签约主体。", $"{agreement.Ref.Value} has no principal."),
                new(
                    "至少一方的 role 为 principal、initiator 或 co-lead；不知道名称时用 unknown。",
                    "Give at least one party the role principal, initiator or co-lead; unknown when it has no name."));
        }

        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (id, party) in PartyIds.Of(agreement).Zip(parties.Value))
        {
            if (!first.TryAdd(id, party.Place))
            {
                findings.Error(
                    "party-duplicate", party.Place,
                    new($"“{id}”在各方中出现了两次。", $"'{id}' stands twice among the parties."),
                    new($"只保留一个；第一个在第 {first[id].Line} 行。", $"Keep one of them; the first is in line {first[id].Line}."));
            }
        }
    }
}
