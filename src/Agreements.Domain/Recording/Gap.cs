namespace Agreements.Domain.Recording;

/// <summary>Something that is not known of an agreement.</summary>
/// <param name="Code">Stable code of its sort, in lower case with hyphens, such as <c>day-unknown</c>.</param>
/// <param name="Subject">What it is about: a stage, a party's or commitment's id, a fact's path, a question; empty for the whole agreement.</param>
/// <param name="Sentence">What is not known, for people.</param>
/// <param name="FilledBy">Who can fill it, nearest first.</param>
public sealed record Gap(string Code, string Subject, Text Sentence, params IReadOnlyList<CanMeet> FilledBy)
{
    /// <inheritdoc />
    public bool Equals(Gap? other) =>
        other is not null && (Code, Subject, Sentence) == (other.Code, other.Subject, other.Sentence) && FilledBy.SequenceEqual(other.FilledBy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Subject, Sentence);
}

/// <summary>Finds what is not known. A gap keeps nobody from going on; a guard that needs it does.</summary>
public static class Gaps
{
    /// <summary>Every code, in the order in which gaps are listed.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "contradiction", "question-open", "party-unnamed", "day-unknown", "terms-missing", "period-unknown", "signature-unrecorded", "attestation-unrecorded",
        "commitments-missing", "commitment-without-owner", "commitment-without-due", "indicator-without-value", "liaison-missing",
    ];

    /// <summary>What is not known of an agreement: what somebody has to decide first, then what somebody has to find out.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<Gap> Of(Agreement state) => state.Exists ? [.. Said(state), .. Whole(state), .. Signed(state), .. Work(state)] : [];

    private static IEnumerable<Gap> Said(Agreement state) =>
    [
        .. state.Contradictions.Select(c => new Gap(
            "contradiction", c.Fact,
            new(
                $"关于“{c.Fact}”，记录为“{c.Recorded}”，{string.Join("，", c.Claims.Select(x => $"来源“{x.Source.Title}”写为“{x.Value}”"))}。",
                $"Of '{c.Fact}' the record says '{c.Recorded}', {string.Join(", ", c.Claims.Select(x => $"'{x.Source.Title}' says '{x.Value}'"))}."),
            CanMeet.Coordinator)),
        .. state.OpenQuestions.Select(q => new Gap("question-open", q, new Text(q), CanMeet.Coordinator)),
    ];

    private static IEnumerable<Gap> Whole(Agreement state)
    {
        foreach (var p in state.Parties.Where(p => p.IsUnnamed))
        {
            yield return new Gap(
                "party-unnamed", p.Id, new($"“{p.Name.Zh}”尚未确定名称。", $"'{p.Name.EnOrZh}' has not been named yet."), CanMeet.Coordinator);
        }

        foreach (var (stage, _) in state.Entries.Where(e => e.Value.On is null))
        {
            yield return new Gap(
                "day-unknown", KebabEnum<Stage>.Name(stage),
                new($"进入“{StageNames.Zh(stage)}”阶段的日期不明。", $"The day on which it became {StageNames.En(stage)} is unknown."), CanMeet.Coordinator);
        }

        if (state.CurrentTerms is null)
        {
            yield return new Gap("terms-missing", "", new("没有记录协议文本。", "No text of the terms is on record."), CanMeet.Coordinator, CanMeet.Party);
        }
        else if (state.Term is null && state.Stage >= Stage.Signed)
        {
            yield return new Gap("period-unknown", "", new("协议期限不明。", "How long it runs is unknown."), CanMeet.Coordinator);
        }
    }

    private static IEnumerable<Gap> Signed(Agreement state)
    {
        if (state.Stage < Stage.Signed)
        {
            yield break;
        }

        foreach (var p in state.Principals.Where(p => !p.IsUnnamed && !state.Signatures.ContainsKey(p.Id)))
        {
            yield return new Gap(
                "signature-unrecorded", p.Id, new($"没有{p.Name.Zh}的签署记录。", $"No signature of {p.Name.EnOrZh} is on record."),
                CanMeet.Party, CanMeet.Coordinator);
        }

        foreach (var p in state.Parties.Where(p =>
            p is { IsWitness: true, IsUnnamed: false } && !state.Attestations.Contains(p.Id) && !state.IsAttestedByMembers(p.Id)))
        {
            yield return new Gap(
                "attestation-unrecorded", p.Id, new($"没有{p.Name.Zh}的见证记录。", $"No attestation of {p.Name.EnOrZh} is on record."),
                CanMeet.Party, CanMeet.Coordinator);
        }
    }

    private static IEnumerable<Gap> Work(Agreement state)
    {
        if (state.Stage >= Stage.Implementing && state.Commitments.IsEmpty)
        {
            yield return new Gap("commitments-missing", "", new("没有记录任何承诺。", "No commitment is on record."), CanMeet.Coordinator, CanMeet.Party);
        }

        var owed = state.Commitments.Where(c => !c.IsSettled).Select(c => c.Commitment).ToArray();
        foreach (var c in owed.Where(c => c.Owner is null))
        {
            yield return new Gap(
                "commitment-without-owner", c.Id, new($"承诺“{c.Title.Zh}”没有责任方。", $"Nobody is named who owes '{c.Title.EnOrZh}'."), CanMeet.Coordinator);
        }

        foreach (var c in owed.Where(c => c.Due is null))
        {
            yield return new Gap(
                "commitment-without-due", c.Id, new($"承诺“{c.Title.Zh}”没有期限。", $"No day is set for '{c.Title.EnOrZh}'."), CanMeet.Party, CanMeet.Coordinator);
        }

        foreach (var i in state.Indicators.Where(i => i.Measurements.IsEmpty))
        {
            yield return new Gap(
                "indicator-without-value", i.Id,
                new($"指标“{i.Indicator.Name.Zh}”还没有数据。", $"No figure of '{i.Indicator.Name.EnOrZh}' is on record."), CanMeet.Party, CanMeet.Coordinator);
        }

        foreach (var p in state.Stage == Stage.Implementing ? state.Principals.Where(p => !p.IsUnnamed && !state.Liaisons.ContainsKey(p.Id)) : [])
        {
            yield return new Gap(
                "liaison-missing", p.Id, new($"{p.Name.Zh}没有联络人。", $"{p.Name.EnOrZh} has no liaison."), CanMeet.Party, CanMeet.Coordinator);
        }
    }
}
