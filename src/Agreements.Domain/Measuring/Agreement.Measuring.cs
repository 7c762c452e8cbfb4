namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(MeasuringEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
