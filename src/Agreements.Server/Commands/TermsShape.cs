using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>What a text of the terms may look like, wherever one is given.</summary>
internal static class TermsShape
{
    public static void AreTerms<T>(this IRuleBuilder<T, Terms> rule) =>
        rule.Must(t => t != new Terms()).WithMessage("The terms say nothing: give at least a purpose, a clause or an area.").SetValidator(new TermsValidator());

    public static void MayBeTerms<T>(this IRuleBuilder<T, Terms?> rule) =>
        rule.Must(t => t != new Terms()).WithMessage("The terms say nothing: give at least a purpose, a clause or an area, or leave them out.")
            .SetValidator(new TermsValidator()!);

    private sealed class TermsValidator : AbstractValidator<Terms>
    {
        private const int MostParts = 500;

        public TermsValidator()
        {
            RuleFor(t => t.Purpose).HasNoFault(FaultIn);
            RuleFor(t => t.Clauses)
                .HasNoFault(c => c?.Select(x => Keepable.FaultInLine(x.Id) ?? FaultIn(x.Text)).FirstOrDefault(f => f is not null))
                .Must(HaveDistinctIds).WithMessage("Every clause needs an id of its own, of lower-case letters, digits and hyphens.");
            RuleFor(t => t.Principles).HasNoFault(FaultIn).Must(AreTexts).WithMessage(ListMessage);
            RuleFor(t => t.Areas).HasNoFault(FaultIn).Must(AreTexts).WithMessage(ListMessage);
            RuleFor(t => t.Guarantees).HasNoFault(FaultIn).Must(AreTexts).WithMessage(ListMessage);
            RuleFor(t => t.Term).Must(t => t is null or { Years: null or > 0, NoticeDays: null or >= 0 })
                .WithMessage("Years must be above 0, days of notice 0 or more.");
        }

        private static string ListMessage => $"Give at most {MostParts} texts of 1 to {Shapes.LongText} characters.";

        private static TextFault? FaultIn(Text? text) => Keepable.FaultIn(text?.Zh) ?? Keepable.FaultIn(text?.En);

        private static TextFault? FaultIn(IReadOnlyList<Text>? texts) => texts?.Select(FaultIn).FirstOrDefault(f => f is not null);

        private static bool AreTexts(IReadOnlyList<Text>? texts) => texts is null || (texts.Count <= MostParts && texts.All(IsText));

        private static bool HaveDistinctIds(IReadOnlyList<Clause>? clauses) => clauses is null
            || (clauses.Count <= MostParts
                && clauses.All(c => c.Id.Length is > 0 and <= 80 && IsText(c.Text))
                && clauses.DistinctBy(c => c.Id).Count() == clauses.Count);

        private static bool IsText(Text text) => !string.IsNullOrWhiteSpace(text.Zh) && text.Zh.Length <= Shapes.LongText;
    }
}

/// <summary>What a party may look like, wherever one is named.</summary>
internal sealed class PartyShape : AbstractValidator<Party>
{
    public PartyShape()
    {
        RuleFor(p => p.Id).IsCode();
        RuleFor(p => p.Name).IsTitle();
        RuleFor(p => p).Must(p => p.Institution is null || p.Body is null).WithMessage("A party is an institution or a body, not both.");
    }
}
