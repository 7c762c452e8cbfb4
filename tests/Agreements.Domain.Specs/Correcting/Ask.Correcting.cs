using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static CorrectFact Correct(string fact, string? was, string? now, string why = "新闻稿日期有误") =>
        new(Id, fact, was, now, why) { By = Coordinator, Today = Today, Around = People };

    public static UpdateFact Update(string fact, string? now) => new(Id, fact, now) { By = Coordinator, Today = Today, Around = People };
}
