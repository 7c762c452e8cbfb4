namespace Agreements.Server.ReadModels.Visibility;

/// <summary>
/// Finds by the read models of whom a guard about other streams may not hold, so that only for these the other streams are loaded: which and why
/// the guards themselves say (<see cref="RelatedGuards"/>).
/// </summary>
internal static class PerhapsUnmet
{
    /// <summary>The condition on a row with the guards in its column <c>related</c>; false or null where all of them hold.</summary>
    /// <param name="row">The row's name in the statement.</param>
    public static string Of(string row) =>
        $"""
        (exists (select from board_cards p where p.id = ({row}.related->>'parent')::uuid and p.standing in ('suspended', 'terminated', 'archived'))
        or exists (select from jsonb_array_elements_text(nullif({row}.related, 'null')->'neededKinds') k where not exists (
            select from jsonb_array_elements_text({row}.related->'takingPart') t join directory_institutions i on i.code = t
            where i.kind = k and i.merged_into is null))
        or exists (select from jsonb_array_elements_text(nullif({row}.related, 'null')->'principals') c join directory_institutions i on i.code = c
            where i.merged_into is not null)
        or jsonb_array_length(nullif({row}.related, 'null')->'witnesses') > 0
        or {row}.related->>'predecessor' is not null
        or jsonb_typeof({row}.related->'approval') = 'object')
        """;
}
