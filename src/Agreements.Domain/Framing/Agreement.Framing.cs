namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(FramingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
