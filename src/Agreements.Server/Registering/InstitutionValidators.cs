using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Registering;

/// <summary>Shapes that the commands of the directory share.</summary>
internal static class EntryShapes
{
    private const int LongestName = 300;

    private const int MostNames = 50;

    public static void IsName<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(n => !string.IsNullOrWhiteSpace(n) && n.Length <= LongestName)
        .WithMessage($"Write 1 to {LongestName} characters.")
        .HasNoFault(Keepable.FaultInLine);

    public static void AreNames<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(a => a.Count <= MostNames && a.All(n => !string.IsNullOrWhiteSpace(n) && n.Length <= LongestName))
        .WithMessage($"Give at most {MostNames} names of 1 to {LongestName} characters.")
        .HasNoFault(a => a.Select(Keepable.FaultInLine).FirstOrDefault(f => f is not null));

    public static void IsRegion<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(r => r is null || (r.Length <= LongestName && r.Split('/').All(part => !string.IsNullOrWhiteSpace(part) && part.Trim() == part)))
        .WithMessage("Write the region from large to small, parts split by '/', such as 四川省/成都市; or leave it out.")
        .HasNoFault(Keepable.FaultInLine);

    public static void IsCodeOrNone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(c => c is null || IsCode(c)).WithMessage("Use 1 to 80 lower-case letters, digits and hyphens, or leave it out.");

    public static void AreCodes<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(c => c.Count <= 500 && c.All(IsCode) && c.Distinct(StringComparer.Ordinal).Count() == c.Count)
        .WithMessage("Give at most 500 codes, each once, of lower-case letters, digits and hyphens.");

    private static bool IsCode(string c) => c is { Length: > 0 and <= 80 } && c.All(l => char.IsAsciiLetterLower(l) || char.IsAsciiDigit(l) || l == '-');
}

/// <summary>Shape of a figure.</summary>
internal sealed class FigureValidator : AbstractValidator<Figure>
{
    public FigureValidator()
    {
        RuleFor(f => f.Id).Must(i => i is { Length: > 0 and <= 80 }).WithMessage("Use 1 to 80 characters.").HasNoFault(Keepable.FaultInLine);
        RuleFor(f => f.Name).IsTitle();
        RuleFor(f => f.Quantity.Unit).IsName();
    }
}

/// <summary>Shape of <see cref="RegisterInstitution"/>.</summary>
public sealed class RegisterInstitutionValidator : AbstractValidator<RegisterInstitution>
{
    /// <summary>Sets up the checks.</summary>
    public RegisterInstitutionValidator()
    {
        RuleFor(c => c.Code).IsCode();
        RuleFor(c => c.Name).IsTitle();
        RuleFor(c => c.Aliases).AreNames();
        RuleFor(c => c.Region).IsRegion();
        RuleFor(c => c.Under).IsCodeOrNone();
    }
}

/// <summary>Shape of <see cref="RenameInstitution"/>.</summary>
public sealed class RenameInstitutionValidator : AbstractValidator<RenameInstitution>
{
    /// <summary>Sets up the checks.</summary>
    public RenameInstitutionValidator() => RuleFor(c => c.Name).IsTitle();
}

/// <summary>Shape of <see cref="AddAlias"/>.</summary>
public sealed class AddAliasValidator : AbstractValidator<AddAlias>
{
    /// <summary>Sets up the checks.</summary>
    public AddAliasValidator() => RuleFor(c => c.Alias).IsName();
}

/// <summary>Shape of <see cref="MoveInstitution"/>.</summary>
public sealed class MoveInstitutionValidator : AbstractValidator<MoveInstitution>
{
    /// <summary>Sets up the checks.</summary>
    public MoveInstitutionValidator() => RuleFor(c => c.Region).IsRegion();
}

/// <summary>Shape of <see cref="PlaceInstitution"/>.</summary>
public sealed class PlaceInstitutionValidator : AbstractValidator<PlaceInstitution>
{
    /// <summary>Sets up the checks.</summary>
    public PlaceInstitutionValidator() => RuleFor(c => c.Under).IsCodeOrNone();
}

/// <summary>Shape of <see cref="MergeInstitution"/>.</summary>
public sealed class MergeInstitutionValidator : AbstractValidator<MergeInstitution>
{
    /// <summary>Sets up the checks.</summary>
    public MergeInstitutionValidator()
    {
        RuleFor(c => c.Into).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="RecordInstitutionFigure"/>.</summary>
public sealed class RecordInstitutionFigureValidator : AbstractValidator<RecordInstitutionFigure>
{
    /// <summary>Sets up the checks.</summary>
    public RecordInstitutionFigureValidator() => RuleFor(c => c.Figure).SetValidator(new FigureValidator());
}

/// <summary>Shape of <see cref="CorrectInstitutionFigure"/>.</summary>
public sealed class CorrectInstitutionFigureValidator : AbstractValidator<CorrectInstitutionFigure>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectInstitutionFigureValidator()
    {
        RuleFor(c => c.Figure).SetValidator(new FigureValidator());
        RuleFor(c => c.Reason).IsReason();
    }
}
