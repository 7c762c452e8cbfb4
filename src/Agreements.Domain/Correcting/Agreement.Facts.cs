using System.Globalization;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Only the agreement itself can write what it holds: the table of <see cref="Facts"/> is filled here.</summary>
    internal IEnumerable<Fact> AllFacts() =>
        [.. OwnFacts(), .. Parties.SelectMany(PartyFacts), .. Signatures.Values.OrderBy(s => s.Party, StringComparer.Ordinal).SelectMany(SignatureFacts),
            .. CeremonyFacts(), .. Commitments.SelectMany(CommitmentFacts), .. Outcomes.SelectMany(OutcomeFacts)];

    private IEnumerable<Fact> OwnFacts()
    {
        yield return new Fact(
            "title", new("协议标题", "the title"), FactForm.Words, FactUse.ChangingNeeded, Title.Zh, v => this with { Title = Title with { Zh = v! } });
        yield return new Fact(
            "title.en", new("协议英文标题", "the English title"), FactForm.Words, FactUse.Changing, Title.En, v => this with { Title = Title with { En = v } });
        yield return new Fact("reference", new("文号", "the reference"), FactForm.Words, FactUse.Changing, Reference, v => this with { Reference = v });
        foreach (var (stage, entry) in Entries)
        {
            yield return new Fact(
                $"{KebabEnum<Stage>.Name(stage)}.on", new($"进入“{StageNames.Zh(stage)}”阶段的日期", $"the day it became {StageNames.En(stage)}"),
                FactForm.DayOfPast, FactUse.Once,
                entry.On?.Value, v => Entered(stage, entry with { On = FactForm.ToDay(v, entry.On) }));
        }

        foreach (var fact in TermFacts())
        {
            yield return fact;
        }

        if (Approval is { } approval)
        {
            yield return new Fact(
                "approval.on", new("批准日期", "the day of the approval"), FactForm.DayOfPast, FactUse.Once, approval.On?.Value,
                v => this with { Approval = approval with { On = FactForm.ToDay(v, approval.On) } });
        }

        foreach (var (step, taken) in ApprovedSteps)
        {
            yield return new Fact(
                $"approval/{step}/on", new($"第{step}步审批的日期", $"the day of step {step} of the approval"), FactForm.DayOfPast, FactUse.Once, taken.On?.Value,
                v => this with { ApprovedSteps = ApprovedSteps.SetItem(step, taken with { On = FactForm.ToDay(v, taken.On) }) });
        }
    }

    /// <summary>
    /// What the record says of the period, where the text was taken over from a source or is signed: it can have been taken down wrongly. What the parties
    /// are still negotiating is revised, and what they have signed is changed by an amendment.
    /// </summary>
    private IEnumerable<Fact> TermFacts()
    {
        if (CurrentTerms is null || (Source is null && Stage < Stage.Signed))
        {
            yield break;
        }

        var term = Term ?? new Period();
        Fact Of(string part, string zh, string en, FactForm form, string? value, Func<string?, Period> to) =>
            new($"term.{part}", new(zh, en), form, FactUse.Once, value, v => this with { CorrectedTerm = to(v) });

        yield return Of(
            "from", "期限的第一天", "the first day of the period", FactForm.Day, term.From?.Value, v => term with { From = FactForm.ToDay(v, term.From) });
        yield return Of("to", "期限的最后一天", "the last day of the period", FactForm.Day, term.To?.Value, v => term with { To = FactForm.ToDay(v, term.To) });
        yield return Of("years", "期限的年数", "the number of years", FactForm.Decimal, FactForm.Text(term.Years), v => term with { Years = FactForm.ToDecimal(v) });
        yield return Of("notice-days", "提前通知的天数", "the days of notice", FactForm.Count, term.NoticeDays?.ToString(CultureInfo.InvariantCulture),
            v => term with { NoticeDays = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture) });
    }

    private Agreement Entered(Stage stage, StageEntry entry) => this with
    {
        Entries = Entries.SetItem(stage, entry),
        Evaluation = stage is Stage.Evaluated && Evaluation is { } e ? e with { On = entry.On } : Evaluation,
    };

    private IEnumerable<Fact> PartyFacts(Party p)
    {
        var at = Parties.IndexOf(p);
        yield return new Fact(
            $"party/{p.Id}/name", new($"{p.Name.Zh}的名称", $"the name of {p.Name.EnOrZh}"), FactForm.Words, FactUse.ChangingNeeded, p.Name.Zh,
            v => this with { Parties = Parties.SetItem(at, p with { Name = p.Name with { Zh = v! } }) });
        yield return new Fact(
            $"party/{p.Id}/name.en", new($"{p.Name.Zh}的英文名称", $"the English name of {p.Name.EnOrZh}"), FactForm.Words, FactUse.Changing, p.Name.En,
            v => this with { Parties = Parties.SetItem(at, p with { Name = p.Name with { En = v } }) });
        if (Liaisons.TryGetValue(p.Id, out var liaison))
        {
            yield return new Fact(
                $"liaison/{p.Id}", new($"{p.Name.Zh}的联络人", $"the liaison of {p.Name.EnOrZh}"), FactForm.Words, FactUse.ChangingNeeded, liaison,
                v => this with { Liaisons = Liaisons.SetItem(p.Id, v!) });
        }
    }

    private IEnumerable<Fact> SignatureFacts(Signature s)
    {
        var who = FindParty(s.Party)?.Name ?? new Text(s.Party);
        Fact Of(string part, string zh, string en, FactForm form, string? value, Func<string?, Signature> to) => new(
            $"signature/{s.Party}/{part}", new($"{who.Zh}{zh}", $"{en} of {who.EnOrZh}"), form, FactUse.Once, value,
            v => this with { Signatures = Signatures.SetItem(s.Party, to(v)) });

        yield return Of("on", "的签署日期", "the signing day", FactForm.DayOfPast, s.On?.Value, v => s with { On = FactForm.ToDay(v, s.On) });
        yield return Of("title", "签署人的职务", "the signatory's title", FactForm.Words, s.SignatoryTitle, v => s with { SignatoryTitle = v });
        yield return Of("method", "的签署方式", "the signing method", FactForm.OneOf<SigningMethod>(), s.Method is { } m ? KebabEnum<SigningMethod>.Name(m) : null,
            v => s with { Method = KebabEnum<SigningMethod>.TryParse(v, out var method) ? method : null });
        yield return Of("originals", "签署文本的份数", "the number of originals", FactForm.Count, s.Originals?.ToString(CultureInfo.InvariantCulture),
            v => s with { Originals = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture) });
    }

    private IEnumerable<Fact> CeremonyFacts()
    {
        if (Ceremony is not { } c)
        {
            yield break;
        }

        yield return new Fact(
            "ceremony.on", new("签约仪式的日期", "the day of the ceremony"), FactForm.DayOfPast, FactUse.Once, c.On?.Value,
            v => this with { Ceremony = c with { On = FactForm.ToDay(v, c.On) } });
        yield return new Fact(
            "ceremony.place", new("签约仪式的地点", "the place of the ceremony"), FactForm.Words, FactUse.Once, c.Place,
            v => this with { Ceremony = c with { Place = v } });
        yield return new Fact(
            "ceremony.host", new("签约仪式的主持单位", "the host of the ceremony"), FactForm.Words, FactUse.Once, c.Host,
            v => this with { Ceremony = c with { Host = v } });
    }

    private IEnumerable<Fact> CommitmentFacts(CommitmentState owed)
    {
        var c = owed.Commitment;
        Fact Of(string part, string zh, string en, FactForm form, FactUse use, string? value, Func<string?, Commitment> to) => new(
            $"commitment/{c.Id}/{part}", new($"承诺“{c.Title.Zh}”的{zh}", $"the {en} of the commitment '{c.Title.EnOrZh}'"), form, use, value,
            v => this with { Commitments = Commitments.Replace(owed, owed.Corrected(to(v))) });

        yield return Of("title", "标题", "title", FactForm.Words, FactUse.OnceNeeded, c.Title.Zh, v => c with { Title = c.Title with { Zh = v! } });
        yield return Of("title.en", "英文标题", "English title", FactForm.Words, FactUse.Once, c.Title.En, v => c with { Title = c.Title with { En = v } });
        yield return Of("owner", "责任方", "owner", FactForm.Member(Parties.Select(p => p.Id)), FactUse.Once, c.Owner, v => c with { Owner = v });
        yield return Of("due", "到期日", "due day", FactForm.Day, FactUse.Once, c.Due?.Value, v => c with { Due = FactForm.ToDay(v, c.Due) });
        yield return Of(
            "quantity", "数量", "quantity", FactForm.Amount, FactUse.Once, FactForm.Text(c.Quantity), v => c with { Quantity = FactForm.ToQuantity(v) });
    }

    private IEnumerable<Fact> OutcomeFacts(Outcome o, int index)
    {
        Fact Of(string part, string zh, string en, FactForm form, FactUse use, string? value, Func<string?, Outcome> to) => new(
            string.Create(CultureInfo.InvariantCulture, $"outcome/{index + 1}/{part}"),
            new($"成果“{o.Title.Zh}”的{zh}", $"the {en} of the result '{o.Title.EnOrZh}'"), form, use, value,
            v => this with { Outcomes = Outcomes.SetItem(index, to(v)) });

        yield return Of("title", "名称", "title", FactForm.Words, FactUse.OnceNeeded, o.Title.Zh, v => o with { Title = o.Title with { Zh = v! } });
        yield return Of("level", "级别", "level", FactForm.OneOf<OutcomeLevel>(), FactUse.OnceNeeded, KebabEnum<OutcomeLevel>.Name(o.Level),
            v => o with { Level = KebabEnum<OutcomeLevel>.TryParse(v, out var level) ? level : o.Level });
        yield return Of(
            "quantity", "数量", "quantity", FactForm.Amount, FactUse.Once, FactForm.Text(o.Quantity), v => o with { Quantity = FactForm.ToQuantity(v) });
        yield return Of("on", "日期", "day", FactForm.Day, FactUse.Once, o.On?.Value, v => o with { On = FactForm.ToDay(v, o.On) });
    }
}
