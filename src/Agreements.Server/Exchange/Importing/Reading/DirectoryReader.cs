
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>
/// Reads institutions and standing bodies. A row with a code stays, whatever else is wrong with it, so that nobody who names it is called wrong
/// too.
/// </summary>
internal static class DirectoryReader
{
    public static InstitutionRow? Institution(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "code kind name", "aliases region under") is not { } fields)
        {
            return null;
        }

        var code = values.Line(fields["code"]);
        var kind = values.Word<InstitutionKind>(fields["kind"]);
        var name = values.Name(fields["name"]);
        string[] aliases = [.. values.Lines(fields, "aliases").Select(a => a.Value).Distinct(StringComparer.Ordinal)];
        var region = values.Line(fields["region"])?.Value;
        var under = values.Line(fields["under"]);
        return code is null ? null : new InstitutionRow(code, kind ?? default, name ?? new Text(code.Value), aliases, region, under);
    }

    public static BodyRow? Body(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "code kind name", "chair coLeads members membersComplete foundedOn foundedBy") is not { } fields)
        {
            return null;
        }

        var code = values.Line(fields["code"]);
        var kind = values.Word<BodyKind>(fields["kind"]);
        var name = values.Name(fields["name"]);
        var chair = values.Line(fields["chair"]);
        var coLeads = values.Lines(fields, "coLeads");
        var members = values.Lines(fields, "members");
        var complete = values.Truth(fields["membersComplete"]);
        var foundedOn = values.Date(fields["foundedOn"]);
        var foundedBy = values.Line(fields["foundedBy"]);
        return code is null
            ? null
            : new BodyRow(code, kind ?? default, name ?? new Text(code.Value), chair, coLeads, members, complete ?? false, foundedOn, foundedBy);
    }
}
