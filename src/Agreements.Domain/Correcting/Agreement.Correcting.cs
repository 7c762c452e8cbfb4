namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(CorrectingEvent happened) => happened switch
    {
        FactCorrected e => Say(e.Fact, e.Now),
        FactUpdated e => Say(e.Fact, e.Now),
        _ => throw Unknown(happened),
    };

    private Agreement Say(string fact, string? value) =>
        (Facts.Find(this, fact) ?? throw new InvalidOperationException($"There is no fact '{fact}' to say anew.")).Write(value);
}
