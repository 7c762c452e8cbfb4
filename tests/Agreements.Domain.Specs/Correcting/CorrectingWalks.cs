using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Correcting;

/// <summary>Corrections and updates at any time; of what is on record as often as of what is not.</summary>
internal sealed class CorrectingWalks : IWalkCommands
{
    private static readonly string[] Paths =
    [
        "title", "title.en", "reference", "proposed.on", "signed.on", "evaluated.on", "approval.on", $"party/{Qingsu}/name", $"liaison/{Qingsu}",
        $"signature/{Qingsu}/on", $"signature/{Qingsu}/method", "ceremony.place", "commitment/exchange/due",
        "commitment/exchange/quantity", "outcome/1/level", "term.to", "term.years", "weather",
    ];

    private static readonly Gen<string?> Value =
        Gen.Elements(
            null, "2025-03-28", "2025-13", "新名称", "seal", "electronic", "national", "at-least 12 person 名", "12", "", Title.Zh, Visit.Value,
            FactForm.Text(Exchange.Quantity));

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        from path in Gen.Elements(Paths) from was in Value from now in Value from why in Gen.Elements("笔误", " ")
        select (Asked)Ask.Correct(path, was, now, why),
        from path in Gen.Elements(Paths) from now in Value from source in Gen.Elements(null, Press) from day in Gen.Elements(null, Edtf.Parse("2025-09-01"))
        select (Asked)(Ask.Update(path, now) with { Source = source, On = day }),
        from day in Gen.Elements(Today, new DateOnly(2025, 9, 1)) select new MakeDueUpdates().On(day));
}
