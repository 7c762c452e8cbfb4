using Agreements.Server.Commands;

namespace Agreements.Browser.Tests;

/// <summary>Makes the request that carries a command.</summary>
internal static class Asking
{
    public static EngagementRequest For(this EngagementCommand command, Guid id, Actor by, DateOnly today) => new(id, command, new CommandContext(by, today));

    public static AgreementRequest For(this AgreementCommand command, Guid id, Actor by, DateOnly today) => new(id, command, new CommandContext(by, today));
}
