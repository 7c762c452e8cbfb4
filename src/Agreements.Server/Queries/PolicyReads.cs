using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Policies;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>A policy with where it comes from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="From">The first day on which new agreements are judged by it; null for one that was shipped.</param>
/// <param name="Reason">Why it was published; null for one that was shipped.</param>
/// <param name="PublishedAt">When it was published, UTC; null for one that was shipped.</param>
/// <param name="User">The account that published it; null for one that was shipped.</param>
public sealed record PolicyView(KindPolicy Policy, DateOnly? From, string? Reason, DateTimeOffset? PublishedAt, string? User);

/// <summary>Reading policies.</summary>
public static class PolicyReads
{
    /// <summary>Maps the policies by kind and version.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapPolicyReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/policies", (Reader reader, TimeProvider clock, CancellationToken stop) => InForceAsync(reader, clock.Today(), stop))
            .WithName("readPolicies").WithSummary("The policy of every kind by which an agreement proposed today is judged.").Produces<PolicyView[]>();
        api.MapGet("/policies/{kind}", (string kind, Reader reader, CancellationToken stop) => VersionsAsync(reader, Kind(kind), stop))
            .WithName("readPoliciesOfKind").WithSummary("Every version of a kind's policy, oldest first.").Produces<PolicyView[]>().ProducesProblem(400);
        api.MapGet("/policies/{kind}/{version:int}", OneAsync)
            .WithName("readPolicy").WithSummary("One version of a kind's policy.").Produces<PolicyView>().ProducesProblem(400).ProducesProblem(404);
    }

    /// <summary>The policy of every kind by which an agreement proposed on a day is judged.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static async Task<IReadOnlyList<PolicyView>> InForceAsync(Reader reader, DateOnly today, CancellationToken stop)
    {
        var published = (await PolicyQuery.ListAsync(reader, ct: stop)).Where(p => p.From <= today).GroupBy(p => p.Policy.Kind)
            .ToDictionary(g => g.Key, g => g.Last());
        return [.. Enum.GetValues<AgreementKind>().Select(k => published.TryGetValue(k, out var p) ? Shown(p) : Shown(KindPolicy.Newest(k)))];
    }

    /// <summary>Every version of a kind's policy, oldest first.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static async Task<IReadOnlyList<PolicyView>> VersionsAsync(Reader reader, AgreementKind kind, CancellationToken stop) =>
        [.. KindPolicy.Of(kind).Select(Shown), .. (await PolicyQuery.ListAsync(reader, kind, stop)).Select(Shown)];

    private static async Task<IResult> OneAsync(string kind, int version, Reader reader, CancellationToken stop) =>
        (await VersionsAsync(reader, Kind(kind), stop)).FirstOrDefault(p => p.Policy.Version == version) is { } found
            ? Results.Ok(found)
            : Problems.Of(404, "policy-unknown", "There is no such version.", $"The kind {kind} has no policy version {version}.").ToResult();

    private static PolicyView Shown(KindPolicy shipped) => new(shipped, null, null, null, null);

    private static PolicyView Shown(PolicyRow row) => new(row.Policy, row.From, row.Reason, row.RecordedAt, row.User);

    /// <summary>The kind that a word in an address means.</summary>
    /// <param name="word">The word.</param>
    /// <exception cref="MalformedRequestException">There is no such kind.</exception>
    public static AgreementKind Kind(string word) => KebabEnum<AgreementKind>.TryParse(word, out var kind)
        ? kind
        : throw new MalformedRequestException($"{word}: use one of {string.Join(", ", KebabEnum<AgreementKind>.Names)}.");
}
