using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;
using JasperFx.Events;

namespace Agreements.Server.Notifications.Causes;

/// <summary>What an agreement has begun to wait for by an event: what the list of pending actions shows after it and did not before.</summary>
internal static class AwaitedCauses
{
    /// <summary>What of all that can wait is a question to somebody, by its code; what is not here is none to anybody in particular.</summary>
    public static readonly IReadOnlyDictionary<string, Topic> Topics = new Dictionary<string, Topic>(StringComparer.Ordinal)
    {
        ["consent-missing"] = Topic.ConsentAwaited, ["amendment-consent-missing"] = Topic.ConsentAwaited,
        ["termination-consent-missing"] = Topic.ConsentAwaited, ["signature-missing"] = Topic.SignatureAwaited,
        ["amendment-signature-missing"] = Topic.SignatureAwaited, ["witness-missing"] = Topic.AttestationAwaited,
        ["claim-unverified"] = Topic.VerificationAwaited, ["rating-missing"] = Topic.RatingAwaited,
    };

    /// <summary>One cause for each.</summary>
    /// <param name="stream">What happened to one agreement.</param>
    /// <param name="isNews">Which events are told at all.</param>
    public static IEnumerable<Cause> Of(StreamChange stream, Func<IEvent, bool> isNews)
    {
        (Agreement Of, IReadOnlyList<Asked> Asked)? known = null;
        foreach (var h in stream.Events.Where(h => isNews(h.Event)))
        {
            if (h is not { Before: Agreement before, After: Agreement after })
            {
                continue;
            }

            var day = Shanghai.Day(h.Event.Timestamp);
            var waited = known is { } k && ReferenceEquals(k.Of, before) ? k.Asked : Waiting(before, day);
            var waits = Waiting(after, day);
            known = (after, waits);
            foreach (var asked in waits.Where(a => !waited.Contains(a)))
            {
                yield return CauseOf(h.Event, after, asked);
            }
        }
    }

    private static Cause CauseOf(IEvent e, Agreement after, Asked asked)
    {
        var of = asked.Approval is { } step ? $"step-{step}" : $"{asked.Code}/{asked.Party}{(asked.Of is null ? "" : $"/{asked.Of}")}";
        return new Cause(
            $"{e.StreamId:n}/{e.Version}/{KebabEnum<Topic>.Name(asked.Topic)}/{of}", asked.Topic, e.StreamId, e.Timestamp.ToUniversalTime(), e.UserName,
            new CauseFacts(after.Title)
            {
                Version = e.Version, Kind = after.Kind, Stage = after.Stage, Item = asked.Sentence, Code = asked.Code, Party = asked.Party,
                Step = asked.Approval,
            },
            [asked.Audience]);
    }

    private static List<Asked> Waiting(Agreement state, DateOnly today)
    {
        if (!state.Exists)
        {
            return [];
        }

        var asked = (
            from w in Waits.Of(state, today)
            where Topics.ContainsKey(w.Code) && w.For == CanMeet.Party && w.Party is not null && !(w.From > today)
            let party = state.FindParty(w.Party!) ?? state.OpenAmendment?.Parties?.Joining.FirstOrDefault(p => p.Id == w.Party)
            let code = party?.Institution ?? party?.Body
            where code is not null
            select new Asked(Topics[w.Code], w.Code, w.Party, w.Sentence, new Audience(ToldAs.Party, code))
            {
                // A new text asks for a new consent, a new supplementary agreement for a new answer.
                Of = w.Code == "consent-missing" ? state.CurrentTerms?.Digest : w.Code.StartsWith("amendment", StringComparison.Ordinal)
                    ? state.OpenAmendment?.Digest : null,
            }).ToList();
        if (Waits.RelatedOf(state) is { Approval: { } approval } related && !(related.AskedFrom > today))
        {
            asked.Add(Step(approval));
        }

        return asked;
    }

    private static Asked Step(PendingApproval approval)
    {
        var (place, to) = (approval.Place, approval.Delegated);
        var audience = to is { Account: { } account } ? new Audience(ToldAs.Account, account)
            : to is not null ? new Audience(ToldAs.Step, to.To) { Step = new StepTaker(to.Role, false, 0) }
            : new Audience(ToldAs.Step, place.From) { Step = new StepTaker(place.Step.Role, place.IsBureau, place.Up) };
        var words = new Text($"第{place.Number}步审批，共{approval.Total}步", $"step {place.Number} of {approval.Total} of its approval");
        return new Asked(Topic.ApprovalAwaited, "approval-missing", null, words, audience) { Approval = place.Number, Returned = approval.Returned?.Reason };
    }

    /// <summary>Something awaited. Two are the same where they ask the same of the same.</summary>
    private sealed record Asked(Topic Topic, string Code, string? Party, Text Sentence, Audience Audience)
    {
        public string? Of { get; init; }

        public int? Approval { get; init; }

        /// <summary>Why it was returned: a step that begins again is asked anew.</summary>
        public string? Returned { get; init; }
    }
}
