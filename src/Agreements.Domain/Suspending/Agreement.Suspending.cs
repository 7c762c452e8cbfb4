namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(SuspendingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
