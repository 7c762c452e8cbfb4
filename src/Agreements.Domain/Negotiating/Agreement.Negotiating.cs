using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>All texts that were on the table, oldest first.</summary>
    public ImmutableList<TermsRevision> Revisions { get; private init; } = [];

    /// <summary>The text on the table; null when there is none.</summary>
    public TermsRevision? CurrentTerms => Revisions.IsEmpty ? null : Revisions[^1];

    /// <summary>
    /// How long it runs, as the text on the table says it or, where that was recorded wrongly, as it was put right; null when nothing is said of
    /// it.
    /// </summary>
    public Period? Term => CorrectedTerm ?? CurrentTerms?.Terms.Term;

    /// <summary>The period as it was put right; null while the text stands as it was recorded. A new text says its own.</summary>
    private Period? CorrectedTerm { get; init; }

    /// <summary>The last text that all principals of the time had consented to; null when there never was one.</summary>
    public TermsRevision? LastAgreedTerms { get; private init; }

    /// <summary>Digest consented to, by principal.</summary>
    public ImmutableDictionary<string, string> Consents { get; private init; } = Empty<string>();

    /// <summary>Day of the latest consent, by principal; of those that have consented now it is the day of that consent.</summary>
    internal ImmutableDictionary<string, Edtf?> ConsentDays { get; private init; } = Empty<Edtf?>();

    /// <summary>Refusals of the text on the table, by principal.</summary>
    public ImmutableDictionary<string, TermsRefused> Objections { get; private init; } = Empty<TermsRefused>();

    /// <summary>Whose turn it is in negotiating; null when nothing is being negotiated.</summary>
    public Turn? Turn => Stage == Stage.Proposed ? Negotiating.Turn.Of(this) : null;

    /// <summary>The text with a number; null when there is none.</summary>
    /// <param name="number">The number, from 1.</param>
    public TermsRevision? FindRevision(int number) => Revisions.Find(r => r.Number == number);

    private Agreement Evolve(NegotiatingEvent happened) => happened switch
    {
        TermsRevised e => Table(new TermsRevision(e.Number, e.Digest, e.Terms, e.Party, e.Answers, e.On), e.Voids),
        TermsRestored e => Table(Restored(e), e.Voids),
        TermsConsented e => (this with
        {
            Consents = Consents.SetItem(e.Party, e.Digest), ConsentDays = ConsentDays.SetItem(e.Party, e.On), Objections = Objections.Remove(e.Party),
        }).WhenAllConsented(),
        TermsRefused e => this with { Consents = Consents.Remove(e.Party), Objections = Objections.SetItem(e.Party, e) },
        AgreementNegotiated e => Agreed(e.Digest).SigningOf(e.Digest).Enter(Stage.Negotiated, new StageEntry(e.On, e.Source is not null)),
        _ => throw Unknown(happened),
    };

    private Agreement Table(TermsRevision revision, IEnumerable<string> voids) => this with
    {
        Revisions = Revisions.Add(revision),
        CorrectedTerm = null,
        Consents = Consents.RemoveRange(voids),
        Objections = Objections.Clear(),
    };

    private TermsRevision Restored(TermsRestored e)
    {
        var agreed = FindRevision(e.Restores) ?? throw new InvalidOperationException($"There is no text {e.Restores} to go back to.");
        return new TermsRevision(e.Number, e.Digest, agreed.Terms, On: e.On);
    }

    private Agreement WhenAllConsented() => Principals.All(p => Consents.ContainsKey(p.Id)) ? this with { LastAgreedTerms = CurrentTerms } : this;

    /// <summary>A source can tell that all agreed, and to what.</summary>
    private Agreement Agreed(string? digest) => digest is not null && CurrentTerms?.Digest == digest ? this with { LastAgreedTerms = CurrentTerms } : this;
}
