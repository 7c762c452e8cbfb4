namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(DocumentingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
