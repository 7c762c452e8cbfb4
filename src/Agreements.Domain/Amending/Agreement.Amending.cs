namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(AmendingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
