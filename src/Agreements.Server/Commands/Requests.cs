using Agreements.Server.Identity.People;
using System.Text.Json.Serialization;
using Wolverine.Attributes;

namespace Agreements.Server.Commands;

/// <summary>A command with what it is for and who asks: the message that a handler gets.</summary>
/// <param name="Context">Who asks, on which day, having seen what.</param>
public abstract record Request(CommandContext Context)
{
    /// <summary>Id of the stream that it is for.</summary>
    [JsonIgnore]
    public abstract Guid Stream { get; }

    /// <summary>What is asked.</summary>
    [JsonIgnore]
    public abstract Command Asked { get; }

    /// <summary>Where what it begins can be read.</summary>
    [JsonIgnore]
    public abstract string Location { get; }

    /// <summary>The key under which its answer is kept; null for none. What waits in a queue has none: it is decided once by itself.</summary>
    [JsonIgnore]
    public Once? Once { get; init; }

    /// <summary>What whoever asked is warned of in its texts. What waits in a queue was written by nobody.</summary>
    [JsonIgnore]
    public IReadOnlyList<TextWarning> Warnings { get; init; } = [];

    /// <summary>The command's name and the stream, and no more: whatever fails is logged by it, and what people wrote is not for logs.</summary>
    public sealed override string ToString() => $"{Asked} {Stream}";
}

/// <summary>A command for one agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Context">Who asks.</param>
[MessageIdentity("Agreements.Server.Commands.AgreementRequest")]
public sealed record AgreementRequest(Guid AgreementId, AgreementCommand Command, CommandContext Context) : Request(Context)
{
    /// <inheritdoc />
    public override Guid Stream => AgreementId;

    /// <inheritdoc />
    public override Command Asked => Command;

    /// <inheritdoc />
    public override string Location => $"/api/v1/agreements/{AgreementId}";
}

/// <summary>A command for one engagement.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Context">Who asks.</param>
public sealed record EngagementRequest(Guid EngagementId, EngagementCommand Command, CommandContext Context) : Request(Context)
{
    /// <inheritdoc />
    public override Guid Stream => EngagementId;

    /// <inheritdoc />
    public override Command Asked => Command;

    /// <inheritdoc />
    public override string Location => $"/api/v1/engagements/{EngagementId}";
}

/// <summary>A command for an institution's entry.</summary>
/// <param name="Code">The institution's code.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Context">Who asks.</param>
public sealed record InstitutionRequest(string Code, InstitutionCommand Command, CommandContext Context) : Request(Context)
{
    /// <inheritdoc />
    public override Guid Stream => DirectoryIds.OfInstitution(Code);

    /// <inheritdoc />
    public override Command Asked => Command;

    /// <inheritdoc />
    public override string Location => $"/api/v1/institutions/{Code}";
}

/// <summary>A command for a standing body's entry.</summary>
/// <param name="Code">The body's code.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Context">Who asks.</param>
public sealed record BodyRequest(string Code, BodyCommand Command, CommandContext Context) : Request(Context)
{
    /// <inheritdoc />
    public override Guid Stream => DirectoryIds.OfBody(Code);

    /// <inheritdoc />
    public override Command Asked => Command;

    /// <inheritdoc />
    public override string Location => $"/api/v1/bodies/{Code}";
}

/// <summary>A command for the policies of a kind of agreement.</summary>
/// <param name="Command">What is asked; it names the kind.</param>
/// <param name="Context">Who asks.</param>
public sealed record PolicyRequest(PolicyCommand Command, CommandContext Context) : Request(Context)
{
    /// <inheritdoc />
    public override Guid Stream => PublishedPolicies.StreamOf(Command.Kind);

    /// <inheritdoc />
    public override Command Asked => Command;

    /// <inheritdoc />
    public override string Location => $"/api/v1/policies/{KebabEnum<AgreementKind>.Name(Command.Kind)}";
}
