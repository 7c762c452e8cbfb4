namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(CorrectingEvent happened) => happened switch
    {
        FactCorrected e => WithFact(e.Fact, e.Now),
        FactUpdated e => WithFact(e.Fact, e.Now),
        _ => throw Unknown(happened),
    };

    /// <summary>What the agreement has no longer stays unsaid.</summary>
    private Agreement WithFact(string fact, string? value) => Facts.Find(this, fact)?.Write(value) ?? this;
}
