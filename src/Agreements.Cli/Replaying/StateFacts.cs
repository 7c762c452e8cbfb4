using System.Globalization;

namespace Agreements.Cli.Replaying;

/// <summary>One thing that is so in a state.</summary>
/// <param name="Key">What makes it the same thing in another state.</param>
/// <param name="Label">What sort of thing it is.</param>
/// <param name="Value">How it stands.</param>
internal sealed record Fact(string Key, Text Label, Text Value);

/// <summary>A state as a list of facts: what two states differ in is then a comparison of two lists, whatever an event did.</summary>
internal static partial class StateFacts
{
    public static IReadOnlyList<Fact> Of(Agreement state) =>
        !state.Exists ? [] : [
            .. Stages(state), .. Standings(state), .. ToCome(state), .. Parties(state), .. Text(state), .. Signing(state), .. Changes(state), .. Tree(state),
            .. Work(state), .. Figures(state),
            .. Results(state), .. Gaps(state),
        ];

    private static IEnumerable<Fact> Stages(Agreement state)
    {
        yield return new("stage", new("阶段", "stage"), StageNames.Of(state.Stage));
        foreach (var (stage, entry) in state.Entries)
        {
            var name = StageNames.Of(stage);
            var day = Words.Day(entry.On);
            yield return new(
                $"entry:{stage}", new($"“{name.Zh}”始于", $"{name.EnOrZh} since"),
                entry.Recorded ? new($"{day.Zh}（据来源）", $"{day.EnOrZh} (from a source)") : day);
        }

        if (state.ReturnedOn is { } on)
        {
            yield return new("returned", new("退回于", "went back on"), Words.Day(on));
        }
    }

    private static IEnumerable<Fact> Parties(Agreement state) => state.Parties.Select(p => new Fact(
        $"party:{p.Id}", Words.Of(p.Role), p.IsUnnamed ? new($"尚未确定名称：{p.Name.Zh}", $"not yet named: {p.Name.EnOrZh}") : p.Name));

    private static IEnumerable<Fact> Text(Agreement state)
    {
        if (state.CurrentTerms is { } terms)
        {
            yield return new(
                "terms", new("条款文本", "terms"), new($"第 {terms.Number} 稿，摘要 {terms.Digest[..12]}…", $"revision {terms.Number}, digest {terms.Digest[..12]}…"));
        }

        foreach (var party in state.Parties.Where(p => state.Consents.ContainsKey(p.Id)))
        {
            var digest = state.Consents[party.Id];
            var number = state.Revisions.FindIndex(r => r.Digest == digest) + 1;
            yield return new($"consent:{party.Id}", new("已同意", "consented"), new($"{party.Name.Zh}（第 {number} 稿）", $"{party.Name.EnOrZh} (revision {number})"));
        }
    }

    private static IEnumerable<Fact> Signing(Agreement state)
    {
        foreach (var party in state.Parties.Where(p => state.Objections.ContainsKey(p.Id)))
        {
            yield return new(
                $"objection:{party.Id}", new("拒绝文本", "refused the text"), Words.Join(party.Name, new(state.Objections[party.Id].Reason), "：", ": "));
        }

        foreach (var (body, by) in state.MemberAttestations.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            yield return new($"members:{body}", new("成员见证", "members attested"), new(string.Join("、", by.By), string.Join(", ", by.By)));
        }

        foreach (var fact in Approval(state))
        {
            yield return fact;
        }

        foreach (var party in state.Parties.Where(p => state.Signatures.ContainsKey(p.Id)))
        {
            yield return new($"signature:{party.Id}", new("已签署", "signed"), Words.Join(party.Name, Words.Day(state.Signatures[party.Id].On)));
        }

        if (state.Ceremony is { } ceremony)
        {
            yield return new(
                "ceremony", new("签约仪式", "ceremony"),
                Words.Join(Words.Day(ceremony.On), ceremony.Place is { } place ? new(place) : new("地点不详", "place unknown")));
        }

        foreach (var party in state.Parties.Where(p => state.Attestations.Contains(p.Id)))
        {
            yield return new($"attestation:{party.Id}", new("已见证", "attested"), party.Name);
        }

        foreach (var (guard, reason) in state.Waivers.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            yield return new($"waiver:{guard}", new("已免除", "waived"), new($"{guard}：{reason}", $"{guard}: {reason}"));
        }
    }

    private static IEnumerable<Fact> Approval(Agreement state)
    {
        if (state.IsApproved)
        {
            yield return new("approval", new("审批", "approval"), new("已批准", "given"));
        }

        foreach (var (step, taken) in state.ApprovedSteps)
        {
            yield return new(
                $"approval:{step}", new("审批步骤", "step of the approval"), Words.Join(new($"{step} {taken.Institution}"), Words.Day(taken.On)));
        }

        foreach (var (step, given) in state.DelegatedSteps)
        {
            yield return new($"delegated:{step}", new("委托审批", "approval delegated"), new($"{step} {given.To}"));
        }

        if (state.ReturnedApproval is { } returned)
        {
            yield return new("approval-returned", new("审批退回", "approval returned"), new(returned.Reason));
        }
    }

