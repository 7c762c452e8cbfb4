namespace Agreements.Domain.Directory;

/// <summary>Record that an institution became a member.</summary>
/// <param name="Institution">The institution's code.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AdmitMember(string Institution, Edtf? On = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override Needs Needs => new() { Institutions = [Institution] };

    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) =>
        state.Facts!.Members.Contains(Institution) ? BodyDecision.Nothing
        : Source is null && Ancestry.RefuseUnlessNamed(Institution, context.Related) is { } unfit ? BodyDecision.Refuse(unfit)
        : BodyDecision.Record(new MemberJoined(Institution, context.DayOf(On, Source), Source));
}

/// <summary>Record that a member left.</summary>
/// <param name="Institution">The institution's code.</param>
/// <param name="On">Its last day as a member; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReleaseMember(string Institution, Edtf? On = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context)
    {
        if (state.Memberships.FindLast(m => m.Institution == Institution) is not { } member)
        {
            return BodyDecision.Refuse(new NoMember(Institution));
        }

        var lastDay = context.LastDayOf(On, Source);
        return member.Until is not null ? BodyDecision.Nothing
            : member.From?.Earliest > lastDay.Latest ? BodyDecision.Refuse(new LeftBeforeJoining(Institution, member.From, lastDay))
            : BodyDecision.Record(new MemberLeft(Institution, lastDay, Source));
    }
}

/// <summary>Say whether the members on record are all there are.</summary>
/// <param name="Complete">Whether they are.</param>
public sealed record CloseMembership(bool Complete) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) => Complete == state.Facts!.MembersComplete
        ? BodyDecision.Nothing
        : BodyDecision.Record(new MembershipStated(Complete ? MembersOnRecord.All : MembersOnRecord.Some));
}

/// <summary>The institution never was a member.</summary>
/// <param name="Institution">Its code.</param>
public sealed record NoMember(string Institution)
    : Refusal(new Text($"“{Institution}”从未是成员。", $"'{Institution}' never was a member."), CanMeet.Coordinator);

/// <summary>The last day as a member lies before the first.</summary>
/// <param name="Institution">The member's code.</param>
/// <param name="From">Since when it is a member.</param>
/// <param name="Until">The last day given.</param>
public sealed record LeftBeforeJoining(string Institution, Edtf From, Edtf Until)
    : Refusal(
        new Text($"“{Institution}”自{From}起才是成员，不能于{Until}退出。", $"'{Institution}' is a member since {From} and cannot have left on {Until}."),
        CanMeet.Coordinator);
