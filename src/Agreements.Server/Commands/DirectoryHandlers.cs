using Agreements.Server.Storage;
using Marten;

namespace Agreements.Server.Commands;

/// <summary>Handles every command on an institution's entry; a merger is recorded on both entries, or on none.</summary>
public static class InstitutionHandler
{
    /// <summary>Decides a command.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> Handle(InstitutionRequest asked, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, asked.Context.IsDryRun);
        string[] codes = asked.Command is MergeInstitution m ? [asked.Code, m.Into] : [asked.Code];
        var written = await streams.FetchAsync<Institution>(codes.Select(DirectoryIds.OfInstitution), ct);
        var inHand = RelatedState.Nothing with
        {
            Institutions = RelatedState.Nothing.Institutions.SetItems(codes.Select(c => KeyValuePair.Create(c, written[DirectoryIds.OfInstitution(c)]))),
        };
        var state = inHand.FindInstitution(asked.Code) ?? Institution.Unwritten(asked.Code);
        var related = await session.RelatedAsync(asked.Command.Needs, ct, inHand);
        var decision = Registrar.Decide(state, asked.Command, asked.Context with { Related = related });
        var answer = streams.Record(asked, state.Version, decision, _ => null);
        return answer with { Notes = [.. await SameNameAsync(asked, answer, session, ct)] };
    }

    /// <summary>One school entered twice is found when the second is entered, not when its agreements are missed.</summary>
    private static async Task<IEnumerable<Text>> SameNameAsync(InstitutionRequest asked, Answer answer, IDocumentSession session, CancellationToken ct)
    {
        var name = answer.Recorded switch
        {
            [InstitutionRegistered e, ..] => e.Name, [InstitutionRenamed e, ..] => e.Name, _ => null,
        };
        return name is null ? [] : (await SameNames.OfAsync(session, name.Zh, asked.Code, ct)).Select(other => new Text(
            $"“{name.Zh}”与已登记的“{other}”同名：若是同一单位，请合并。",
            $"'{name.EnOrZh}' has the name of '{other}', which is on record: merge them if they are one institution."));
    }
}

/// <summary>Handles every command on a standing body's entry.</summary>
public static class BodyHandler
{
    /// <inheritdoc cref="InstitutionHandler.Handle"/>
    public static async Task<Answer> Handle(BodyRequest asked, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, asked.Context.IsDryRun);
        var state = await streams.FetchAsync<Body>(asked.Stream, ct) ?? Body.Unwritten(asked.Code);
        var related = await session.RelatedAsync(asked.Command.Needs, ct);
        return streams.Record(asked, state.Version, Registrar.Decide(state, asked.Command, asked.Context with { Related = related }), _ => null);
    }
}

/// <summary>Handles every command on the policies of a kind of agreement.</summary>
public static class PolicyHandler
{
    /// <inheritdoc cref="InstitutionHandler.Handle"/>
    public static async Task<Answer> Handle(PolicyRequest asked, IDocumentSession session, CancellationToken ct)
    {
        var streams = new WrittenStreams(session, asked.Context.IsDryRun);
        var state = await streams.FetchAsync<PublishedPolicies>(asked.Stream, ct) ?? PublishedPolicies.Unwritten(asked.Stream);
        var related = await session.RelatedAsync(asked.Command.Needs, ct);
        return streams.Record(asked, state.Version, Policies.Decide(state, asked.Command, asked.Context with { Related = related }), _ => null);
    }
}
