namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(ClosingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
