using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static RefuseTerms Refuse(string party, string digest, string reason = "互派人数过多") => new(Id, party, digest, reason) { By = Coordinator, Today = Today };

    public static RestoreTerms Restore(string? reason = null) => new(Id, reason) { By = Coordinator, Today = Today };
}
