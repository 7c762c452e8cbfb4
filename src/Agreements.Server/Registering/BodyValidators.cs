using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Registering;

/// <summary>Shape of <see cref="RegisterBody"/>.</summary>
public sealed class RegisterBodyValidator : AbstractValidator<RegisterBody>
{
    /// <summary>Sets up the checks.</summary>
    public RegisterBodyValidator()
    {
        RuleFor(c => c.Facts.Code).IsCode();
        RuleFor(c => c.Facts.Name).IsTitle();
        RuleFor(c => c.Facts.Chair).IsCodeOrNone();
        RuleFor(c => c.Facts.CoLeads).AreCodes();
        RuleFor(c => c.Facts.Members).AreCodes();
    }
}

/// <summary>Shape of <see cref="RenameBody"/>.</summary>
public sealed class RenameBodyValidator : AbstractValidator<RenameBody>
{
    /// <summary>Sets up the checks.</summary>
    public RenameBodyValidator() => RuleFor(c => c.Name).IsTitle();
}

/// <summary>Shape of <see cref="AppointChair"/>.</summary>
public sealed class AppointChairValidator : AbstractValidator<AppointChair>
{
    /// <summary>Sets up the checks.</summary>
    public AppointChairValidator() => RuleFor(c => c.Institution).IsCodeOrNone();
}

/// <summary>Shape of <see cref="NameCoLeads"/>.</summary>
public sealed class NameCoLeadsValidator : AbstractValidator<NameCoLeads>
{
    /// <summary>Sets up the checks.</summary>
    public NameCoLeadsValidator() => RuleFor(c => c.Institutions).AreCodes();
}

/// <summary>Shape of <see cref="AdmitMember"/>.</summary>
public sealed class AdmitMemberValidator : AbstractValidator<AdmitMember>
{
    /// <summary>Sets up the checks.</summary>
    public AdmitMemberValidator() => RuleFor(c => c.Institution).IsCode();
}

/// <summary>Shape of <see cref="DissolveBody"/>.</summary>
public sealed class DissolveBodyValidator : AbstractValidator<DissolveBody>
{
    /// <summary>Sets up the checks.</summary>
    public DissolveBodyValidator() => RuleFor(c => c.Reason).IsNote();
}

/// <summary>Shape of <see cref="RecordBodyFigure"/>.</summary>
public sealed class RecordBodyFigureValidator : AbstractValidator<RecordBodyFigure>
{
    /// <summary>Sets up the checks.</summary>
    public RecordBodyFigureValidator() => RuleFor(c => c.Figure).SetValidator(new FigureValidator());
}

/// <summary>Shape of <see cref="CorrectBodyFigure"/>.</summary>
public sealed class CorrectBodyFigureValidator : AbstractValidator<CorrectBodyFigure>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectBodyFigureValidator()
    {
        RuleFor(c => c.Figure).SetValidator(new FigureValidator());
        RuleFor(c => c.Reason).IsReason();
    }
}
