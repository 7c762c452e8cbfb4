
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(SuspendingEvent happened, Agreement after) => happened switch
    {
        AgreementSuspended e => Said(
            $"{Party(after, e.Origin).Zh}暂停了协议{Zh(e.On)}{FromAbove(e.Cause).Zh}，理由",
            $"{Party(after, e.Origin).EnOrZh} suspended the agreement{En(e.On)}{FromAbove(e.Cause).En}", e.Reason),
        AgreementResumed e => Said(
            $"{Party(after, e.Origin).Zh}恢复了协议{Zh(e.On)}{FromAbove(e.Cause).Zh}",
            $"{Party(after, e.Origin).EnOrZh} resumed the agreement{En(e.On)}{FromAbove(e.Cause).En}", e.Note),
        _ => throw Unsaid(happened),
    };

    /// <summary>What was brought about by an agreement above says so.</summary>
    private static Text FromAbove(Guid? cause) => cause is null ? new Text("", "") : new Text("，随上级协议", ", with the agreement above");
}
