using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>What adopting a policy would change of one agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="More">Conditions of its next stage that would be unmet and are none now.</param>
/// <param name="Fewer">Conditions that are unmet now and would be none.</param>
public sealed record PolicyEffect(Guid Id, Text Title, Stage Stage, IReadOnlyList<Text> More, IReadOnlyList<Text> Fewer)
{
    /// <summary>Whether anything would change.</summary>
    public bool IsChange => More.Count + Fewer.Count > 0;
}

/// <summary>What adopting a policy would change of the open agreements of its kind: tried on their states, nothing is recorded.</summary>
/// <param name="Open">How many are open and in sight.</param>
/// <param name="LookedAt">How many of them were looked at.</param>
/// <param name="Adopting">How many of these are judged by an earlier version and can adopt it.</param>
/// <param name="Changed">Those of which something would change.</param>
public sealed record PolicyEffects(int Open, int LookedAt, int Adopting, IReadOnlyList<PolicyEffect> Changed)
{
    /// <summary>How many agreements are looked at.</summary>
    public const int Most = RegisterFilter.LargestPage;

    /// <summary>Tries a policy on the open agreements in sight that are judged by an earlier version of it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="policy">The policy, with its version.</param>
    /// <param name="since">The earliest version that an agreement is judged by now; 0 for any.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<PolicyEffects> OfAsync(Reader reader, KindPolicy policy, int since, DateOnly today, CancellationToken ct)
    {
        var page = await RegisterQuery.PageAsync(
            reader, new RegisterFilter { Kinds = [policy.Kind], Standings = [Standing.Open], PageSize = Most }, ct);
        var states = page.Rows.Count == 0 ? [] : await StreamedStates.OfAsync(reader, [.. page.Rows.Select(r => r.Id)], null, ct);
        // Who has rated by the rubric of one policy keeps it: such an agreement cannot adopt another.
        Agreement[] adopting =
        [
            .. page.Rows.Select(r => states.GetValueOrDefault(r.Id)).OfType<Agreement>()
                .Where(s => s.Standing is Standing.Open && s.Policy.Version >= since && s.Policy.Version < policy.Version && s.Ratings.Count == 0),
        ];
        var effects = await TryAsync(reader, adopting, policy, today, ct);
        return new PolicyEffects(page.Facets!.Total, page.Rows.Count, adopting.Length, [.. effects.Where(e => e.IsChange)]);
    }

    /// <summary>Tries a policy on agreements in sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="states">The agreements.</param>
    /// <param name="policy">The policy, with its version.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<IReadOnlyList<PolicyEffect>> TryAsync(
        Reader reader, IReadOnlyList<Agreement> states, KindPolicy policy, DateOnly today, CancellationToken ct)
    {
        var tried = states.Select(s => (Now: s, Then: Agreement.Evolve(s, new PolicyAdopted(policy, "")))).ToArray();
        // What stands around all of them is loaded at once.
        var related = await reader.UnmetAsync(tried.SelectMany(t => new[] { Guards.RelatedForNext(t.Now), Guards.RelatedForNext(t.Then) }), ct);
        Text[] Unmet(Agreement state) =>
            [.. Guards.UnmetOfItself(state, today).Concat(related(Guards.RelatedForNext(state))).Select(r => r.Sentence).Distinct()];
        return
        [
            .. tried.Select(t => (t.Now, Before: Unmet(t.Now), After: Unmet(t.Then))).Select(t => new PolicyEffect(
                t.Now.Id, t.Now.Title, t.Now.Stage, [.. t.After.Except(t.Before)], [.. t.Before.Except(t.After)])),
        ];
    }
}
