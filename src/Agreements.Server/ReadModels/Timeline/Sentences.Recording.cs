using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(RecordingEvent happened, Agreement after) => happened switch
    {
        QuestionLeftOpen e => new Text($"留有疑问：{EndZh(e.Question)}", $"A question is open: {EndEn(e.Question)}"),
        _ => throw Unsaid(happened),
    };
}
