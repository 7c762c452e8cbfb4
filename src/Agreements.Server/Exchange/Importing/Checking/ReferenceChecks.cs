using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>Whoever and whatever is named is described in the file, or on record from an earlier one.</summary>
internal sealed class ReferenceChecks
{
    private readonly CaseFile _file;
    private readonly Known _known;
    private readonly Findings _findings;
    private readonly HashSet<string> _institutions;
    private readonly HashSet<string> _bodies;
    private readonly HashSet<string> _agreements;

    public ReferenceChecks(CaseFile file, Known known, Findings findings)
    {
        (_file, _known, _findings) = (file, known, findings);
        _institutions = new(file.Institutions.Select(i => i.Code.Value), StringComparer.Ordinal);
        _bodies = new(file.Bodies.Select(b => b.Code.Value), StringComparer.Ordinal);
        _agreements = new(file.Agreements.Select(a => a.Ref.Value), StringComparer.Ordinal);
    }

    public void Run()
    {
        Each(_file.Institutions.Select(i => i.Under), Institution);
        foreach (var body in _file.Bodies)
        {
            Each([body.Chair, .. body.CoLeads, .. body.Members], Institution);
            Each([body.FoundedBy], Agreement);
        }

        foreach (var agreement in _file.Agreements)
        {
            Each([agreement.Parent], Agreement);
            Each(agreement.Parties.Value.Select(p => p.Institution), Institution);
            Each(agreement.Parties.Value.Select(p => p.Body), Body);
            Owners(agreement);
        }

        foreach (var engagement in _file.Engagements)
        {
            Each([.. engagement.Participants, .. engagement.Items.Select(i => i.Owner)], Member);
            Each(engagement.Agreements, Agreement);
        }

        Each(_file.Indicators.Select(i => i.Of), Measured);
    }

    private static void Each(IEnumerable<Located<string>?> names, Action<Located<string>> check)
    {
        foreach (var name in names.OfType<Located<string>>())
        {
            check(name);
        }
    }

    private bool IsInstitution(string code) => _institutions.Contains(code) || _known.HasInstitution(code);

    private bool IsBody(string code) => _bodies.Contains(code) || _known.HasBody(code);

    private void Institution(Located<string> code)
    {
        if (!IsInstitution(code.Value))
        {
            Unknown(
                "institution-unknown", code,
                IsBody(code.Value) ? new("机构（它是一个组织）", "an institution (it is a standing body)") : new("机构", "an institution"), _institutions);
        }
    }

    private void Body(Located<string> code)
    {
        if (!IsBody(code.Value))
        {
            Unknown(
                "body-unknown", code,
                IsInstitution(code.Value) ? new("组织（它是一个机构）", "a standing body (it is an institution)") : new("组织", "a standing body"), _bodies);
        }
    }

    private void Member(Located<string> code)
    {
        if (!IsInstitution(code.Value) && !IsBody(code.Value))
        {
            Unknown("institution-unknown", code, new("机构或组织", "an institution or a standing body"), [.. _institutions, .. _bodies]);
        }
    }

    private void Agreement(Located<string> reference)
    {
        if (_agreements.Contains(reference.Value))
        {
            return;
        }

        switch (_known.References.GetValueOrDefault(reference.Value)?.Count ?? 0)
        {
            case 1:
                return;
            case 0:
                Unknown("agreement-unknown", reference, new("协议", "an agreement"), _agreements);
                return;
            default:
                _findings.Error(
                    "agreement-ambiguous", reference.Place,
                    new($"几个来源都有编号为“{reference.Value}”的协议。", $"Several sources have an agreement '{reference.Value}'."),
                    new("在本文件中描述该协议。", "Describe the agreement in this file."));
                return;
        }
    }

    private void Measured(Located<string> name)
    {
        if (!IsInstitution(name.Value) && !IsBody(name.Value) && !_agreements.Contains(name.Value) && !_known.References.ContainsKey(name.Value))
        {
            Unknown(
                "subject-unknown", name, new("协议、组织或机构", "an agreement, a standing body or an institution"),
                [.. _agreements, .. _bodies, .. _institutions]);
        }
    }

    private void Owners(AgreementRow agreement)
    {
        string[] parties = [.. PartyIds.Of(agreement)];
        foreach (var owner in agreement.Commitments.Select(c => c.Owner).OfType<Located<string>>().Where(o => !parties.Contains(o.Value)))
        {
            var meant = Suggestion.Nearest(owner.Value, parties);
            _findings.Error(
                "owner-unknown", owner.Place,
                new($"责任方“{owner.Value}”不是“{agreement.Ref.Value}”的一方。", $"The owner '{owner.Value}' is no party of {agreement.Ref.Value}."),
                new(
                    (meant is null ? "" : $"是否应为“{meant}”？") + $"可选：{string.Join("、", parties)}；不知道时用 null。",
                    (meant is null ? "" : $"Did you mean '{meant}'? ") + $"Its parties: {string.Join(", ", parties)}; null when the owner is unknown."));
        }
    }

    private void Unknown(string code, Located<string> name, Text what, IEnumerable<string> there)
    {
        var meant = Suggestion.Nearest(name.Value, there);
        _findings.Error(
            code, name.Place,
            new($"“{name.Value}”不是已知的{what.Zh}。", $"'{name.Value}' is not known as {what.En}."),
            meant is null
                ? new("在本文件中描述它，或先导入描述它的文件。", "Describe it in this file, or import the file that does first.")
                : new(
                    $"是否应为“{meant}”？否则请在本文件中描述它，或先导入描述它的文件。",
                    $"Did you mean '{meant}'? Otherwise describe it in this file, or import the file that does first."));
    }
}
