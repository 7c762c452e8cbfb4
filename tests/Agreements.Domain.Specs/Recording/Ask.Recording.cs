using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static AnswerQuestion Answer(string question, string answer, Source? source = null) => new(question, answer, source);

    public static DropQuestion Drop(string question, string reason = "已无必要") => new(question, reason);

    public static ReportFact Report(string fact, string value, Source? source = null) => new(fact, value, source ?? Press);

    public static ResolveContradiction Resolve(string fact, string value, string reason = "已核对原件") => new(fact, value, reason);
}
