namespace Agreements.Domain.Directory;

/// <summary>That an institution is or was a member of a standing body.</summary>
/// <param name="Institution">Its code.</param>
/// <param name="From">Since when; null when unknown.</param>
/// <param name="Until">Its last day as a member; null while it is one.</param>
public sealed record Membership(string Institution, Edtf? From, Edtf? Until)
{
    /// <summary>
    /// Whether it counts as a member on a day: unless it certainly joined later, or certainly left before. An unknown or imprecise day speaks
    /// for the member.
    /// </summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public bool CountsOn(DateOnly day) => !(From?.Earliest > day) && !(Until?.Latest < day);
}
