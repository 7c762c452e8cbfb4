namespace Agreements.Domain.Guarding;

/// <summary>Something that an agreement waits for.</summary>
/// <param name="Code">Stable code, such as <c>consent-missing</c>.</param>
/// <param name="Sentence">What it waits for, in words for people.</param>
/// <param name="For">In which capacity somebody can give it.</param>
/// <param name="Party">Id of the party that can give it; null when it is no party in particular.</param>
/// <param name="From">The first day on which it is worth asking for, in Asia/Shanghai; null for at once.</param>
/// <param name="Since">The earliest day on which it can have begun to wait, in Asia/Shanghai, by when things happened; null when unknown.</param>
/// <param name="At">Code of the institution for which somebody must act to give it; null where it is any that has a role, or the party's.</param>
public sealed record Waiting(
    string Code, Text Sentence, CanMeet For, string? Party = null, DateOnly? From = null, DateOnly? Since = null, string? At = null);

/// <summary>
/// What waits for whom: suspensions to lift, a supplementary agreement to answer, claims to verify, and the unmet guards of the next stage, each
/// with the one who is nearest to doing something about it.
/// </summary>
public static class Waits
{
    /// <summary>How long before the last day of the terms it is worth asking for ratings and results.</summary>
    private const int EvaluationLeadDays = 60;

    /// <summary>What an agreement waits for, as far as it tells itself; nothing when it is closed. The rest is <see cref="RelatedOf"/>.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static IReadOnlyList<Waiting> Of(Agreement state, DateOnly today) => state.Standing switch
    {
        Standing.Suspended => [.. Resumptions(state), .. Termination(state), .. OwingLeavers(state)],
        Standing.Open => [.. Termination(state), .. OwingLeavers(state), .. Amendment(state), .. Claims(state), .. NextStage(state, today)],
        _ => [],
    };

    /// <summary>The guards about other streams that an agreement may wait for; null for none.</summary>
    /// <param name="state">The agreement.</param>
    public static RelatedGuards? RelatedOf(Agreement state)
    {
        var (isAsked, from) = WorthAsking(state);
        return state.Standing == Standing.Open && isAsked && Guards.RelatedForNext(state) is { } guards
            ? guards with { AskedFrom = from }
            : null;
    }

    /// <summary>What waits when a guard does not hold.</summary>
    /// <param name="unmet">The guard.</param>
    /// <param name="from">The first day on which it is worth asking for, in Asia/Shanghai; null for at once.</param>
    /// <param name="began">Since when the agreement waits for what its next stage needs, see <see cref="SinceFor"/>; nothing waits before it is
    /// asked for.</param>
    public static Waiting For(Refusal unmet, DateOnly? from = null, DateOnly? began = null) =>
        new(unmet.Code, unmet.Sentence, Nearest(unmet), unmet.PartyId, from, from > began ? from : began, unmet.Next?.Institution);

    /// <summary>
    /// Since when an agreement waits for what its next stage needs: since it entered the stage, went back to it, or, while the text is negotiated, since the
    /// text on the table came. In Asia/Shanghai; null when none of these days is known.
    /// </summary>
    /// <param name="state">The agreement.</param>
    public static DateOnly? SinceFor(Agreement state) => Latest(
        state.Entries.GetValueOrDefault(state.Stage)?.On, state.ReturnedOn, state.Stage == Stage.Proposed ? state.CurrentTerms?.On : null);

    /// <summary>Each that suspended must itself resume; what was suspended by a decision above is resumed there.</summary>
    private static IEnumerable<Waiting> Resumptions(Agreement state) => state.ActiveSuspensions.Where(s => s.Cause is null).Select(s =>
    {
        var party = state.FindParty(s.Origin);
        var name = party?.Name ?? new Text(s.Origin);
        return new Waiting(
            "suspended", new Text($"由{name.Zh}暂停，待其恢复。", $"Suspended by {name.EnOrZh}, who must resume it."),
            party is null ? CanMeet.Coordinator : CanMeet.Party, party?.Id, Since: s.On?.Earliest);
    });

    private static IEnumerable<Waiting> Amendment(Agreement state)
    {
        if (state.OpenAmendment is not { } open)
        {
            yield break;
        }

        var bound = open.Bound(state).ToArray();
        foreach (var p in bound.Where(p => !open.Consents.Contains(p.Id) && !open.Refusals.ContainsKey(p.Id)))
        {
            yield return new Waiting(
                "amendment-consent-missing",
                new Text($"{p.Name.Zh}尚未答复第{open.Number}号补充协议。", $"{p.Name.EnOrZh} has not answered supplementary agreement {open.Number}."),
                CanMeet.Party, p.Id, Since: open.On?.Earliest);
        }

        foreach (var p in bound.Where(p => bound.All(b => open.Consents.Contains(b.Id)) && !open.Signatures.ContainsKey(p.Id)))
        {
            yield return new Waiting(
                "amendment-signature-missing",
                new Text($"{p.Name.Zh}尚未签署第{open.Number}号补充协议。", $"{p.Name.EnOrZh} has not signed supplementary agreement {open.Number}."),
                CanMeet.Party, p.Id, Since: Latest(open.On, open.LastConsentOn));
        }

        if (!open.Refusals.IsEmpty)
        {
            yield return new Waiting(
                "amendment-refused",
                new Text($"第{open.Number}号补充协议被拒绝，待修改或撤回。", $"Supplementary agreement {open.Number} was refused: revise or withdraw it."),
                CanMeet.Coordinator, Since: open.On?.Earliest);
        }
    }

