using System.Text.Json.Serialization;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>What a row of the due list is.</summary>
[JsonConverter(typeof(KebabEnum<DueWhat>))]
public enum DueWhat
{
    /// <summary>A commitment.</summary>
    Commitment,

    /// <summary>The review of a guarantee of the terms.</summary>
    Guarantee,
}

/// <summary>What somebody owes: a commitment, or the review of a guarantee.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">The commitment's id; for a guarantee its wording behind <c>guarantee:</c>.</param>
/// <param name="What">Which of the two.</param>
/// <param name="Title">What is owed.</param>
/// <param name="Owner">Code of the institution or body that owes it, or the party's id where it has none; null when no owner is known.</param>
/// <param name="OwnerName">Its name in the agreement; null when no owner is known.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Every">How often it comes due again; null for once.</param>
/// <param name="Quantity">How much; null when not counted.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="IsOwed">Whether it is still to be done: neither settled nor in an agreement that ended or was taken back.</param>
/// <param name="Percent">How much of it is done by the latest report; null when not said so.</param>
/// <param name="AgreementTitle">The agreement's title.</param>
/// <param name="Kind">The agreement's kind.</param>
/// <param name="Stage">The agreement's stage.</param>
/// <param name="Standing">How the agreement stands.</param>
/// <param name="Version">The version of the agreement's stream that the row shows.</param>
public sealed record CommitmentRow(
    Guid Agreement, string Id, DueWhat What, Text Title, string? Owner, Text? OwnerName, Edtf? Due, Recurrence? Every, Quantity? Quantity,
    CommitmentStatus Status, bool IsOwed, int? Percent, Text AgreementTitle, AgreementKind Kind, Stage Stage, Standing Standing, long Version)
{
    /// <summary>When people are reminded of it, by the agreement's own policy.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>The rows of an agreement in a state: every commitment, and every guarantee that somebody looks after.</summary>
    /// <param name="state">The state.</param>
    public static IEnumerable<CommitmentRow> Of(Agreement state) =>
        state.Commitments.Select(o => Of(state, o)).Concat(state.Undertakings.Values.Select(u => Of(state, u)))
            .Select(r => r with { Reminders = state.Policy.Reminders ?? KindPolicy.UsualReminders });

    private static CommitmentRow Of(Agreement state, CommitmentState owed)
    {
        var (c, owner) = (owed.Commitment, Party(state, owed.Commitment.Owner));
        return new CommitmentRow(
            state.Id, c.Id, DueWhat.Commitment, c.Title, owner?.Code, owner?.Name, c.Due, c.Every, c.Quantity, owed.Status,
            !owed.IsSettled && IsChased(state), owed.Progress?.Percent, state.Title, state.Kind, state.Stage, state.Standing, state.Version);
    }

    /// <summary>A guarantee that later terms no longer give is looked after by nobody any more.</summary>
    private static CommitmentRow Of(Agreement state, Undertaking u)
    {
        var given = state.CurrentTerms?.Terms.Guarantees?.FirstOrDefault(g => g.Zh == u.Guarantee);
        var owner = Party(state, u.Owner);
        return new CommitmentRow(
            state.Id, $"guarantee:{u.Guarantee}", DueWhat.Guarantee, given ?? new Text(u.Guarantee), owner?.Code, owner?.Name, u.ReviewOn, null, null,
            given is null ? CommitmentStatus.Waived : CommitmentStatus.Open, given is not null && IsChased(state), null,
            state.Title, state.Kind, state.Stage, state.Standing, state.Version);
    }

    private static bool IsChased(Agreement state) => state.Standing is Standing.Open or Standing.Suspended or Standing.Expired;

    private static (string Code, Text Name)? Party(Agreement state, string? id) =>
        id is null ? null : state.FindParty(id) is { } p ? (p.Institution ?? p.Body ?? p.Id, p.Name) : (id, new Text(id));
}
