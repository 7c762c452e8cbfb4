using Agreements.Server.Localization;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">What the API takes for it.</param>
/// <param name="Name">What people read.</param>
/// <param name="IsBody">True for a standing body.</param>
public sealed record Choice(string Value, Text Name, bool IsBody = false);

/// <summary>What can be chosen of what is on record of the subject; what is anywhere else is typed (<see cref="TypedNames"/>).</summary>
internal static class Choices
{
    /// <summary>The choices of a field; null where it is typed.</summary>
    /// <param name="field">The field.</param>
    /// <param name="subject">What the form is for.</param>
    /// <param name="unmet">What keeps an agreement from its next stage.</param>
    public static IReadOnlyList<Choice>? Of(Field field, FormSubject subject, IReadOnlyList<Refusal> unmet) => field switch
    {
        { Type.IsEnum: true } => OfEnum(field.Type),
        { Pick: null or Pick.NewCode } => null,
        { Pick: Pick.Guard } when subject.Agreement is { } state => [.. Guarded(field, state, unmet)],
        { Pick: { } pick } when subject.Agreement is { } state => OfAgreement(pick, state, subject.Parent),
        { Pick: { } pick } when subject.Engagement is { } met => OfEngagement(pick, met, subject),
        { Pick: Pick.Participant } when subject.Body is { Facts: { } facts } => [.. facts.Members.Select(m => new Choice(m, subject.Names(m)))],
        _ => null,
    };

    /// <summary>The words of an enumeration, as people read them.</summary>
    private static Choice[] OfEnum(Type type) => [.. Enum.GetValues(type).Cast<Enum>().Select(v => new Choice(Word(v), EnumTexts.Of(v)))];

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static IEnumerable<Choice> Guarded(Field field, Agreement state, IReadOnlyList<Refusal> unmet) => field.Owner == typeof(RevokeWaiver)
        ? state.Waivers.Keys.Select(w => Guards.PartsOf(w).Guard).Distinct().Select(g => new Choice(g, Names.OfGuard(g)))
        : unmet.Select(u => u.Code).Distinct(StringComparer.Ordinal).Select(c => new Choice(c, NameOf(c, unmet)));

    private static Text NameOf(string guard, IReadOnlyList<Refusal> unmet) =>
        Names.OfGuard(guard) is { En: not null } known ? known : unmet.First(u => u.Code == guard).Sentence;

    private static Choice[]? OfAgreement(Pick pick, Agreement state, Agreement? above) => pick switch
    {
        Pick.Party => [.. state.Parties.Select(p => new Choice(p.Id, p.Name))],
        Pick.Suspender =>
            [.. state.Parties.Where(p => p.IsPrincipal || state.ActiveSuspensions.Any(s => s.Origin == p.Id)).Select(p => new Choice(p.Id, p.Name))],
        Pick.Document => [.. state.Documents.Where(d => d.Withdrawn is null).Select(d => new Choice(d.Id, new Text(d.Latest.Name)))],
        Pick.DocumentDigest => [.. state.Documents.Where(d => d.Withdrawn is null).Select(d => new Choice(d.Latest.Sha256, new Text(d.Latest.Name)))],
        Pick.Clause => [.. (above?.CurrentTerms?.Terms.Clauses ?? []).Select(c => new Choice(c.Id, c.Text))],
        Pick.Guarantee => [.. (state.CurrentTerms?.Terms.Guarantees ?? []).Select(g => new Choice(g.Zh, g))],
        Pick.Commitment => [.. state.Commitments.Select(c => new Choice(c.Id, c.Commitment.Title))],
        Pick.Indicator => [.. state.Indicators.Select(i => new Choice(i.Indicator.Id, i.Indicator.Name))],
        Pick.Fact => [.. Facts.Of(state).Select(f => new Choice(f.Path, f.Name))],
        Pick.Question => [.. state.OpenQuestions.Select(q => new Choice(q, new Text(q)))],
        Pick.TermsDigest => state.CurrentTerms is { } text ? [new(text.Digest, new($"第{text.Number}稿", $"text no. {text.Number}"))] : [],
        Pick.AmendmentDigest => state.OpenAmendment is { } open ? [new(open.Digest, open.Title)] : [],
        Pick.FigureNumber => [.. state.Indicators.SelectMany(i => i.Measurements.Select(m => new Choice($"{m.Number}", Figure(i, m))))],
        Pick.Amendment => [.. state.Amendments.Select(a => new Choice($"{a.Number}", a.Title))],
        _ => null,
    };

    private static Text Figure(Measured of, Measurement figure) => new(
        $"{of.Indicator.Name.Zh}：{Quantities.In(figure.Value, UiLanguage.Chinese)}",
        $"{of.Indicator.Name.EnOrZh}: {Quantities.In(figure.Value, UiLanguage.English)}");

    private static Choice[]? OfEngagement(Pick pick, Engagement met, FormSubject subject) => pick switch
    {
        Pick.Resolution => [.. met.Resolutions.Select(r => new Choice(r.Id, r.Text))],
        Pick.Item => [.. met.ActionItems.Select(i => new Choice(i.Id, i.Title))],
        Pick.Participant => [.. met.Participants.Select(p => new Choice(p, subject.Names(p)))],
        Pick.Linked => [.. subject.Linked.Select(a => new Choice(a, subject.Names(a)))],
        _ => null,
    };
}
