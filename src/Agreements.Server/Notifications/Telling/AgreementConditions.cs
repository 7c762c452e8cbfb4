using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Of which agreements an endpoint is told, or a role by a rule: the same columns in both tables, and so the same question.</summary>
internal static class AgreementConditions
{
    /// <summary>
    /// The codes that mean the same as the institutions that each row names, as a query of <c>(name, codes)</c>; without the rows that name none. Once for all
    /// causes.
    /// </summary>
    /// <param name="table">The table.</param>
    public static string NamedCodes(string table) =>
        $"""
        select t.name, array_agg(distinct same.code) as codes from {table} t cross join lateral unnest(t.institutions) i(code)
        cross join lateral {SameInstitution.CodesOf("i.code")} same(code) where t.ended_at is null group by t.name
        """;

    /// <summary>That a cause is about an agreement of which a row asks.</summary>
    /// <param name="row">The row.</param>
    /// <param name="named">Its row of <see cref="NamedCodes"/>, joined from the left.</param>
    /// <param name="cause">The cause: topic, kind, stage, and the codes of its parties.</param>
    public static string Fit(string row, string named, string cause) =>
        $"""
        ({row}.topics is null or {cause}.topic = any({row}.topics)) and ({row}.kinds is null or {cause}.kind = any({row}.kinds))
        and ({row}.stages is null or {cause}.stage = any({row}.stages)) and ({row}.institutions is null or {named}.codes && {cause}.codes)
        """;
}
