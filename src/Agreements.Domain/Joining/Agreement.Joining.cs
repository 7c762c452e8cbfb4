namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(JoiningEvent happened) => happened switch
    {
        _ => throw Unknown(happened),
    };
}
