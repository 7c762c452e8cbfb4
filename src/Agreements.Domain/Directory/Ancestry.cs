namespace Agreements.Domain.Directory;

/// <summary>The way up from an institution, as far as it is known.</summary>
internal static class Ancestry
{
    /// <summary>
    /// The code itself, then what stands above, one after the other; an entry that was merged is followed by the one that stands for it. Ends
    /// with the first code that is not known, or where the way comes back to itself.
    /// </summary>
    public static IEnumerable<string> Of(string code, RelatedState related)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = code; next is not null && seen.Add(next);)
        {
            yield return next;
            var there = related.FindInstitution(next);
            next = there?.MergedInto ?? there?.Under;
        }
    }

    /// <summary>Null when the institution is there and stands for itself; otherwise why it cannot be named.</summary>
    public static Refusal? RefuseUnlessNamed(string code, RelatedState related) => related.FindInstitution(code) switch
    {
        null => new InstitutionUnknown(code),
        { MergedInto: { } into } => new InstitutionMergedAway(code, into),
        _ => null,
    };
}
