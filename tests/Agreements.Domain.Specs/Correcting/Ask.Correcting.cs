namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static CorrectFact Correct(string fact, string? was, string? now, string why = "新闻稿日期有误") =>
        new(fact, was, now, why);

    public static UpdateFact Update(string fact, string? now) => new(fact, now);
}
