using Agreements.Server.Identity;
using Agreements.Server.Pages.Texts;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.Visibility;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>Tells what a command would change besides what it records, as far as whoever asks may see it.</summary>
internal static class Foresight
{
    /// <summary>What a command would change; nothing for most.</summary>
    public static async Task<IReadOnlyList<Consequences>> OfAsync(
        Reader reader, string operation, FormSubject subject, JsonNode? preview, DateOnly today, JsonSerializerOptions json, CancellationToken ct)
    {
        var first = (preview?["wouldRecord"] as JsonArray)?.FirstOrDefault()?["data"];
        return (operation, first) switch
        {
            ("publishPolicy", { } data) when data["policy"].Deserialize<KindPolicy>(json) is { } policy => [await OfPolicyAsync(reader, policy, 0, today, ct)],
            ("adoptPolicy", { } data) when data["policy"].Deserialize<KindPolicy>(json) is { } policy && subject.Agreement is { } state =>
                [Of((await PolicyEffects.TryAsync(reader, [state], policy, today, ct))[0])],
            ("mergeInstitution", { }) => await OfMergerAsync(reader, subject.Id, ct),
            _ => [],
        };
    }

    /// <summary>What a policy would change of open agreements that are judged by an earlier version.</summary>
    public static async Task<Consequences> OfPolicyAsync(Reader reader, KindPolicy policy, int since, DateOnly today, CancellationToken ct)
    {
        if (reader.Scope == VisibilityScope.Nothing)
        {
            return new Consequences(ConsequenceTexts.Adoption, [ConsequenceTexts.SeesNone], []);
        }

        var effects = await PolicyEffects.OfAsync(reader, policy, since, today, ct);
        return Listed(
            ConsequenceTexts.Adoption,
            [ConsequenceTexts.Changed(effects), .. effects.LookedAt < effects.Open ? [ConsequenceTexts.NotAll(effects)] : Array.Empty<Text>()],
            [.. effects.Changed.Select(e => new ConsequenceLine($"/agreements/{e.Id}", e.Title) { Stage = e.Stage, Changes = Changes(e) })]);
    }

    private static Consequences Of(PolicyEffect effect) =>
        new(ConsequenceTexts.ThisAgreement, effect.IsChange ? Changes(effect) : [ConsequenceTexts.NothingChanges], []);

    private static IReadOnlyList<Text> Changes(PolicyEffect effect) =>
        [.. effect.More.Select(ConsequenceTexts.More), .. effect.Fewer.Select(ConsequenceTexts.Fewer)];

    /// <summary>What names an entry or one that was merged into it, and will be counted with the survivor.</summary>
    private static async Task<IReadOnlyList<Consequences>> OfMergerAsync(Reader reader, string code, CancellationToken ct)
    {
        string[] codes = [.. (await SameInstitution.OfAsync(reader.Db, [code], ct))[code]];
        var bodies = await DirectoryQuery.BodiesOfAsync(reader, codes, ct);
        var below = await DirectoryQuery.BelowAsync(reader, codes, ct);
        var agreements = reader.Scope == VisibilityScope.Nothing ? [] : await ParticipationQuery.OfAsync(reader, codes, ct);
        return
        [
            Listed(
                ConsequenceTexts.Counted,
                [reader.Scope == VisibilityScope.Nothing ? ConsequenceTexts.AgreementsUnseen : ConsequenceTexts.Agreements(agreements.Count)],
                [.. agreements.Select(a => new ConsequenceLine($"/agreements/{a.Id}", a.Title) { Stage = a.Stage })]),
            Listed(
                Words.Bodies, [bodies.Count == 0 ? ConsequenceTexts.NoBodies : ConsequenceTexts.Bodies(bodies.Count)],
                [.. bodies.Select(b => new ConsequenceLine($"/bodies/{Uri.EscapeDataString(b.Code)}", b.Name))]),
            Listed(
                Words.Institutions, [below.Count == 0 ? ConsequenceTexts.NoneBelow : ConsequenceTexts.Below(below.Count)],
                [.. below.Select(i => new ConsequenceLine($"/institutions/{Uri.EscapeDataString(i.Code)}", i.Name))]),
        ];
    }

    private static Consequences Listed(Text heading, IReadOnlyList<Text> sentences, IReadOnlyList<ConsequenceLine> all) => new(
        heading, all.Count > Consequences.MostLines ? [.. sentences, ConsequenceTexts.First(all.Count)] : sentences, [.. all.Take(Consequences.MostLines)]);
}
