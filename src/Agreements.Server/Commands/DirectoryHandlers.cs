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
        return streams.Record(asked, state.Version, Registrar.Decide(state, asked.Command, asked.Context with { Related = related }), _ => null);
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
        return streams.Record(asked, state.Version, Policies.Decide(state, asked.Command, asked.Context), _ => null);
    }
}