    private static Waiting[] Termination(Agreement state)
    {
        if (state.ProposedTermination is not { } proposed)
        {
            return [];
        }

        Waiting[] missing =
        [
            .. proposed.Missing(state).Select(p => new Waiting(
                "termination-consent-missing", new Text($"{p.Name.Zh}尚未答复终止提议。", $"{p.Name.EnOrZh} has not answered the proposal to end it."),
                CanMeet.Party, p.Id, Since: proposed.On?.Earliest)),
        ];
        return missing.Length > 0
            ? missing
            : [new Waiting(
                "termination-agreed", new Text("各方均已同意终止，待办理。", "All have consented to end it: it can be ended."), CanMeet.Coordinator,
                Since: Latest([proposed.On, .. proposed.Consents.Values.Select(c => c.On)]))];
    }

    /// <summary>Who has given notice and would leave, but still owes something: it is settled or handed over by the day of the notice.</summary>
    private static IEnumerable<Waiting> OwingLeavers(Agreement state) =>
        from notice in state.PendingNotices
        where OneOfSeveral.CanGo(state, notice.Party)
        let party = state.FindParty(notice.Party)!
        let owes = OneOfSeveral.RefuseWhileOwing(state, party)
        where owes is not null
        select new Waiting(owes.Code, owes.Sentence, CanMeet.Coordinator, party.Id, Since: notice.On?.Earliest);

    /// <summary>Only the named verifier is asked; where nobody is named, every other principal can answer.</summary>
    private static IEnumerable<Waiting> Claims(Agreement state) =>
        from owed in state.Commitments
        where owed.Status is CommitmentStatus.Claimed
        from p in owed.Commitment.Verifier is { } verifier ? state.Parties.Where(p => p.Id == verifier) : state.Principals
        where p.Id != owed.Commitment.Owner
        select new Waiting(
            "claim-unverified", new Text(
                $"“{owed.Commitment.Title.Zh}”已报履行，待{p.Name.Zh}核验。",
                $"'{owed.Commitment.Title.EnOrZh}' is said to be kept: {p.Name.EnOrZh} can verify or reject it."),
            CanMeet.Party, p.Id, Since: owed.Claim?.On?.Earliest);

    private static IEnumerable<Waiting> NextStage(Agreement state, DateOnly today)
    {
        var (isAsked, from) = WorthAsking(state);
        if (!isAsked)
        {
            return [];
        }

        // An open amendment is told by those whom it waits for; of the principals only those whose turn it is are asked to consent.
        var unmet = Guards.UnmetOfItself(state, today)
            .Where(u => u.MetBy.Count > 0 && u is not AmendmentOpen && !(u is ConsentMissing c && IsNotTheTurnOf(state, c.Party)));
        var began = SinceFor(state);
        return [.. unmet.Select(u => For(u, from, began)), .. Redrafts(state)];
    }

    /// <summary>While work goes on nobody need be asked for ratings every day; where no last day is known, nobody is asked at all.</summary>
    private static (bool IsAsked, DateOnly? From) WorthAsking(Agreement state)
    {
        DateOnly? from = state.Stage == Stage.Implementing && LastDay.Of(state)?.Latest is { } last
            ? last.AddDays(-Math.Min(EvaluationLeadDays, last.DayNumber))
            : null;
        return (state.Stage != Stage.Implementing || from is not null, from);
    }

    private static bool IsNotTheTurnOf(Agreement state, string party) => state.Turn is { } turn && !turn.Parties.Contains(party);

    private static IEnumerable<Waiting> Redrafts(Agreement state) => state.Turn is not { To: TurnTo.Redraft } turn
        ? []
        : [new Waiting(
            "terms-refused", new Text("条款文本被拒绝，待修改或退回前一稿。", "The text was refused: write another, or go back to the last one agreed."),
            turn.IsCoordinators ? CanMeet.Coordinator : CanMeet.Party, turn.Parties.IsEmpty ? null : turn.Parties[0],
            Since: Latest([.. state.Objections.Values.Select(o => o.On)]))];

    /// <summary>The latest of the earliest days that days can mean; null when none is known.</summary>
    private static DateOnly? Latest(params IReadOnlyList<Edtf?> days) => days.Max(d => d?.Earliest);

    private static CanMeet Nearest(Refusal unmet) => unmet.MetBy[0] == CanMeet.Party && unmet.PartyId is null ? CanMeet.Coordinator : unmet.MetBy[0];
}
