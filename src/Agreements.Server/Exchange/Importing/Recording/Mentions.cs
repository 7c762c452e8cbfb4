using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing.Recording;

/// <summary>All that a file names, whether it describes it or not: what has to be looked up before it can be planned.</summary>
internal sealed class Mentions
{
    public Mentions(CaseFile file)
    {
        Agreements = file.Source is { } source ? [.. file.Agreements.Select(a => StableIds.OfAgreement(source.Id, a.Ref.Value)).Distinct()] : [];
        Engagements = file.Source is { } told ? [.. file.Engagements.Select(e => StableIds.OfEngagement(told.Id, e.Ref.Value)).Distinct()] : [];
        References =
        [
            .. Values(
            [
                .. file.Agreements.Select(a => a.Ref), .. file.Bodies.Select(b => b.FoundedBy), .. file.Agreements.Select(a => a.Parent),
                .. file.Engagements.SelectMany(e => e.Agreements),
                .. file.Indicators.Select(i => i.Of),
            ]),
        ];
        Codes =
        [
            .. Values(
            [
                .. file.Institutions.SelectMany(i => new[] { i.Code, i.Under }),
                .. file.Bodies.SelectMany(b => new[] { b.Code, b.Chair }.Concat(b.CoLeads).Concat(b.Members)),
                .. file.Agreements.SelectMany(a => a.Parties.Value).SelectMany(p => new[] { p.Institution, p.Body }),
                .. file.Engagements.SelectMany(e => e.Participants.Concat(e.Items.SelectMany(i => new[] { i.Owner, i.Verifier }).OfType<Located<string>>())),
                .. file.Indicators.Select(i => i.Of),
            ]),
        ];
    }

    /// <summary>Codes of institutions or bodies; which of the two is seen when they are looked up.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Ids of the agreements that the file describes.</summary>
    public IReadOnlyList<Guid> Agreements { get; }

    /// <summary>Ids of the engagements that the file describes.</summary>
    public IReadOnlyList<Guid> Engagements { get; }

    /// <summary>References of agreements that the file names or describes: another source may have described them too.</summary>
    public IReadOnlyList<string> References { get; }

    private static IEnumerable<string> Values(IEnumerable<Located<string>?> names) =>
        names.OfType<Located<string>>().Select(n => n.Value).Distinct(StringComparer.Ordinal);
}
