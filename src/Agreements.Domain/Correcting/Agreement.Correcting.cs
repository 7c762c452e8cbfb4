namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(CorrectingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
