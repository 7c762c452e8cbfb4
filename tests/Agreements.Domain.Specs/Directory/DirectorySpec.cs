using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Directory;

/// <summary>Given what happened to an entry, when somebody asks, then exactly this; and asked again, also on a stale version, nothing more.</summary>
internal static class DirectorySpec
{
    public static Source Report { get; } = new("report-2026", "年度报告", Edtf.Parse("2026"), Reliability.Official);

    public static Institution Institution(params IEnumerable<InstitutionEvent> happened) =>
        Domain.Directory.Institution.Fold(Domain.Directory.Institution.Unwritten(CqWomen), happened);

    public static Body Body(params IEnumerable<BodyEvent> happened) =>
        Domain.Directory.Body.Fold(Domain.Directory.Body.Unwritten("voc-alliance"), happened);

    /// <summary>Related state in which these institutions are entered, each under the one after the colon.</summary>
    public static RelatedState Around(params IEnumerable<string> entries) =>
        RelatedState.Nothing.And(entries.Select(e => e.Split(':')).Select(e => Entered(e[0], e.ElementAtOrDefault(1))));

    public static Institution Entered(string code, string? under = null) => Institution(
        new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], null, under, null));

    public static Institution Then(this Institution state, Asked asked, params IReadOnlyList<InstitutionEvent> expected)
    {
        Texts(asked.DecideOn(state), expected);
        var after = Domain.Directory.Institution.Fold(state, expected);
        Texts(asked.DecideOn(after), []);
        Texts(asked.Seeing(state.Version).DecideOn(after), []);
        return after;
    }

    public static Body Then(this Body state, Asked asked, params IReadOnlyList<BodyEvent> expected)
    {
        Texts(asked.DecideOn(state), expected);
        var after = Domain.Directory.Body.Fold(state, expected);
        Texts(asked.DecideOn(after), []);
        Texts(asked.Seeing(state.Version).DecideOn(after), []);
        return after;
    }

    private static void Texts<T>(Decision<T> decision, IReadOnlyList<T> expected)
        where T : class
    {
        decision.Refusals.Select(Stored.Text).ShouldBeEmpty("refused");
        decision.Events.Select(Stored.Text).ShouldBe(expected.Select(Stored.Text));
    }
}
