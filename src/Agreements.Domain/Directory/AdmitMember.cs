namespace Agreements.Domain.Directory;

/// <summary>Record that an institution became a member.</summary>
/// <param name="Code">The body.</param>
/// <param name="Institution">The institution's code.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AdmitMember(string Code, string Institution, Edtf? On = null, Source? Source = null) : BodyCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => [Institution];
}

/// <summary>Record that a member left.</summary>
/// <param name="Code">The body.</param>
/// <param name="Institution">The institution's code.</param>
/// <param name="On">Its last day as a member; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReleaseMember(string Code, string Institution, Edtf? On = null, Source? Source = null) : BodyCommand(Code);

/// <summary>Say whether the members on record are all there are.</summary>
/// <param name="Code">The body.</param>
/// <param name="Complete">Whether they are.</param>
public sealed record CloseMembership(string Code, bool Complete) : BodyCommand(Code);

/// <summary>The decisions on members.</summary>
internal static class BodyMembers
{
    public static Decision<BodyEvent> Decide(Body state, AdmitMember c) =>
        state.Facts!.Members.Contains(c.Institution) ? Decision<BodyEvent>.Nothing
        : c.Source is null && Ancestry.RefuseUnlessNamed(c.Institution, c.Around) is { } unfit ? Decision<BodyEvent>.Refuse(unfit)
        : Decision<BodyEvent>.Record(new MemberJoined(c.Institution, c.DayOf(c.On, c.Source), c.Source));

    public static Decision<BodyEvent> Decide(Body state, ReleaseMember c)
    {
        if (state.Memberships.FindLast(m => m.Institution == c.Institution) is not { } member)
        {
            return Decision<BodyEvent>.Refuse(new NoMember(c.Institution));
        }

        var lastDay = c.LastDayOf(c.On, c.Source);
        return member.Until is not null ? Decision<BodyEvent>.Nothing
            : member.From?.Earliest > lastDay.Latest ? Decision<BodyEvent>.Refuse(new LeftBeforeJoining(c.Institution, member.From, lastDay))
            : Decision<BodyEvent>.Record(new MemberLeft(c.Institution, lastDay, c.Source));
    }

    public static Decision<BodyEvent> Decide(Body state, CloseMembership c) => c.Complete == state.Facts!.MembersComplete
        ? Decision<BodyEvent>.Nothing
        : Decision<BodyEvent>.Record(new MembershipClosed(c.Complete));
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
