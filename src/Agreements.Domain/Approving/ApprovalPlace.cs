namespace Agreements.Domain.Approving;

/// <summary>Where a step of an approval is taken: which institution that is, the directory says.</summary>
/// <param name="Number">Number of the step, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="From">Code of the institution to begin with; null where nobody knows who proposed it.</param>
/// <param name="IsBureau">True to begin with the nearest authority from there upwards.</param>
/// <param name="Up">How many institutions further up.</param>
public sealed record ApprovalPlace(int Number, ApprovalStep Step, string? From, bool IsBureau, int Up)
{
    /// <summary>The related state that <see cref="Find"/> asks for.</summary>
    public Needs Needs => new() { InstitutionsUpFrom = From is null ? [] : [From] };

    /// <summary>Where the steps of an agreement are taken, in order; none where its policy names none.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<ApprovalPlace> Of(Agreement state)
    {
        var places = new List<ApprovalPlace>();
        foreach (var step in state.Policy.ApprovalSteps ?? [])
        {
            var number = places.Count + 1;
            places.Add(step.At switch
            {
                ApprovalAt.Named => new ApprovalPlace(number, step, step.Institution, false, 0),
                ApprovalAt.Above when places.Count > 0 => places[^1] with { Number = number, Step = step, Up = places[^1].Up + 1 },
                _ => new ApprovalPlace(number, step, Proposer(state), true, step.At == ApprovalAt.Above ? 1 : 0),
            });
        }

        return places;
    }

    /// <summary>The institution; null where the directory does not know it.</summary>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public Institution? Find(RelatedState related)
    {
        Institution[] line = From is null
            ? []
            : [.. Ancestry.Of(From, related).Select(related.FindInstitution).OfType<Institution>().Where(i => i.MergedInto is null)];
        var bureau = IsBureau ? Array.FindIndex(line, i => i.Kind == InstitutionKind.Government) : 0;
        return line.Skip(Math.Max(bureau, 0) + Up).FirstOrDefault();
    }

    /// <summary>Whoever proposed it; where that is not on record, the first who began it or is bound by it.</summary>
    private static string? Proposer(Agreement state) =>
        state.Proposal?.Institution
        ?? state.Parties.OrderBy(p => p.Role switch { PartyRole.Initiator => 0, PartyRole.CoLead => 1, _ when p.IsPrincipal => 2, _ => 3 })
            .FirstOrDefault(p => p.Institution is not null)?.Institution;
}
