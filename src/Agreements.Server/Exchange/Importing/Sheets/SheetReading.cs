using Agreements.Server.Http;
using Agreements.Server.Localization;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Turns a row into an agreement of a case file, and keeps which cell each part came from.</summary>
internal sealed class SheetReading(SheetRow row, DirectoryNames names, SheetFindings findings, AgreementKind? usual, DateOnly today)
{
    private readonly SheetParties _parties = new(row, names, findings);

    /// <summary>The number of the agreement, or one made of what identifies it.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Reads the row.</summary>
    /// <param name="path">Where the agreement will stand.</param>
    /// <param name="cells">Where places are kept.</param>
    public JsonObject Read(string path, IDictionary<string, SheetCell> cells)
    {
        cells[path] = row.Whole;
        var title = Title(path, cells);
        var kind = Kind();
        var parties = _parties.Read($"{path}.parties", cells);
        Reference = row[SheetField.Reference] is { Length: > 0 } given ? OneLine(given) : Digested(kind, row[SheetField.Title]);
        var (stage, history) = Stage($"{path}.history", cells);
        Keep("ref", SheetField.Reference);
        Keep("kind", SheetField.Kind);
        Keep("stage", SheetField.Stage);
        var agreement = new JsonObject
        {
            ["ref"] = Reference, ["kind"] = KebabEnum<AgreementKind>.Name(kind), ["title"] = title, ["parties"] = parties,
            ["stage"] = KebabEnum<Stage>.Name(stage), ["history"] = history,
        };
        if (new SheetTerms(row, findings, today).Read($"{path}.terms", cells) is { } terms)
        {
            agreement["terms"] = terms;
        }

        agreement["commitments"] = Commitments($"{path}.commitments", cells);
        agreement["openQuestions"] = new JsonArray([.. SheetWords.Lines(row[SheetField.OpenQuestions]).Select(q => (JsonNode)q)]);
        Keep("openQuestions", SheetField.OpenQuestions);
        return agreement;

        void Keep(string part, SheetField field) => cells[$"{path}.{part}"] = row.At(field);
    }

    /// <summary>A day as people say it, as EDTF; null when it is empty, unknown or no day.</summary>
    internal static string? Day(SheetRow row, SheetField field, SheetFindings findings, DateOnly today)
    {
        var said = row[field];
        if (said.Length == 0)
        {
            return null;
        }

        if (SaidDay.TryRead(said, today, out var day))
        {
            return day?.Value;
        }

        var isNumber = double.TryParse(said, CultureInfo.InvariantCulture, out _);
        findings.Error(
            row.At(field), "date-malformed", new($"“{said}”不是日期。", $"'{said}' is no day."),
            isNumber
                ? new("请把单元格格式改为日期，或写作 2025-03-27。", "Format the cell as a date, or write it as 2025-03-27.")
                : SaidDay.Wanted);
        return null;
    }

    /// <summary>Line breaks of a cell are no part of a name.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private JsonObject Title(string path, IDictionary<string, SheetCell> cells)
    {
        cells[$"{path}.title"] = row.At(SheetField.Title);
        cells[$"{path}.title.en"] = row.At(SheetField.TitleEn);
        var (zh, en) = (OneLine(row[SheetField.Title]), OneLine(row[SheetField.TitleEn]));
        if (zh.Length == 0 && en.Length == 0)
        {
            findings.Error(
                row.At(SheetField.Title), "title-missing", new("没有名称。", "The title is missing."),
                new("写明协议名称；如果本行不是协议，请删除本行。", "Write the agreement's title; if the row is no agreement, delete it."));
        }

        return en.Length > 0 ? new() { ["zh"] = zh.Length > 0 ? zh : en, ["en"] = en } : new() { ["zh"] = zh.Length > 0 ? zh : "—" };
    }

    private AgreementKind Kind()
    {
        var said = row[SheetField.Kind];
        if (SheetWords.Kind(said) is { } kind)
        {
            return kind;
        }

        if (said.Length > 0 || usual is null)
        {
            var all = Enum.GetValues<AgreementKind>().Select(Names.Of).ToArray();
            findings.Error(
                row.At(SheetField.Kind), said.Length > 0 ? "kind-unknown" : "kind-missing",
                said.Length > 0 ? new($"“{said}”不是协议类别。", $"'{said}' is no kind of agreement.") : new("没有类别。", "The kind is missing."),
                new($"写下列之一：{string.Join("、", all.Select(k => k.Zh))}；或导入时选定类别。",
                    $"Write one of {string.Join(", ", all.Select(k => k.EnOrZh))}; or choose the kind for the whole file."));
        }

        return usual ?? AgreementKind.Framework;
    }

    /// <summary>Without a number of its own, a row is the one that has this kind, title and parties.</summary>
    private string Digested(AgreementKind kind, string title)
    {
        var identity = string.Join('\n', [KebabEnum<AgreementKind>.Name(kind), SheetFields.Plain(title), .. _parties.Codes]);
        return "无编号-" + Digest(identity);
    }

