namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static RefuseTerms Refuse(string party, string digest, string reason = "互派人数过多") => new(party, digest, reason);

    public static RestoreTerms Restore(string? reason = null) => new(reason);
}
