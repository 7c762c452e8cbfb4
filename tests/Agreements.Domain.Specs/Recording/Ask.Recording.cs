using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static AnswerQuestion Answer(string question, string answer, Source? source = null) => new(Id, question, answer, source) { By = Coordinator, Today = Today };

    public static DropQuestion Drop(string question, string reason = "已无必要") => new(Id, question, reason) { By = Coordinator, Today = Today };

    public static ReportFact Report(string fact, string value, Source? source = null) => new(Id, fact, value, source ?? Press) { By = Coordinator, Today = Today };

    public static ResolveContradiction Resolve(string fact, string value, string reason = "已核对原件") => new(Id, fact, value, reason) { By = Coordinator, Today = Today };
}