    internal static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NormalText.Of(text))))[..10];

    private (Stage Stage, JsonArray History) Stage(string path, IDictionary<string, SheetCell> cells)
    {
        var signed = Day(row, SheetField.SignedOn, findings, today);
        var said = row[SheetField.Stage];
        var stage = SheetWords.Stage(said) ?? (row[SheetField.SignedOn].Length > 0 ? Domain.Stage.Signed : Domain.Stage.Proposed);
        if (said.Length > 0 && SheetWords.Stage(said) is null)
        {
            findings.Error(
                row.At(SheetField.Stage), "stage-unknown", new($"“{said}”不是阶段。", $"'{said}' is no stage."),
                new($"写下列之一：{string.Join("、", Enum.GetValues<Stage>().Select(StageNames.Zh))}。",
                    $"Write one of {string.Join(", ", Enum.GetValues<Stage>().Select(StageNames.En))}."));
        }
        else if (signed is not null && stage < Domain.Stage.Signed)
        {
            findings.Error(
                row.At(SheetField.Stage), "stage-contradicts-history",
                new($"阶段为“{StageNames.Zh(stage)}”，却有签署日期。", $"The stage is {StageNames.En(stage)}, but there is a day of signing."),
                new("把阶段改为“已签署”或以后的阶段，或删去签署日期。", "Write the stage 'signed' or a later one, or delete the day of signing."));
            stage = Domain.Stage.Signed;
        }

        if (signed is not null && Edtf.TryParse(signed, out var day) && day.Earliest > today)
        {
            findings.Error(
                row.At(SheetField.SignedOn), "history-in-future", new($"签署日期（{day}）在今天之后。", $"The day of signing ({day}) is after today."),
                new("改正日期；还没有签署就留空。", "Mend the day; leave it empty while it is not signed."));
            signed = null;
        }

        return (stage, History(path, cells, stage, signed));
    }

    private JsonArray History(string path, IDictionary<string, SheetCell> cells, Stage stage, string? signed)
    {
        var (place, note) = (OneLine(row[SheetField.SignedAt]), row[SheetField.Note]);
        var isSigned = signed is not null || place.Length > 0;
        // A note is of what the row last tells, and needs no day.
        if (!isSigned && note.Length == 0)
        {
            return [];
        }

        var what = isSigned ? "signed" : stage switch
        {
            Domain.Stage.Implementing => "started", _ => KebabEnum<Stage>.Name(stage),
        };
        cells[$"{path}[0]"] = row.At(isSigned ? SheetField.SignedOn : SheetField.Note);
        cells[$"{path}[0].note"] = row.At(SheetField.Note);
        cells[$"{path}[0].place"] = row.At(SheetField.SignedAt);
        return
        [
            new JsonObject
            {
                ["what"] = what, ["on"] = signed, ["place"] = place.Length > 0 ? place : null, ["note"] = note.Length > 0 ? note : null,
            },
        ];
    }

    private JsonArray Commitments(string path, IDictionary<string, SheetCell> cells)
    {
        var all = new JsonArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in SheetWords.Lines(row[SheetField.Commitments]))
        {
            var parts = line.Split(['｜', '|'], StringSplitOptions.TrimEntries);
            if (parts[0].Length == 0)
            {
                continue;
            }

            cells[$"{path}[{all.Count}]"] = row.At(SheetField.Commitments);
            var id = "c-" + Digest(parts[0]);
            if (!taken.Add(id))
            {
                Wrong("id-duplicate", new($"承诺“{parts[0]}”出现了两次。", $"The commitment '{parts[0]}' stands twice."), new("只保留一条。", "Keep one of them."));
                continue;
            }

            all.Add(new JsonObject
            {
                ["id"] = id, ["title"] = parts[0], ["owner"] = parts.Length > 1 ? Owner(parts[1]) : null, ["due"] = parts.Length > 2 ? Due(parts[2]) : null,
            });
        }

        return all;
    }

    private string? Owner(string said)
    {
        if (said.Length == 0 || _parties.Owner(said) is { } owner && owner.Length > 0)
        {
            return said.Length == 0 ? null : _parties.Owner(said);
        }

        Wrong("owner-unknown", new($"承诺的责任方“{said}”不是本行的一方。", $"'{said}', who owes a commitment, is no party of this row."),
            new("写“甲方”“乙方”或本行中的名称；不清楚就留空。", "Write 'Party A', 'Party B' or a name of this row; leave it empty if nobody knows."));
        return null;
    }

    private string? Due(string said)
    {
        if (said.Length == 0 || SaidDay.TryRead(said, today, out _))
        {
            return said.Length > 0 && SaidDay.TryRead(said, today, out var day) ? day?.Value : null;
        }

        Wrong("date-malformed", new($"承诺的期限“{said}”不是日期。", $"'{said}', by when a commitment is due, is no day."), SaidDay.Wanted);
        return null;
    }

    private void Wrong(string code, Words cause, Words cure) => findings.Error(row.At(SheetField.Commitments), code, cause, cure);
}
