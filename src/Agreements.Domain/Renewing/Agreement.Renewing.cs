namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(RenewingEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
