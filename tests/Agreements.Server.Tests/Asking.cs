using Agreements.Server.Commands;

namespace Agreements.Server.Tests;

/// <summary>Makes the request that carries a command.</summary>
internal static class Asking
{
    public static AgreementRequest For(this AgreementCommand command, Guid id) =>
        command.For(id, ReadModels.RunningServer.Coordinator, ReadModels.RunningServer.Today);

    public static AgreementRequest For(this AgreementCommand command, Guid id, Actor by, DateOnly today) => new(id, command, new CommandContext(by, today));

    public static EngagementRequest For(this EngagementCommand command, Guid id, Actor by, DateOnly today) => new(id, command, new CommandContext(by, today));

    public static InstitutionRequest For(this InstitutionCommand command, string code, Actor by, DateOnly today) =>
        new(code, command, new CommandContext(by, today));

    public static BodyRequest For(this BodyCommand command, string code, Actor by, DateOnly today) => new(code, command, new CommandContext(by, today));
}
