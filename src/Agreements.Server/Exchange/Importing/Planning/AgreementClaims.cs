using Agreements.Server.Exchange.Importing.Checking;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>
/// What a source says of facts of an agreement that is on record: the same adds nothing, anything else stands beside what is on record until
/// somebody decides.
/// </summary>
internal sealed class AgreementClaims(AgreementRow row, Agreement before, Source source)
{
    /// <summary>On the days of the stages: any source may say otherwise, the first one in a new edition too.</summary>
    public IEnumerable<(AgreementCommand, Place)> OnStages() => row.History
        .Where(h => h is { On: not null, What.Value: not Happening.Witnessed })
        .Select(h => Claim($"{KebabEnum<Stage>.Name(HistoryChecks.StageOf(h.What.Value))}.on", h.On!.Value, h.Place));

    /// <summary>On everything else that another source told of first.</summary>
    /// <param name="parties">The parties that this source names.</param>
    public IEnumerable<(AgreementCommand, Place)> OnTheRest(IReadOnlyList<Party> parties) =>
        [.. OnTitleAndCeremony(), .. OnCommitments(), .. OnParties(parties)];

    private IEnumerable<(AgreementCommand, Place)> OnTitleAndCeremony()
    {
        if (row.Title.En is { } english)
        {
            yield return Claim("title.en", english, row.Place);
        }

        if (before.Ceremony is not null && row.History.FirstOrDefault(h => h.What.Value == Happening.Signed) is { Where: { } where } signed)
        {
            yield return Claim("ceremony.place", where, signed.Place);
            if (signed.On is { } day)
            {
                yield return Claim("ceremony.on", day.Value, signed.Place);
            }
        }
    }

    private IEnumerable<(AgreementCommand, Place)> OnCommitments()
    {
        foreach (var c in row.Commitments.Where(c => before.FindCommitment(c.Id.Value) is not null))
        {
            yield return Claim($"commitment/{c.Id.Value}/title", c.Title.Zh, c.Place);
            if (c.Due is { } due)
            {
                yield return Claim($"commitment/{c.Id.Value}/due", due.Value, c.Place);
            }
        }
    }

    /// <summary>Who is a party is no single fact: what one source alone says is left as a question.</summary>
    private IEnumerable<(AgreementCommand, Place)> OnParties(IReadOnlyList<Party> parties) => parties
        .Where(p => !p.IsUnnamed && before.FindParty(p.Id) is null)
        .Select((AgreementCommand, Place) (p) => (
            new LeaveQuestionOpen($"“{source.Title}”称{p.Name.Zh}也是一方（{KebabEnum<PartyRole>.Name(p.Role)}），与记录不同。", source),
            row.Parties.Place));

    private (AgreementCommand, Place) Claim(string fact, string value, Place place) =>
        (new ReportFact(fact, value, source), place);
}
