namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(ClosingEvent happened, Agreement after) => happened switch
    {
        _ => throw Unsaid(happened),
    };
}
