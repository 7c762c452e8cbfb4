using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Questions left open, in the order raised.</summary>
    public ImmutableList<string> OpenQuestions { get; private init; } = [];

    /// <summary>Answers by question; null for a question that was dropped.</summary>
    public ImmutableDictionary<string, string?> SettledQuestions { get; private init; } = Empty<string?>();

    /// <summary>What sources said otherwise than the record, or first, in the order reported.</summary>
    public ImmutableList<Claim> Claims { get; private init; } = [];

    /// <summary>Facts about which what is on record and what sources say stand side by side, undecided; computed, in the order reported.</summary>
    public IReadOnlyList<Contradiction> Contradictions =>
    [
        .. Claims.Where(c => !c.IsSettled).GroupBy(c => c.Fact, StringComparer.Ordinal).Select(Disagreement).OfType<Contradiction>(),
    ];

    private Agreement Evolve(RecordingEvent happened) => happened switch
    {
        QuestionLeftOpen e => this with { OpenQuestions = OpenQuestions.Add(e.Question), SettledQuestions = SettledQuestions.Remove(e.Question) },
        QuestionAnswered e => Settle(e.Question, e.Answer),
        QuestionDropped e => Settle(e.Question, null),
        FactReported e => Report(e),
        ContradictionResolved e => WithFact(e.Fact, e.Value) with
        {
            Claims = [.. Claims.Select(c => c.Fact == e.Fact ? c with { IsSettled = true } : c)],
        },
        _ => throw Unknown(happened),
    };

    private Agreement Settle(string question, string? answer) => this with
    {
        OpenQuestions = OpenQuestions.Remove(question), SettledQuestions = SettledQuestions.SetItem(question, answer),
    };

    /// <summary>Where nothing was known, the first source that says something is believed; where something was, both stand.</summary>
    private Agreement Report(FactReported e)
    {
        var known = Facts.Find(this, e.Fact)?.Value is null ? WithFact(e.Fact, e.Value) : this;
        return known with { Claims = known.Claims.Add(new Claim(e.Fact, e.Value, e.Source, false)) };
    }

    private Contradiction? Disagreement(IGrouping<string, Claim> claims)
    {
        var recorded = Facts.Find(this, claims.Key)?.Value;
        var other = claims.Where(c => c.Value != recorded).ToImmutableArray();
        return recorded is null || other.IsEmpty ? null : new Contradiction(claims.Key, recorded, other);
    }
}
