namespace Agreements.Domain.Suspending;

/// <summary>Resume it, for one that suspended it. It is open again when nobody is left that suspended it.</summary>
/// <param name="Origin">Who suspended it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Below">Ids of agreements below in which what this agreement's suspension brought about is lifted with it; null for none.</param>
public sealed record ResumeAgreement(
    string Origin, string? Note = null, Edtf? On = null, [property: NotInBody] Source? Source = null, IReadOnlyList<Guid>? Below = null)
    : AgreementCommand, ICascading
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Origin;

    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Below ?? [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Suspended];

    /// <summary>Those below, and all that is above each of them.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => new() { UpFrom = Below ?? [] };

    /// <inheritdoc />
    public AgreementCommand ForBelow => this with { Below = null };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => Cascade.With(state, this, context, Own(state, context));

    /// <summary>
    /// Who decides to resume an agreement lifts all that it holds there, also what an agreement above had brought about; a cascade lifts only
    /// what its own agreement had brought about.
    /// </summary>
    private Decision Own(Agreement state, CommandContext context)
    {
        var held = state.Suspensions.Where(s => s.Origin == Origin && (context.Cause is null || s.Cause == context.Cause)).ToArray();
        if (held.Length == 0)
        {
            return Decision.Refuse(new NotSuspendedBy(state.NameOf(Origin), SuspendedBy(state)));
        }

        var active = held.Where(s => !s.IsLifted).ToArray();
        var on = context.DayOf(On, Source);
        return active.Length == 0
            ? Decision.Nothing
            : Decision.Record([.. active.Select(s => new AgreementResumed(s.Origin, on, Note, s.Cause, Source))]);
    }

    private static Text? SuspendedBy(Agreement state)
    {
        var names = state.ActiveSuspensions.Select(s => state.NameOf(s.Origin)).Distinct().ToArray();
        return names.Length == 0 ? null : new Text(string.Join("、", names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.EnOrZh)));
    }
}

/// <summary>The one that wants to resume never suspended it: each that suspended must itself resume.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="By">The names of those that have suspended it; null when nobody has.</param>
public sealed record NotSuspendedBy(Text Origin, Text? By)
    : Refusal(
        new Text(
            By is null ? $"{Origin.Zh}没有暂停本协议；协议未处于暂停状态。" : $"{Origin.Zh}没有暂停本协议；须由{By.Zh}自行恢复。",
            By is null ? $"{Origin.EnOrZh} has not suspended it; it is not suspended." : $"{Origin.EnOrZh} has not suspended it; {By.EnOrZh} must resume."),
        CanMeet.Coordinator);
