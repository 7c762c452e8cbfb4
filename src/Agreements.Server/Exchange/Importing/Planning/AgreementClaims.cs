using Agreements.Server.Exchange.Importing.Checking;
using System.Globalization;

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
        [.. OnTitleAndCeremony(), .. OnTerm(), .. OnCommitments(), .. OnOutcomes(), .. OnParties(parties)];

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

            if (c.Owner is { } owner && before.FindParty(owner.Value) is not null)
            {
                yield return Claim($"commitment/{c.Id.Value}/owner", owner.Value, c.Place);
            }

            if (FactForm.Text(c.Quantity) is { } quantity)
            {
                yield return Claim($"commitment/{c.Id.Value}/quantity", quantity, c.Place);
            }
        }
    }

    /// <summary>On how long it runs, where a text is on record: another period is another claim about the same text.</summary>
    private IEnumerable<(AgreementCommand, Place)> OnTerm()
    {
        if (before.CurrentTerms is null || row.Terms is not { Value.Term: { } term } terms)
        {
            return [];
        }

        (string Fact, string? Value)[] said =
        [
            ("term.from", term.From?.Value), ("term.to", term.To?.Value), ("term.years", FactForm.Text(term.Years)),
            ("term.notice-days", term.NoticeDays?.ToString(CultureInfo.InvariantCulture)),
        ];
        return [.. said.Where(s => s.Value is not null).Select(s => Claim(s.Fact, s.Value!, terms.Place))];
    }

    /// <summary>On how many and when, of results that are on record by level and title.</summary>
    private IEnumerable<(AgreementCommand, Place)> OnOutcomes()
    {
        foreach (var o in row.Outcomes)
        {
            var number = before.Outcomes.FindIndex(there => (there.Level, there.Title.Zh) == (o.Value.Level, o.Value.Title.Zh)) + 1;
            (string Part, string? Value)[] said = number == 0 ? [] : [("quantity", FactForm.Text(o.Value.Quantity)), ("on", o.Value.On?.Value)];
            foreach (var (part, value) in said.Where(s => s.Value is not null))
            {
                yield return Claim(string.Create(CultureInfo.InvariantCulture, $"outcome/{number}/{part}"), value!, o.Place);
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