    private static IEnumerable<Fact> Work(Agreement state)
    {
        foreach (var party in state.Parties.Where(p => state.Liaisons.ContainsKey(p.Id)))
        {
            yield return new(
                $"liaison:{party.Id}", new("联络人", "liaison"),
                new($"{party.Name.Zh}：{state.Liaisons[party.Id]}", $"{party.Name.EnOrZh}: {state.Liaisons[party.Id]}"));
        }

        foreach (var commitment in state.Commitments)
        {
            yield return new($"commitment:{commitment.Id}", new("承诺", "commitment"), Commitment(state, commitment));
        }

        foreach (var (trace, n) in state.Traces.Select((t, n) => (t, n)))
        {
            var what = trace.Commitment is { } id ? state.FindCommitment(id)?.Commitment.Title ?? new(id)
                : trace.Stage is { } stage ? StageNames.Of(stage) : new("本协议", "the agreement");
            yield return new($"trace:{n}", new("源自活动", "came of an engagement"), Words.Join(what, new(trace.Engagement.ToString())));
        }
    }

    private static Text Commitment(Agreement state, CommitmentState owed)
    {
        var c = owed.Commitment;
        var owner = c.Owner is { } id ? state.FindParty(id)?.Name ?? new(id) : new Text("责任方不详", "owner unknown");
        var said = Words.Join(Words.Join(c.Title, owner), c.Due is { } due ? new($"{due} 前", $"due {due}") : new("未定期限", "no day set"));
        said = c.Every switch
        {
            Recurrence.Year => Words.Join(said, new("每年", "every year")),
            Recurrence.SchoolYear => Words.Join(said, new("每学年", "every school year")),
            Recurrence.Quarter => Words.Join(said, new("每季度", "every quarter")),
            _ => said,
        };
        said = c.Quantity is { } quantity ? Words.Join(said, Words.Amount(quantity)) : said;
        return Words.Join(said, owed.Status switch
        {
            CommitmentStatus.Kept => new("已履行", "kept"),
            CommitmentStatus.Waived => new("已豁免", "waived"),
            CommitmentStatus.Claimed => new("待核验", "claimed"),
            _ => new("未履行", "open"),
        }, "：", ": ");
    }

    private static IEnumerable<Fact> Results(Agreement state)
    {
        foreach (var (outcome, n) in state.Outcomes.Select((o, n) => (o, n)))
        {
            var said = new Text($"{outcome.Title.Zh}（{Level(outcome.Level).Zh}）", $"{outcome.Title.EnOrZh} ({Level(outcome.Level).EnOrZh})");
            yield return new($"outcome:{n}", new("成果", "result"), outcome.Quantity is { } quantity ? Words.Join(said, Words.Amount(quantity)) : said);
        }

        foreach (var (party, rating) in state.Parties.SelectMany(p => (state.Ratings.GetValueOrDefault(p.Id)?.Values ?? []).Select(r => (p, r))))
        {
            var scores = string.Join(", ", rating.Scores.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}"));
            var rater = rating.Rater is { } one ? new Text($"（{one}）", $" ({one})") : new Text("", "");
            yield return new(
                rating.Rater is null ? $"rating:{party.Id}" : $"rating:{party.Id}:{rating.Rater}", new("评分", "rating"),
                new($"{party.Name.Zh}{rater.Zh}：{scores}", $"{party.Name.EnOrZh}{rater.En}: {scores}"));
        }

        if (state.Evaluation is { } e)
        {
            var score = e.Score?.ToString("0.##", CultureInfo.InvariantCulture) ?? "?";
            var grade = e.Grade is { } g ? KebabEnum<Grade>.Name(g) : "?";
            yield return new("evaluation", new("评估", "evaluation"), new($"{score} 分，{grade}", $"{score} points, {grade}"));
        }
    }

    private static IEnumerable<Fact> Gaps(Agreement state) =>
    [
        .. state.OpenQuestions.Select(q => new Fact($"question:{q}", new("存疑", "open question"), new Text(q))),
        .. state.SettledQuestions.OrderBy(q => q.Key, StringComparer.Ordinal)
            .Select(q => new Fact($"question:{q.Key}", new("存疑", "question"), new Text($"{q.Key} {q.Value ?? "—"}"))),
        .. state.Claims.Select(c => new Fact(
            $"claim:{c.Fact}:{c.Value}:{c.Source.Id}", new("另有说法", "said otherwise"),
            new Text(
                $"{c.Fact}：{c.Value}（{c.Source.Title}{(c.IsSettled ? "，已裁定" : "")}）",
                $"{c.Fact}: {c.Value} ({c.Source.Title}{(c.IsSettled ? ", settled" : "")})"))),
    ];

    private static Text Level(OutcomeLevel level) => level switch
    {
        OutcomeLevel.National => new("国家级", "national"),
        OutcomeLevel.Provincial => new("省级", "provincial"),
        OutcomeLevel.Municipal => new("市级", "municipal"),
        _ => new("区县级", "district"),
    };
}

/// <summary>How a fact differs between two states; null where it was not, or is no more.</summary>
internal sealed record Change(Fact? Before, Fact? After)
{
    /// <summary>What is new, then what changed, in the order of the later state, then what is gone.</summary>
    public static IReadOnlyList<Change> Between(Agreement before, Agreement after)
    {
        var was = StateFacts.Of(before);
        var now = StateFacts.Of(after);
        var old = was.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var kept = now.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Where(f => old.GetValueOrDefault(f.Key) != f).Select(f => new Change(old.GetValueOrDefault(f.Key), f)),
            .. was.Where(f => !kept.Contains(f.Key)).Select(f => new Change(f, null)),
        ];
    }
}
