namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(MeasuringEvent happened, Agreement after) => happened switch
    {
        _ => throw Unsaid(happened),
    };
}
