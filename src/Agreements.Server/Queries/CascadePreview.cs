using Agreements.Server.Http;
using Agreements.Server.Queries.Descriptions;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json.Serialization;

namespace Agreements.Server.Queries;

/// <summary>What a cascade can bring about.</summary>
[JsonConverter(typeof(KebabEnum<CascadeOf>))]
public enum CascadeOf
{
    /// <summary>Suspending.</summary>
    Suspension,

    /// <summary>Resuming what a suspension of the agreement above had brought about.</summary>
    Resumption,

    /// <summary>Ending before its time.</summary>
    Termination,
}

/// <summary>What would come of a cascade in one agreement below.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Depth">How many levels below.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Standing">How it stands now.</param>
/// <param name="StandingAfter">How it would stand.</param>
/// <param name="Records">Names of the events that would be recorded; empty when nothing is new or it would be refused.</param>
/// <param name="Sentences">The same in sentences.</param>
/// <param name="Refusals">Why it would be refused; empty unless it would.</param>
public sealed record CascadeItem(
    Guid AgreementId, Text Title, int Depth, Stage Stage, Standing Standing, Standing StandingAfter,
    IReadOnlyList<string> Records, IReadOnlyList<Text> Sentences, IReadOnlyList<Reason> Refusals);

/// <summary>Asks what a cascade would do, without doing it.</summary>
internal static class CascadePreview
{
    /// <summary>Stands where the reason will stand: a preview is asked before anybody has given one.</summary>
    private const string ReasonToCome = "…";

    private static readonly Actor Nobody = new("preview", "system", ActingRole.System);

    /// <summary>What would come of it in each agreement below that is in sight, the nearest first. Null when there is no such agreement in sight.</summary>
    public static async Task<IReadOnlyList<CascadeItem>?> OfAsync(
        Reader reader, Guid id, CascadeOf what, string? origin, DateOnly today, CancellationToken ct)
    {
        if (await reader.AgreementAsync(id, ct) is not { } above)
        {
            return null;
        }

        var below = await TreeQuery.BelowAsync(reader, id, ct);
        var related = await reader.RelatedAsync(new() { UpFrom = [.. below.Select(b => b.Node.Id)] }, ct);
        var command = Command(above, what, origin, [.. below.Select(b => b.Node.Id).Where(id => related.FindAgreement(id) is not null)]);
        var decisions = Cascade.DecideBelow(above, command, new CommandContext(Nobody, today) { Related = related }).ToDictionary(d => d.Id, d => d.Decision);
        var naming = await Naming.ForAsync(reader, decisions.Values.SelectMany(d => d.Events), ct);
        return [.. below.Where(b => decisions.ContainsKey(b.Node.Id))
            .Select(b => Item(related.FindAgreement(b.Node.Id)!, b.Depth, decisions[b.Node.Id], naming))];
    }

    private static ICascading Command(Agreement above, CascadeOf what, string? origin, IReadOnlyList<Guid> below)
    {
        var from = origin ?? above.ActiveSuspensions.FirstOrDefault()?.Origin ?? Nobody.Institution;
        return what switch
        {
            CascadeOf.Suspension => new SuspendAgreement(from, ReasonToCome, Below: below),
            CascadeOf.Resumption => new ResumeAgreement(from, Below: below),
            _ => new TerminateAgreement(ReasonToCome, Below: below),
        };
    }

    private static CascadeItem Item(Agreement state, int depth, Decision decision, Naming naming)
    {
        var after = Agreement.Fold(state, decision.Events);
        return new CascadeItem(
            state.Id, state.Title, depth, state.Stage, state.Standing, after.Standing, [.. decision.Events.Select(e => EventNames.All[e.GetType()])],
            [.. decision.Events.Select(e => EventDescriptions.Of(e, after, naming))], [.. decision.Refusals.Select(Reason.Of)]);
    }
}
