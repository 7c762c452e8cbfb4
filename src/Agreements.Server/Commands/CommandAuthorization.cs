using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Commands;

/// <summary>
/// Stands before every command that comes in by HTTP: whether what it is for is in the caller's sight, and whether the table of permissions
/// lets them give it. What is not in sight is not there.
/// </summary>
/// <param name="reader">What the caller reads by.</param>
public sealed class CommandAuthorization(Reader reader)
{
    /// <summary>Why somebody may not give a command; nothing when they may.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="asked">The command.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlyList<Refusal>> RefuseAsync(Caller caller, Request asked, CancellationToken stop) =>
        await RefuseAsync(new Shown(reader, caller), asked, stop) is { Count: > 0 }
            // The read models may not have come so far yet: what was recorded a moment ago must not be refused for that.
            ? await RefuseAsync(new AsRecorded(reader, caller), asked, stop)
            : [];

    private async Task<IReadOnlyList<Refusal>> RefuseAsync(Reach reach, Request asked, CancellationToken stop) => asked switch
    {
        AgreementRequest { Command: ProposeAgreement c } => await ProposalAsync(reach, c, stop),
        AgreementRequest r => await AgreementAsync(reach, r.AgreementId, r.Command, stop),
        EngagementRequest r => await EngagementAsync(reach, r.EngagementId, r.Command, stop),
        InstitutionRequest r => await EntryAsync(reach, r.Code, r.Command, stop),
        BodyRequest r => await EntryAsync(reach, r.Code, r.Command, stop),
        _ => Judge(reach.Caller, asked.Asked.GetType(), new Ties(new HashSet<string>(), null, null)),
    };

    /// <summary>Why somebody may not give a sort of command to an agreement, before it is read what they want; nothing when they may so far.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The type of the command.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlyList<Refusal>> RefuseAsync(Caller caller, Type command, Guid agreement, CancellationToken stop) =>
        await RefuseAsync(new Shown(reader, caller), command, agreement, stop) is { Count: > 0 }
            ? await RefuseAsync(new AsRecorded(reader, caller), command, agreement, stop) : [];

    /// <summary>Which sorts of command somebody may give to an entry of the directory, before it is read what they want.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="code">The entry's code.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<Func<Type, bool>> OfEntryAsync(Caller caller, string code, CancellationToken stop)
    {
        var isWithin = (await new Shown(reader, caller).OfAsync([code], stop)).Contains(code);
        var isAlone = !isWithin && !await HasAboveAsync(code, stop);
        return command => Permissions.Refuse(command, caller.Role, new Ties(
            isWithin || (isAlone && command != typeof(PlaceInstitution) && !command.IsSubclassOf(typeof(BodyCommand))) ? new HashSet<string> { code } : [],
            null, null)) is null;
    }

