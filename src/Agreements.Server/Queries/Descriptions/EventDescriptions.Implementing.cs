
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ImplementingEvent happened, Agreement after, Naming naming) => happened switch
    {
        LiaisonNamed e when PersonReference.IsOne(e.Person) => new Text(
            $"{Party(after, e.Party).Zh}确定联络人：{naming.Person(e.Person).Zh}。",
            $"{Party(after, e.Party).EnOrZh} named its liaison: {naming.Person(e.Person).EnOrZh}."),
        LiaisonNamed e => new Text($"{Party(after, e.Party).Zh}确定了联络人。", $"{Party(after, e.Party).EnOrZh} named its liaison."),
        ImplementationStarted e => WithNote(Entered("协议进入实施", "Work on the agreement began", e.On, e.Source), e.Note),
        _ => throw Unsaid(happened),
    };
}
