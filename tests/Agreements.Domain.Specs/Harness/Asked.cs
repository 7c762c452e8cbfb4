using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

/// <summary>A command as somebody gives it: who, on which day, having seen what, and what is there besides.</summary>
internal sealed record Asked(Command Command, CommandContext Context)
{
    private bool _isTold;

    /// <summary>An approver approves, waives and ends at once, an administrator publishes; a coordinator does everything else, today.</summary>
    public static implicit operator Asked(Command command) => new(command, new CommandContext(WhoUsually(command), Today));

    public Asked By(Actor by) => this with { Context = Context with { By = by } };

    public Asked On(DateOnly today) => this with { Context = Context with { Today = today } };

    public Asked Seeing(long? version) => this with { Context = Context with { SeenVersion = version } };

    /// <summary>As the import does: history that a source tells.</summary>
    public Asked TakingOver() => this with { Context = Context with { IsTakingOver = true } };

    public Asked Knowing(RelatedState there) => this with { Context = Context with { Related = there }, _isTold = true };

    /// <summary>What is there besides: as told, else the world of the story.</summary>
    public RelatedState Related => _isTold ? Context.Related : Known.World(Command);

    public Decision DecideOn(Agreement state) => Command is AgreementCommand c
        ? Decider.Decide(state, c, Context with { Related = Related.WithEntries(c.Needs(state)).Answering(c.Needs(state)) })
        : throw new InvalidOperationException($"{Command} is for no agreement.");

    public EngagementDecision DecideOn(Engagement state) =>
        Engagements.Decide(state, (EngagementCommand)Command, Loaded(((EngagementCommand)Command).Needs(state)));

    public InstitutionDecision DecideOn(Institution state) => Registrar.Decide(state, (InstitutionCommand)Command, Loaded(((DirectoryCommand)Command).Needs));

    public BodyDecision DecideOn(Body state) => Registrar.Decide(state, (BodyCommand)Command, Loaded(((DirectoryCommand)Command).Needs));

    public PolicyDecision DecideOn(PublishedPolicies state) => Policies.Decide(state, (PolicyCommand)Command, Loaded(((PolicyCommand)Command).Needs));

    /// <summary>The context with all that is needed loaded: what is not there is known to be absent.</summary>
    public CommandContext Loaded(Needs needs) => Context with { Related = Related.Answering(needs) };

    private static Actor WhoUsually(Command command) => command switch
    {
        ApproveAgreement or ReturnApproval or DelegateApproval or WaiveGuard
            or RevokeWaiver or AdoptPolicy or TerminateAgreement { Reason: Ask.AtOnce, Source: null } => Approver,
        PublishPolicy => Administrator,
        _ => Coordinator,
    };
}

/// <summary>Says the same of a command that nobody has said anything of yet.</summary>
internal static class Asking
{
    public static Asked By(this Command command, Actor by) => ((Asked)command).By(by);

    public static Asked On(this Command command, DateOnly today) => ((Asked)command).On(today);

    public static Asked Seeing(this Command command, long? version) => ((Asked)command).Seeing(version);

    public static Asked TakingOver(this Command command) => ((Asked)command).TakingOver();

    public static Asked Knowing(this Command command, RelatedState there) => ((Asked)command).Knowing(there);
}

/// <summary>What is there besides what a command is for.</summary>
internal static class Known
{
    private static readonly string[] People = ["p-1", "p-2", "p-7", "p-9"];

    public static RelatedState World(Command command) => command switch
    {
        EngagementCommand => Engaging.Meetings.Around,
        AgreementCommand => Ask.Tree.And(people: People),
        _ => RelatedState.Nothing,
    };

    public static RelatedState And(this RelatedState related, params IEnumerable<Agreement> agreements) =>
        related with { Agreements = related.Agreements.SetItems(agreements.Select(a => KeyValuePair.Create(a.Id, (Agreement?)a))) };

    public static RelatedState And(this RelatedState related, params IEnumerable<Engagement> engagements) =>
        related with { Engagements = related.Engagements.SetItems(engagements.Select(e => KeyValuePair.Create(e.Id, (Engagement?)e))) };

    public static RelatedState And(this RelatedState related, params IEnumerable<Institution> institutions) =>
        related with { Institutions = related.Institutions.SetItems(institutions.Select(i => KeyValuePair.Create(i.Code, (Institution?)i))) };

