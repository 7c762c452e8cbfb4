using Agreements.Server.Access;
using Agreements.Server.Http;
using Agreements.Server.ReadModels.Policies;

namespace Agreements.Server.Kinds;

/// <summary>A further version of a kind's policy.</summary>
/// <param name="LeastPrincipals">The least number of principals.</param>
/// <param name="Witnesses">The witness rule.</param>
/// <param name="NeedsApproval">Whether an approver must approve before signing.</param>
/// <param name="Rubric">What is rated at the end; the weights add up to 100.</param>
/// <param name="Reason">Why it is published.</param>
/// <param name="NeededKinds">Sorts of institution of which at least one each must take part; left out for none in particular.</param>
/// <param name="Reminders">When people are reminded, earliest first; left out for the usual ladder.</param>
/// <param name="From">The first day on which new agreements are judged by it; left out for today.</param>
public sealed record NewPolicy(
    int LeastPrincipals, WitnessRule Witnesses, bool NeedsApproval, IReadOnlyList<Criterion> Rubric, string Reason,
    IReadOnlyList<InstitutionKind>? NeededKinds = null, IReadOnlyList<Reminder>? Reminders = null, DateOnly? From = null);

/// <summary>A policy with where it comes from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="From">The first day on which new agreements are judged by it; null for one that was shipped.</param>
/// <param name="Reason">Why it was published; null for one that was shipped.</param>
/// <param name="PublishedAt">When it was published, UTC; null for one that was shipped.</param>
/// <param name="User">The account that published it; null for one that was shipped.</param>
public sealed record PolicyView(KindPolicy Policy, DateOnly? From, string? Reason, DateTimeOffset? PublishedAt, string? User);

/// <summary>Why an agreement is to be judged by the newest policy.</summary>
/// <param name="Reason">Why.</param>
public sealed record Adopted(string Reason);

/// <summary>Policies over HTTP.</summary>
public static class PolicyEndpoints
{
    private static readonly NewPolicy Example = new(
        4, WitnessRule.None, true, [new("delivery", new Text("承诺履行", "Commitments kept"), 60), new("results", new Text("成果质量", "Quality of results"), 40)], "年度修订",
        [InstitutionKind.Government, InstitutionKind.Industry, InstitutionKind.School, InstitutionKind.Enterprise, InstitutionKind.Park], KindPolicy.UsualReminders);

    /// <summary>Maps publishing, reading and adopting policies.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapPolicies(this IEndpointRouteBuilder api)
    {
        api.MapPost("/policies/{kind}", (string kind, CommandDesk desk, HttpContext http) => desk.TakeAsync<NewPolicy>(
                http, (b, a) => Command(Kind(kind), b, a), _ => $"/api/v1/policies/{kind}"))
            .Describe("publishPolicy", "Publish a further version of a kind's policy; agreements under way keep theirs.", Example).Produces<Receipt>(201);
        api.MapCommand("policy", "adoptPolicy", "Have it judged by the newest policy of its kind from now on.",
            (id, b, a) => new AdoptPolicy(id, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Adopted("各方同意按新政策办理"));
        api.MapGet("/policies", AllAsync)
            .WithName("readPolicies").WithSummary("The policy of every kind by which an agreement proposed today is judged.").Produces<PolicyView[]>();
        api.MapGet("/policies/{kind}", (string kind, Reader reader, CancellationToken stop) => VersionsAsync(reader, Kind(kind), stop))
            .WithName("readPoliciesOfKind").WithSummary("Every version of a kind's policy, oldest first.").Produces<PolicyView[]>().ProducesProblem(400);
        api.MapGet("/policies/{kind}/{version:int}", OneAsync)
            .WithName("readPolicy").WithSummary("One version of a kind's policy.").Produces<PolicyView>().ProducesProblem(400).ProducesProblem(404);
    }

    private static PublishPolicy Command(AgreementKind kind, NewPolicy b, Asking a) => new(
        new KindPolicy(kind, 0, b.LeastPrincipals, b.Witnesses, b.NeedsApproval, b.Rubric, b.NeededKinds, b.Reminders), b.Reason, b.From)
    {
        By = a.By, Today = a.Today, ExpectedVersion = a.Seen,
    };

    private static async Task<IReadOnlyList<PolicyView>> AllAsync(Reader reader, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var published = (await PolicyQuery.ListAsync(reader, ct: stop)).Where(p => p.From <= today).GroupBy(p => p.Policy.Kind).ToDictionary(g => g.Key, g => g.Last());
        return [.. Enum.GetValues<AgreementKind>().Select(k => published.TryGetValue(k, out var p) ? Shown(p) : Shown(KindPolicy.Newest(k)))];
    }

    private static async Task<IReadOnlyList<PolicyView>> VersionsAsync(Reader reader, AgreementKind kind, CancellationToken stop) =>
        [.. KindPolicy.Of(kind).Select(Shown), .. (await PolicyQuery.ListAsync(reader, kind, stop)).Select(Shown)];

    private static async Task<IResult> OneAsync(string kind, int version, Reader reader, CancellationToken stop) =>
        (await VersionsAsync(reader, Kind(kind), stop)).FirstOrDefault(p => p.Policy.Version == version) is { } found
            ? Results.Ok(found)
            : Problems.Of(404, "policy-unknown", "There is no such version.", $"The kind {kind} has no policy version {version}.").ToResult();

    private static PolicyView Shown(KindPolicy shipped) => new(shipped, null, null, null, null);

    private static PolicyView Shown(PolicyRow row) => new(row.Policy, row.From, row.Reason, row.RecordedAt, row.User);

    private static AgreementKind Kind(string word) => KebabEnum<AgreementKind>.TryParse(word, out var kind)
        ? kind
        : throw new MalformedRequestException($"{word}: use one of {string.Join(", ", KebabEnum<AgreementKind>.Names)}.");
}