    /// <summary>The same of an engagement, by the one whose word the command would be; null for nobody's in particular.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="engagement">The engagement.</param>
    /// <param name="speakers">Codes of those whose word commands on it are.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<Func<Type, string?, bool>> OfEngagementAsync(
        Caller caller, Guid engagement, IEnumerable<string> speakers, CancellationToken stop)
    {
        var reach = new Shown(reader, caller);
        var codes = (await reach.OfEngagementAsync(engagement, stop)).Union(await reach.OfAsync(speakers, stop)).ToHashSet(StringComparer.Ordinal);
        return (command, speaker) => codes.Count > 0 && Permissions.Refuse(command, caller.Role, new Ties(codes, null, speaker)) is null;
    }

    private static async Task<IReadOnlyList<Refusal>> RefuseAsync(Reach reach, Type command, Guid agreement, CancellationToken stop)
    {
        var (codes, state) = await reach.OfAgreementAsync(agreement, stop);
        return codes.Count == 0 ? [new AgreementUnknown(agreement)] : Judge(reach.Caller, command, new Ties(codes, state?.Stage, null));
    }

    /// <summary>Whoever proposes must have a hand in it: otherwise it would be out of their sight as soon as it is there.</summary>
    private static async Task<IReadOnlyList<Refusal>> ProposalAsync(Reach reach, ProposeAgreement c, CancellationToken stop)
    {
        string[] named = [.. c.Parties.Select(p => p.Institution ?? p.Body).OfType<string>()];
        var refusals = Judge(reach.Caller, typeof(ProposeAgreement), new Ties(await reach.OfAsync(named, stop), null, null));
        return refusals.Count > 0 ? refusals : await OutOfSightAsync(reach, c.NamedAgreements, stop);
    }

    private async Task<IReadOnlyList<Refusal>> AgreementAsync(Reach reach, Guid id, AgreementCommand c, CancellationToken stop)
    {
        var (codes, state) = await reach.OfAgreementAsync(id, stop, c is IApproves);
        if (codes.Count == 0 && (c is IApproves || (await reach.OfAgreementAsync(id, stop, true)).Codes.Count == 0))
        {
            return [new AgreementUnknown(id)];
        }

        Ties ties = new(codes, null, null);
        if (Permissions.Of(c.GetType()).Any(p => p.Role == reach.Caller.Role && (p.DependsOnStage || p.OnlyInSteps || p.Relation is Relation.OwnParty)))
        {
            state ??= await reader.Session.LatestAsync<Agreement>(id, stop);
            ties = ties with
            {
                Stage = state?.Stage, OwnParty = state is null ? null : CodeOf(state, c.SpeaksFor(state)), TakesSteps = state?.Policy.ApprovalSteps is not null,
            };
        }

        var refusals = Judge(reach.Caller, c.GetType(), ties);
        return refusals.Count > 0 ? refusals : await OutOfSightAsync(reach, c.NamedAgreements, stop);
    }

    private static async Task<IReadOnlyList<Refusal>> EngagementAsync(Reach reach, Guid id, EngagementCommand c, CancellationToken stop)
    {
        var codes = c is RecordEngagement r
            ? await reach.OfEngagementAsync(r.Participants ?? [], r.Agreements ?? [], stop) : await reach.OfEngagementAsync(id, stop);
        if (codes.Count == 0 && c is not RecordEngagement)
        {
            return [new EngagementUnknown(id)];
        }

        var own = c.SpeaksFor is { } speaker ? await reach.OfAsync([speaker], stop) : new HashSet<string>();
        var refusals = Judge(reach.Caller, c.GetType(), new Ties(codes.Union(own).ToHashSet(StringComparer.Ordinal), null, c.SpeaksFor));
        if (refusals.Count == 0 && Later(c) is { } later && (await reach.OfEngagementAsync(later, stop)).Count == 0)
        {
            return [new LaterEngagementUnknown(later)];
        }

        return refusals.Count > 0 ? refusals : await OutOfSightAsync(reach, Named(c), stop);
    }

    /// <summary>Another engagement that is named: whoever may not see it cannot name it.</summary>
    private static Guid? Later(EngagementCommand c) => c switch
    {
        CarryOverActionItems carried => carried.To,
        AdoptResolution adopted => adopted.At,
        _ => null,
    };

    private static IReadOnlyList<Guid> Named(EngagementCommand c) => c switch
    {
        TraceResolution { Agreement: { } traced } => [traced],
        RecordEngagement r => r.Agreements ?? [],
        LinkEngagement l => [l.Id],
        MakeCommitment m => [m.Agreement],
        _ => [],
    };

    /// <summary>
    /// Everybody sees the directory. An entry that is new is in the reach of whoever may see all that is already recorded of its code; what an
    /// institution under nobody is called and where it is, any bureau may put right. Where it stands decides who sees its agreements.
    /// </summary>
    private async Task<IReadOnlyList<Refusal>> EntryAsync(Reach reach, string code, DirectoryCommand c, CancellationToken stop)
    {
        string[] above = c switch
        {
            RegisterInstitution { Under: { } under } => [under],
            PlaceInstitution { Under: { } under } => [under],
            RegisterBody b => [.. b.Facts.Members],
            _ => [],
        };
        var codes = await reach.OfAsync([code, .. above], stop);
        var isOwn = codes.Contains(code) || c switch
        {
            RegisterInstitution or RegisterBody => (above.Length == 0 || codes.Count > 0) && !await IsTakenAsync(reach.Caller, code, above.Length > 0, stop),
            PlaceInstitution or BodyCommand => false,
            _ => !await HasAboveAsync(code, stop),
        };
        return Judge(reach.Caller, c.GetType(), new Ties(isOwn ? new HashSet<string> { code } : new HashSet<string>(), null, null));
    }

    private static IReadOnlyList<Refusal> Judge(Caller caller, Type command, Ties ties) =>
        Permissions.Refuse(command, caller.Role, ties) is { } refusal ? [refusal] : [];

    private static async Task<IReadOnlyList<Refusal>> OutOfSightAsync(Reach reach, IReadOnlyList<Guid> agreements, CancellationToken stop)
    {
        foreach (var id in agreements)
        {
            if ((await reach.OfAgreementAsync(id, stop)).Codes.Count == 0)
            {
                return [new AgreementUnknown(id)];
            }
        }

        return [];
    }

    /// <summary>
    /// Whether a code is somebody else's: something of it is out of the caller's sight, or it is to be put under somebody though it has been on
    /// record. To take the code for one's own would be to take the sight of it.
    /// </summary>
    private async Task<bool> IsTakenAsync(Caller caller, string code, bool isPlaced, CancellationToken stop)
    {
        await using var command = reader.Db.CreateCommand(
            """
            select exists (select from sights where seen_by @> array[$1::text] and not seen_by @> array[$2::text])
                or ($3 and exists (select from sight_edges where code = $1))
            """);
        return (bool)(await command.With(code).With(caller.Institution).With(isPlaced).ExecuteScalarAsync(stop))!;
    }

    private async Task<bool> HasAboveAsync(string code, CancellationToken stop)
    {
        await using var command = reader.Db.CreateCommand("select exists (select from sight_edges where code = $1 and above <> '{}')");
        return (bool)(await command.With(code).ExecuteScalarAsync(stop))!;
    }

    private static string? CodeOf(Agreement state, string? party) =>
        party is null ? null : state.FindParty(party) is { } p ? p.Institution ?? p.Body ?? p.Id : party;
}
