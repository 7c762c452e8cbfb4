using System.Collections.Immutable;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Model;

/// <summary>One thing said on a day.</summary>
internal sealed record ModelStep(DateOnly Today, Said Said);

/// <summary>What came of a step in the model.</summary>
internal enum ModelAnswer
{
    Accepted, Nothing, Refused,
}

/// <summary>Plays a walk with the product and with the model side by side, and compares them at every step.</summary>
internal sealed class ModelPlay
{
    private static readonly RelatedState Directory = RelatedState.Nothing with
    {
        Institutions = ImmutableDictionary.CreateRange(StringComparer.Ordinal, "ABCDVW".Select(p => p.ToString()).Select(code => KeyValuePair.Create(
            code, (Institution?)Institution.Evolve(
                Institution.Unwritten(code), new InstitutionRegistered(code, InstitutionKind.Other, new Text(code), [], null, null, null))))),
        People = ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("p-1", true), KeyValuePair.Create("p-2", true)]),
    };

    private readonly ModelWorld _model = new();
    private readonly Agreement[] _states = [Agreement.Unwritten(Id), Agreement.Unwritten(Guid.Empty), Agreement.Unwritten(Ask.OtherId)];
    private readonly List<string> _differences = [];

    /// <summary>What came of each step, and how the agreements stood after it.</summary>
    public List<(What What, ModelAnswer Answer, Standing Standing)> Seen { get; } = [];

    /// <summary>What differs, at the first step at which anything does; empty when nothing ever does.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<ModelStep> steps) => Of(steps)._differences;

    public static ModelPlay Of(IReadOnlyList<ModelStep> steps)
    {
        var play = new ModelPlay();
        DateOnly? today = null;
        foreach (var step in steps)
        {
            if (step.Today != today)
            {
                play.Round(step.Today);
                today = step.Today;
            }

            if (play._differences.Count > 0 || !play.Say(step))
            {
                break;
            }
        }

        return play;
    }

    private bool Say(ModelStep step)
    {
        var (today, said) = (step.Today, step.Said);
        if (ModelWalks.IsLeftOut(_model, said))
        {
            return true;
        }

        var facts = _model.Say(said, today);
        var expected = facts is null ? ModelAnswer.Refused : facts.Count == 0 ? ModelAnswer.Nothing : ModelAnswer.Accepted;
        var asked = ModelSpeech.Asked(said, _states[(int)said.Of], Id, today);
        var decision = Do((int)said.Of, asked);
        var answer = decision.IsRefused ? ModelAnswer.Refused : decision.Events.Count == 0 ? ModelAnswer.Nothing : ModelAnswer.Accepted;
        Seen.Add((said.What, answer, _states[(int)said.Of].Standing));
        if (answer != expected)
        {
            _differences.Add($"{today:yyyy-MM-dd} {said}: the product says {answer} ({string.Concat(decision.Refusals.Select(r => r.Sentence.EnOrZh))}), "
                + $"the model {expected}");
        }

        Compare(answer == ModelAnswer.Nothing ? [] : _states, $"{today:yyyy-MM-dd} {said}");
        return _differences.Count == 0;
    }

    /// <summary>The daily round, as the product asks for what is due.</summary>
    private void Round(DateOnly today)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            foreach (var due in _states[i].Exists ? Calendar.Of(_states[i]).Where(d => d.Day <= today) : [])
            {
                Do(i, new Asked(Calendar.CommandFor(due.What), new CommandContext(Coordinator, today)));
            }
        }

        _model.Round(today);
        Compare(_states, $"{today:yyyy-MM-dd} the daily round");
    }

    private Decision Do(int at, Asked asked)
    {
        var decision = asked.Knowing(Directory.And(_states.Where(s => s.Exists))).DecideOn(_states[at]);
        _states[at] = Agreement.Fold(_states[at], decision.Events);
        foreach (var beside in decision.Beside)
        {
            _states[(int)Which.Renewal] = Agreement.Fold(Agreement.Unwritten(beside.Id), beside.Events.Cast<AgreementEvent>());
        }

        var id = _states[(int)Which.Renewal].Id;
        foreach (var e in at == (int)Which.Renewal ? decision.Events : [])
        {
            AgreementCommand? follows = e switch
            {
                AgreementSigned signed => new SupersedeAgreement(id, signed.On),
                AgreementReturned { From: >= Stage.Signed, To: < Stage.Signed } or AgreementDeclined or AgreementWithdrawn => new ReinstateAgreement(id),
                _ => null,
            };
            if (follows is not null)
            {
                Do((int)Which.One, asked with { Command = follows });
            }
        }

        return decision;
    }

    private void Compare(Agreement[] states, string after)
    {
        for (var i = 0; i < states.Length; i++)
        {
            var (product, model) = (InWords(states[i]), InWords(_model.Of((Which)i)));
            if (product != model)
            {
                _differences.Add($"after {after}, {(Which)i}:\n    product {product}\n    model   {model}");
            }
        }
    }

    private static string InWords(Agreement a) => !a.Exists ? "" : string.Create(
        null, $"{a.Stage} {a.Standing} {string.Concat(a.Principals.Select(p => p.Id))} ends {LastDay.Of(a)?.Certain:yyyy-MM-dd} "
        + $"owed {string.Join(", ", a.Commitments.Where(c => !c.IsSettled).Select(c => $"{c.Id} {c.Commitment.Owner} {c.Commitment.Due}"))} "
        + $"notices {string.Join(", ", a.PendingNotices.Select(n => $"{n.Party} {n.Effective:yyyy-MM-dd}"))} "
        + $"successor {a.Succession?.From:yyyy-MM-dd}");

    private static string InWords(ModelAgreement a) => !a.Exists ? "" : string.Create(
        null, $"{a.Stage} {a.Standing} {string.Concat(a.Principals)} ends {a.CertainEnd:yyyy-MM-dd} "
        + $"owed {string.Join(", ", a.Lines.Where(l => !l.IsKept).Select(l => $"{l.Id} {l.Owner} {l.Due:yyyy-MM-dd}"))} "
        + $"notices {string.Join(", ", a.PendingNotices.Select(n => $"{n.Who} {n.Until:yyyy-MM-dd}"))} "
        + $"successor {a.SucceededFrom:yyyy-MM-dd}");
}
