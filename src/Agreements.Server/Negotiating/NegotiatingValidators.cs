using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Negotiating;

/// <summary>Shape of <see cref="ReviseTerms"/>.</summary>
public sealed class ReviseTermsValidator : AbstractValidator<ReviseTerms>
{
    private const int MostParts = 500;

    /// <summary>Sets up the checks.</summary>
    public ReviseTermsValidator()
    {
        RuleFor(c => c.Terms).Must(t => t != new Terms()).WithMessage("The terms say nothing: give at least a purpose, a clause or an area.");
        RuleFor(c => c.Terms.Clauses).Must(HaveDistinctIds).WithMessage("Every clause needs an id of its own, of lower-case letters, digits and hyphens.");
        RuleFor(c => c.Terms.Principles).Must(AreTexts).WithMessage(ListMessage);
        RuleFor(c => c.Terms.Areas).Must(AreTexts).WithMessage(ListMessage);
        RuleFor(c => c.Terms.Guarantees).Must(AreTexts).WithMessage(ListMessage);
        RuleFor(c => c.Terms.Term).Must(t => t is null or { Years: null or > 0, NoticeDays: null or >= 0 }).WithMessage("Years must be above 0, days of notice 0 or more.");
    }

    private static string ListMessage => $"Give at most {MostParts} texts of 1 to {Shapes.LongText} characters.";

    private static bool AreTexts(IReadOnlyList<Text>? texts) => texts is null || (texts.Count <= MostParts && texts.All(IsText));

    private static bool HaveDistinctIds(IReadOnlyList<Clause>? clauses) => clauses is null
        || (clauses.Count <= MostParts && clauses.All(c => c.Id.Length is > 0 and <= 80 && IsText(c.Text)) && clauses.DistinctBy(c => c.Id).Count() == clauses.Count);

    private static bool IsText(Text text) => !string.IsNullOrWhiteSpace(text.Zh) && text.Zh.Length <= Shapes.LongText;
}

/// <summary>Shape of <see cref="ConsentToTerms"/>.</summary>
public sealed class ConsentToTermsValidator : AbstractValidator<ConsentToTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToTermsValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
    }
}