    public static RelatedState And(this RelatedState related, Body body) => related with { Bodies = related.Bodies.SetItem(body.Code, body) };

    public static RelatedState And(this RelatedState related, AgreementKind kind, PublishedPolicies policies) =>
        related with { Policies = related.Policies.SetItem(kind, policies) };

    public static RelatedState And(this RelatedState related, IEnumerable<string> people) =>
        related with { People = related.People.SetItems(people.Select(p => KeyValuePair.Create(p, true))) };

    /// <summary>What does not yet hold for the next stage, in the world of the story.</summary>
    public static IReadOnlyList<Refusal> UnmetForNext(Agreement state) =>
        Guards.UnmetForNext(state, Harness.World.Today, Ask.Tree.Answering(Guards.NeedsForNext(state)));

    /// <summary>Whom a spec does not speak of is an entry of the directory: a body, or an institution of a kind that no policy needs.</summary>
    public static RelatedState WithEntries(this RelatedState related, Needs needs) => related with
    {
        Institutions = related.Institutions.AddRange(needs.Institutions.Except(related.Institutions.Keys).Select(code => KeyValuePair.Create(
            code, (Institution?)Institution.Evolve(
                Institution.Unwritten(code), new InstitutionRegistered(code, InstitutionKind.Other, new Text(code), [], null, null, null))))),
        Bodies = related.Bodies.AddRange(needs.Bodies.Union(needs.BodiesWithMembers).Except(related.Bodies.Keys).Select(code => KeyValuePair.Create(
            code, (Body?)Body.Evolve(
                Body.Unwritten(code), new BodyRegistered(new BodyFacts(code, BodyKind.Alliance, new Text(code), null, [], [], false, null, null), null))))),
    };

    private static RelatedState AnsweringInstitutions(this RelatedState related, Needs needs)
    {
        var codes = new Queue<string>(
            needs.Institutions.Concat(needs.BodiesWithMembers.SelectMany(b => related.Bodies.GetValueOrDefault(b)?.Facts?.Members ?? [])));
        while (codes.TryDequeue(out var code))
        {
            related = related.Institutions.ContainsKey(code) ? related : related with { Institutions = related.Institutions.Add(code, null) };
            if (related.Institutions[code]?.MergedInto is { } into && !related.Institutions.ContainsKey(into))
            {
                codes.Enqueue(into);
            }
        }

        foreach (var start in needs.InstitutionsUpFrom)
        {
            var seen = new HashSet<string>();
            for (var code = start; code is not null && seen.Add(code); code = related.Institutions[code]?.MergedInto ?? related.Institutions[code]?.Under)
            {
                related = related.Institutions.ContainsKey(code) ? related : related with { Institutions = related.Institutions.Add(code, null) };
            }
        }

        return related;
    }

    /// <summary>As loaded for a decision: what it asks for and is not there, is known to be absent.</summary>
    public static RelatedState Answering(this RelatedState related, Needs needs)
    {
        foreach (var id in needs.Agreements)
        {
            related = related.Agreements.ContainsKey(id) ? related : related with { Agreements = related.Agreements.Add(id, null) };
        }

        foreach (var start in needs.UpFrom)
        {
            var seen = new HashSet<Guid>();
            for (Guid? id = start; id is { } next && seen.Add(next); id = related.Agreements[next]?.Parent)
            {
                related = related.Agreements.ContainsKey(next) ? related : related with { Agreements = related.Agreements.Add(next, null) };
            }
        }

        related = related.AnsweringInstitutions(needs);
        return related with
        {
            Engagements = related.Engagements.AddRange(needs.Engagements.Except(related.Engagements.Keys)
                .Select(id => KeyValuePair.Create(id, (Engagement?)null))),
            Bodies = related.Bodies.AddRange(
                needs.Bodies.Union(needs.BodiesWithMembers).Except(related.Bodies.Keys).Select(c => KeyValuePair.Create(c, (Body?)null))),
            Policies = related.Policies.AddRange(needs.Policies.Except(related.Policies.Keys).Select(k => KeyValuePair.Create(k, (PublishedPolicies?)null))),
            People = related.People.AddRange(needs.People.Except(related.People.Keys).Select(p => KeyValuePair.Create(p, false))),
        };
    }
}
