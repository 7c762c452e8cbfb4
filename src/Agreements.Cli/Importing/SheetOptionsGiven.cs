using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Sheets;

namespace Agreements.Cli.Importing;

/// <summary>How spreadsheets are read, as the options of the command say it.</summary>
internal static class SheetOptionsGiven
{
    /// <exception cref="UsageException">A kind or field is none, or a column is not given as COLUMN=FIELD.</exception>
    public static SheetOptions Of(string? kind, string[] columns)
    {
        var usual = kind is null ? (AgreementKind?)null
            : SheetWords.Kind(kind) ?? throw new UsageException(new(
                $"“{kind}”不是协议类别。可选：{string.Join("、", KebabEnum<AgreementKind>.Names)}。",
                $"'{kind}' is no kind of agreement. There are: {string.Join(", ", KebabEnum<AgreementKind>.Names)}."));
        return new SheetOptions(usual, columns.Select(Column).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Field, StringComparer.Ordinal));
    }

    private static (string Name, string Field) Column(string given)
    {
        var at = given.LastIndexOf('=');
        var (name, said) = at > 0 ? (given[..at], given[(at + 1)..].Trim()) : ("", given);
        var field = said == HeadRow.NotRead ? said
            : KebabEnum<SheetField>.TryParse(said, out _) ? said
            : SheetFields.Find(said) is { } found ? KebabEnum<SheetField>.Name(found) : null;
        return at > 0 && field is not null
            ? (SheetFields.Plain(name), field)
            : throw new UsageException(new(
                $"--map 写作“列=项目”，此处为“{given}”。项目可选：{string.Join("、", KebabEnum<SheetField>.Names)}，或 -（不读取）。",
                $"--map takes COLUMN=FIELD, not '{given}'. The fields are: {string.Join(", ", KebabEnum<SheetField>.Names)}, or - for not read."));
    }
}
