namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(AmendingEvent happened, Agreement after) => happened switch
    {
        _ => throw Unsaid(happened),
    };
}
