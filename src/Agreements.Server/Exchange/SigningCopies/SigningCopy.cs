using Agreements.Server.Identity.People;
using Agreements.Server.Localization;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>A party as the signing copy names it.</summary>
/// <param name="Id">Its id in the agreement.</param>
/// <param name="Label">甲方, 乙方 …; null for one that does not sign as a principal, or beyond the tenth.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role.</param>
/// <param name="IsUnnamed">Whether nobody has named it yet.</param>
/// <param name="Signs">Whether it has a place to sign: a principal, or a witness.</param>
/// <param name="Liaison">Its liaison with the title, where one is named; null otherwise.</param>
public sealed record CopyParty(string Id, Text? Label, Text Name, PartyRole Role, bool IsUnnamed, bool Signs, Text? Liaison);

/// <summary>A part of the terms.</summary>
/// <param name="Part">Which.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">What it says, in order; empty where it says that there is nothing.</param>
/// <param name="IsNumbered">Whether its lines are numbered.</param>
public sealed record CopyPart(TermsPart Part, Text Heading, IReadOnlyList<Text> Lines, bool IsNumbered);

/// <summary>The text of an agreement as it is printed and signed: the same on paper, in a file and over the API.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reference">Its reference; null for none.</param>
/// <param name="Number">The number of the text.</param>
/// <param name="Digest">SHA-256 of its canonical JSON: what a signature binds.</param>
/// <param name="IsDraft">Whether somebody who is bound has not consented to it.</param>
/// <param name="Address">Where its QR code leads.</param>
/// <param name="Parties">The parties, in the order named.</param>
/// <param name="Parts">What it says. A part that nobody has given is not there.</param>
public sealed record SigningCopy(
    Guid Agreement, AgreementKind Kind, Text Title, string? Reference, int Number, string Digest, bool IsDraft, string Address,
    IReadOnlyList<CopyParty> Parties, IReadOnlyList<CopyPart> Parts)
{
    /// <summary>Parameter of the agreement's page that says from which text somebody comes.</summary>
    public const string Parameter = "digest";

    private const string Stems = "甲乙丙丁戊己庚辛壬癸";

    /// <summary>Those who have a place to sign, principals first.</summary>
    public IEnumerable<CopyParty> Signing => Parties.Where(p => p.Signs).OrderBy(p => p.Role is PartyRole.Witness);

    /// <summary>The signing copy of the text on the table; null where there is none.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="mentions">Names of those who are named.</param>
    /// <param name="root">Where people reach the pages; ends with a slash.</param>
    public static SigningCopy? Of(Agreement state, Mentions mentions, Uri root) => state.CurrentTerms is not { } text
        ? null
        : new SigningCopy(
            state.Id, state.Kind, state.Title, state.Reference, text.Number, text.Digest, !IsAgreed(state),
            new Uri(root, $"agreements/{state.Id}?{Parameter}={text.Digest}").AbsoluteUri, [.. PartiesOf(state, mentions)], [.. PartsOf(text.Terms)]);

    /// <summary>Whether all who are bound have consented to the text on the table. Past the stage proposed it cannot change without their consent.</summary>
    /// <param name="state">The agreement.</param>
    public static bool IsAgreed(Agreement state) => state.CurrentTerms is { } text
        && (state.Stage > Stage.Proposed || (state.Principals.Any() && state.Principals.All(p => state.Consents.GetValueOrDefault(p.Id) == text.Digest)));

    private static IEnumerable<CopyParty> PartiesOf(Agreement state, Mentions mentions)
    {
        var stem = 0;
        foreach (var p in state.Parties)
        {
            var label = p.IsPrincipal && stem < Stems.Length ? new Text($"{Stems[stem]}方", $"Party {(char)('A' + stem++)}") : null;
            yield return new CopyParty(
                p.Id, label, p.Name, p.Role, p.IsUnnamed, p.IsPrincipal || p.IsWitness,
                state.Liaisons.TryGetValue(p.Id, out var person) ? NameOf(mentions.Of(person, MentionedAs.Liaison)) : null);
        }
    }

    private static Text? NameOf(Mention liaison) => liaison switch
    {
        { Knowledge: not Knowledge.Known } => null,
        { Title: { } title } => new Text($"{liaison.Name.Zh}（{title.Zh}）", $"{liaison.Name.EnOrZh} ({title.EnOrZh})"),
        _ => liaison.Name,
    };

    private static IEnumerable<CopyPart> PartsOf(Terms terms)
    {
        static CopyPart Part(TermsPart part, IReadOnlyList<Text> lines, bool isNumbered = true) => new(part, TermsPartNames.Of(part), lines, isNumbered);
        return new[]
        {
            terms.Purpose is { } purpose ? Part(TermsPart.Purpose, [purpose], isNumbered: false) : null,
            terms.Principles is { } principles ? Part(TermsPart.Principles, principles) : null,
            terms.Areas is { } areas ? Part(TermsPart.Areas, areas) : null,
            terms.Clauses is { } clauses ? Part(TermsPart.Clauses, [.. clauses.Select(c => c.Text)]) : null,
            terms.Guarantees is { } guarantees ? Part(TermsPart.Guarantees, guarantees) : null,
            terms.Term is { } term ? Part(TermsPart.Term, [.. LinesOf(term)], isNumbered: false) : null,
        }.OfType<CopyPart>();
    }

    private static IEnumerable<Text> LinesOf(Period term)
    {
        static string Zh(Edtf day) => Days.In(day, UiLanguage.Chinese);
        static string En(Edtf day) => Days.In(day, UiLanguage.English);
        if (term.Years is { } years)
        {
            var (zh, en) = ($"{years:0.##} 年", years == 1 ? "1 year" : $"{years:0.##} years");
            yield return term.From is null ? new Text($"自签署之日起 {zh}", $"{en} from the day of signing") : new Text(zh, en);
        }

        switch (term)
        {
            case { From: { } from, To: { } to }:
                yield return new Text($"自{Zh(from)}起，至{Zh(to)}止", $"From {En(from)} to {En(to)}");
                break;
            case { From: { } from }:
                yield return new Text($"自{Zh(from)}起", $"From {En(from)}");
                break;
            case { To: { } to }:
                yield return new Text($"至{Zh(to)}止", $"Until {En(to)}");
                break;
        }

        if (term.NoticeDays is { } notice)
        {
            yield return new Text($"提前 {notice} 天通知可终止", notice == 1 ? "1 day's notice to end it" : $"{notice} days' notice to end it");
        }
    }
}
