
namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>Names as the file gives them, else as they are on record; and which stream an agreement's reference means.</summary>
internal sealed class Naming
{
    private readonly Known _known;
    private readonly Source _source;
    private readonly Dictionary<string, Text> _institutions;
    private readonly Dictionary<string, Text> _bodies;
    private readonly Dictionary<string, AgreementRow> _agreements;

    public Naming(CaseFile file, Source source, Known known)
    {
        (_known, _source) = (known, source);
        _institutions = file.Institutions.ToDictionary(i => i.Code.Value, i => i.Name, StringComparer.Ordinal);
        _bodies = file.Bodies.ToDictionary(b => b.Code.Value, b => b.Name, StringComparer.Ordinal);
        _agreements = file.Agreements.ToDictionary(a => a.Ref.Value, StringComparer.Ordinal);
    }

    public Text Institution(string code) => _institutions.GetValueOrDefault(code) ?? _known.Institution(code).State.Name;

    public Text Body(string code) => _bodies.GetValueOrDefault(code) ?? _known.Body(code).State.Facts?.Name ?? new Text(code);

    /// <summary>
    /// The stream of an agreement. One that another source has described under the same reference, kind and title is the same agreement:
    /// what this source says otherwise is recorded beside what is on record.
    /// </summary>
    public Guid Agreement(string reference)
    {
        if (!_agreements.TryGetValue(reference, out var row))
        {
            return _known.References[reference][0];
        }

        var own = StableIds.OfAgreement(_source.Id, reference);
        return _known.Agreement(own).State.Exists
            ? own
            : _known.References.GetValueOrDefault(reference)?.Cast<Guid?>().FirstOrDefault(id => IsTheSame(_known.Agreement(id!.Value).State, row)) ?? own;
    }

    private static bool IsTheSame(Agreement there, AgreementRow row) => there.Exists && there.Kind == row.Kind && there.Title.Zh == row.Title.Zh;
}
