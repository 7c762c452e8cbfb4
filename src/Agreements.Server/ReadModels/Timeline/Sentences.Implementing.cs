using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(ImplementingEvent happened, Agreement after) => happened switch
    {
        // The reference stands in the sentence, and the name takes its place when it is read: see MentionQuery.
        LiaisonNamed e when PersonReference.IsOne(e.Person) => new Text(
            $"{Party(after, e.Party).Zh}确定联络人：{e.Person}。", $"{Party(after, e.Party).EnOrZh} named its liaison: {e.Person}."),
        LiaisonNamed e => new Text($"{Party(after, e.Party).Zh}确定了联络人。", $"{Party(after, e.Party).EnOrZh} named its liaison."),
        ImplementationStarted e => WithNote(Entered("协议进入实施", "Work on the agreement began", e.On, e.Source), e.Note),
        _ => throw Unsaid(happened),
    };
}
