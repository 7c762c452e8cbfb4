using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Correcting over HTTP: each command at its address.</summary>
public static class CorrectingRoutes
{
    /// <summary>Maps corrections and updates.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapCorrecting(this IEndpointRouteBuilder api)
    {
        api.MapCommand("corrections", "correctFact", "Correct a fact that was recorded wrongly: what, was, now, why. The old event stays as it is.",
            new CorrectFact("signed.on", "2025-03-27/2025-03-28", "2025-03-28", "新闻稿写的是考察的两天，签约在第二天"));
        api.MapCommand("updates", "updateFact", "Say what a fact is from a day on: a new name, title or contact.",
            new UpdateFact("party/qingsu/name", "成都青苏职业高级中学", Edtf.Parse("2025-09-01")));
    }
}

/// <summary>Shape of <see cref="CorrectFact"/>.</summary>
public sealed class CorrectFactValidator : AbstractValidator<CorrectFact>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectFactValidator()
    {
        RuleFor(c => c.Fact).IsReason();
        RuleFor(c => c.Was).IsNote();
        RuleFor(c => c.Now).IsNote();
        When(c => c.Now is not null && c.Fact is not null && Facts.IsOfPerson(c.Fact), () => RuleFor(c => c.Now).IsPerson());
        RuleFor(c => c.Why).IsReason();
    }
}

/// <summary>Shape of <see cref="UpdateFact"/>.</summary>
public sealed class UpdateFactValidator : AbstractValidator<UpdateFact>
{
    /// <summary>Sets up the checks.</summary>
    public UpdateFactValidator()
    {
        RuleFor(c => c.Fact).IsReason();
        RuleFor(c => c.Now).IsNote();
        When(c => c.Now is not null && c.Fact is not null && Facts.IsOfPerson(c.Fact), () => RuleFor(c => c.Now).IsPerson());
    }
}
