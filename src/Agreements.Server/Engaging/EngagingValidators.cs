using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Engaging;

/// <summary>Shape of <see cref="RecordEngagement"/>.</summary>
public sealed class RecordEngagementValidator : AbstractValidator<RecordEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public RecordEngagementValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Place).IsLine();
        RuleFor(c => c.Reference).IsLine();
        RuleForEach(c => c.Participants).IsCode();
        RuleFor(c => c.Participants).Must(p => p.Count <= 500).WithMessage("At most 500 participants.");
        RuleFor(c => c.Agreements).Must(a => a.Count <= 100).WithMessage("At most 100 agreements.");
    }
}

/// <summary>Shape of <see cref="RescheduleEngagement"/>.</summary>
public sealed class RescheduleEngagementValidator : AbstractValidator<RescheduleEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public RescheduleEngagementValidator()
    {
        RuleFor(c => c.Place).IsLine();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="AddParticipant"/>.</summary>
public sealed class AddParticipantValidator : AbstractValidator<AddParticipant>
{
    /// <summary>Sets up the checks.</summary>
    public AddParticipantValidator() => RuleFor(c => c.Participant).IsCode();
}

/// <summary>Shape of <see cref="RemoveParticipant"/>.</summary>
public sealed class RemoveParticipantValidator : AbstractValidator<RemoveParticipant>
{
    /// <summary>Sets up the checks.</summary>
    public RemoveParticipantValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="UnlinkEngagement"/>.</summary>
public sealed class UnlinkEngagementValidator : AbstractValidator<UnlinkEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public UnlinkEngagementValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="ProposeResolution"/>.</summary>
public sealed class ProposeResolutionValidator : AbstractValidator<ProposeResolution>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeResolutionValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Text.Zh).IsReason();
        RuleFor(c => c.Text.En).IsNote();
    }
}

/// <summary>Shape of <see cref="DropResolution"/>.</summary>
public sealed class DropResolutionValidator : AbstractValidator<DropResolution>
{
    /// <summary>Sets up the checks.</summary>
    public DropResolutionValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="RaiseActionItem"/>.</summary>
public sealed class RaiseActionItemValidator : AbstractValidator<RaiseActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public RaiseActionItemValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Title).IsTitle();
    }
}

/// <summary>Shape of <see cref="FinishActionItem"/>.</summary>
public sealed class FinishActionItemValidator : AbstractValidator<FinishActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public FinishActionItemValidator() => RuleFor(c => c.Evidence).IsNote();
}

/// <summary>Shape of <see cref="DropActionItem"/>.</summary>
public sealed class DropActionItemValidator : AbstractValidator<DropActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public DropActionItemValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="MakeCommitment"/>.</summary>
public sealed class MakeCommitmentValidator : AbstractValidator<MakeCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public MakeCommitmentValidator() => RuleFor(c => c.Commitment ?? c.Id).IsCode();
}
