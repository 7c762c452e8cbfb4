using Agreements.Server.Http;

namespace Agreements.Server.Committing;

/// <summary>A commitment kept.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record Kept(Edtf? On = null, string? Evidence = null);

/// <summary>Another owner.</summary>
/// <param name="Owner">The party that owes it from now on.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record HandedOver(string Owner, string? Reason = null, Edtf? On = null);

/// <summary>Another due day.</summary>
/// <param name="Due">By when it is due; null when no day is set any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day on which it was moved; null for today.</param>
public sealed record Moved(Edtf? Due, string Reason, Edtf? On = null);

/// <summary>How far it has come.</summary>
/// <param name="Percent">How much of it is done, 0 to 100; null when not said so.</param>
/// <param name="Amount">How much was reached; null when not counted.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Reported(int? Percent = null, Quantity? Amount = null, string? Note = null, Edtf? On = null);

/// <summary>A claim that it was kept.</summary>
/// <param name="Evidence">What shows it; null for nothing.</param>
/// <param name="Documents">SHA-256 digests of the documents that show it; null for none.</param>
/// <param name="On">The day it was kept; null for today.</param>
public sealed record Claimed(string? Evidence = null, IReadOnlyList<string>? Documents = null, Edtf? On = null);

/// <summary>Another side confirms it.</summary>
/// <param name="Party">The party that confirms it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Confirmed(string Party, string? Note = null, Edtf? On = null);

/// <summary>Another side rejects the claim.</summary>
/// <param name="Party">The party that rejects it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Rejected(string Party, string Reason, Edtf? On = null);

/// <summary>Let off.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party that lets it off; null for an approver, who acts for the bureau.</param>
/// <param name="On">The day; null for today.</param>
public sealed record LetOff(string Reason, string? Party = null, Edtf? On = null);

/// <summary>The day by which periods are over.</summary>
/// <param name="AsOf">The day; null for today.</param>
public sealed record RoundAsOf(DateOnly? AsOf = null);

/// <summary>Who looks after a guarantee.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Owner">The party.</param>
/// <param name="ReviewOn">When it is to be looked at; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record LookedAfter(string Guarantee, string Owner, Edtf? ReviewOn = null, Edtf? On = null);

/// <summary>What a review found.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Note">What was found.</param>
/// <param name="NextReview">When it is to be looked at again; null when no day is set.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Reviewed(string Guarantee, string Note, Edtf? NextReview = null, Edtf? On = null);

/// <summary>Commitments over HTTP.</summary>
public static class CommittingEndpoints
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps commitments and guarantees.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCommitting(this IEndpointRouteBuilder api)
    {
        api.MapCommand("commitments", "addCommitment", "Add what somebody owes.",
            (id, commitment, a) => new AddCommitment(id, commitment) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Commitment("return-visit", new Text("企业到青苏职中考察", "The enterprise visits Qingsu"), "qingsu", Edtf.Parse("2025-09"), Quantity: new Quantity(2, Qualifier.AtLeast, "visit", "次")));
        MapChanges(api);
        MapAnswers(api);
        MapGuarantees(api);
    }

    private static void MapChanges(IEndpointRouteBuilder api)
    {
        api.MapOwed("owner", "reassignCommitment", "Have another party owe a commitment.",
            (id, owed, b, a) => new ReassignCommitment(id, owed, b.Owner, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new HandedOver("cq-women", "分工调整"));
        api.MapOwed("due", "rescheduleCommitment", "Move the due day of a commitment; the earlier day stays in the history.",
            (id, owed, b, a) => new RescheduleCommitment(id, owed, b.Due, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Moved(Edtf.Parse("2025-12"), "企业档期冲突"));
        api.MapOwed("progress", "reportProgress", "Report how far a commitment has come.",
            (id, owed, b, a) => new ReportProgress(id, owed, b.Percent, b.Amount, b.Note, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Reported(50, new Quantity(1, Qualifier.Exact, "visit", "次"), "第一次考察已完成"));
        api.MapCommand("rounds", "comeRound", "Have every recurring commitment whose period is over come due again; done daily by itself.",
            (id, b, a) => new ComeRound(id, b.AsOf ?? a.Today) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new RoundAsOf(new DateOnly(2026, 1, 1)));
    }

    private static void MapAnswers(IEndpointRouteBuilder api)
    {
        api.MapOwed("claim", "claimCommitment", "Claim, for its owner, that a commitment was kept.",
            (id, owed, b, a) => new ClaimCommitment(id, owed, b.Evidence, b.Documents, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Claimed("考察纪要（2025年9月）", [ExampleDigest], Edtf.Parse("2025-09-20")));
        api.MapOwed("verification", "verifyCommitment", "Confirm, for another side, that what was claimed was kept.",
            (id, owed, b, a) => new VerifyCommitment(id, owed, b.Party, b.Note, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Confirmed("cq-women", "属实"));
        api.MapOwed("rejection", "rejectClaim", "Reject, for another side, the claim that a commitment was kept.",
            (id, owed, b, a) => new RejectClaim(id, owed, b.Party, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Rejected("cq-women", "名单不全"));
        api.MapOwed("waiver", "waiveCommitment", "Let the owner of a commitment off: for another side, or as an approver.",
            (id, owed, b, a) => new WaiveCommitment(id, owed, b.Reason, b.Party, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new LetOff("企业停产", "cq-women"));
        api.MapOwed("fulfilment", "fulfilCommitment", "Record that a commitment was kept.",
            (id, owed, b, a) => new FulfilCommitment(id, owed, b.On, b.Evidence) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Kept(Edtf.Parse("2025-09-20"), "考察纪要（2025年9月）"));
    }

    private static void MapGuarantees(IEndpointRouteBuilder api)
    {
        api.MapCommand("guarantees", "assignGuarantee", "Have a party look after a guarantee of the terms.",
            (id, b, a) => new AssignGuarantee(id, b.Guarantee, b.Owner, b.ReviewOn, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new LookedAfter("组织领导", "qingyang-edu", Edtf.Parse("2026-03")));
        api.MapCommand("guarantees/reviews", "reviewGuarantee", "Take down what a review of a guarantee found.",
            (id, b, a) => new ReviewGuarantee(id, b.Guarantee, b.Note, b.NextReview, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Reviewed("组织领导", "领导小组每季度开会", Edtf.Parse("2027-03")));
    }

    private static void MapOwed<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<Guid, string, TBody, Asking, AgreementCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/commitments/{{commitment}}/{route}", (Guid id, string commitment, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (b, a) => command(id, commitment, b, a)))
            .Describe(name, summary, example);
}
