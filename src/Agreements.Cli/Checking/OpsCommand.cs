using Agreements.Cli.Shell;
using Npgsql;
using Spectre.Console;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agreements.Cli.Checking;

/// <summary><c>agreements ops check</c>: whether this server is fit to run, each thing with what to do about it.</summary>
internal static class OpsCommand
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(ShellContext shell) => new("ops", "For whoever runs the server.") { CheckAll(shell) };

    private static Command CheckAll(ShellContext shell)
    {
        var certificate = new Option<string?>("--certificate") 
        {
            Description = "The certificate of the pages: an https address or a PEM file.", HelpName = "URL|PEM",
        };
        var backups = new Option<string?>("--backups") { Description = "The folder of the backups.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of lines." };
        var check = new Command("check",
            "Looks at settings, database, clock, disk, certificate, mail and backups, and says what to do. Exit code 1 when something fails.")
        {
            certificate, backups, json,
        };
        check.SetAction(async (parsed, token) =>
        {
            var surveyed = new Surveyed(shell, parsed.GetValue(certificate), parsed.GetValue(backups));
            var found = new List<(Check Check, Checked Checked)>();
            foreach (var one in Check.All)
            {
                found.Add((one, await LookAsync(one, surveyed, token)));
            }

            if (parsed.GetValue(json))
            {
                await shell.Output.WriteLineAsync(Json(found));
            }
            else
            {
                Print(shell.Terminal(parsed), found);
            }

            return found.Any(f => f.Checked.Level == Level.Fail) ? App.HasErrors : App.Done;
        });
        return check;
    }

    /// <summary>A check that cannot look has failed, and says why; the others go on.</summary>
    private static async Task<Checked> LookAsync(Check check, Surveyed surveyed, CancellationToken token)
    {
        try
        {
            return await check.Look(surveyed, token);
        }
        catch (UsageException e)
        {
            return Checked.Fail(e.Sentence, Above);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            return Checked.Fail(new Text($"无法检查：{e.Message}", $"It cannot be looked at: {e.Message}"), Above);
        }
    }

    private static Text Above => new("请先处理上面失败的各项和此处所说的设置。", "Mend what failed above and the setting that is named here, first.");

    private static string Json(List<(Check Check, Checked Checked)> found) => JsonSerializer.Serialize(
        new
        {
            Ok = found.All(f => f.Checked.Level != Level.Fail),
            Checks = found.Select(f => new
            {
                f.Check.Name,
                Level = Word(f.Checked.Level),
                f.Checked.Said.Zh,
                f.Checked.Said.En,
                CureZh = f.Checked.Cure?.Zh,
                CureEn = f.Checked.Cure?.En,
            }),
        },
        Format);

    private static string Word(Level level) => level switch { Level.Ok => "ok", Level.Warn => "warn", _ => "fail" };

    private static void Print(Terminal terminal, List<(Check Check, Checked Checked)> found)
    {
        foreach (var (check, made) in found)
        {
            var colour = made.Level switch { Level.Ok => "green", Level.Warn => "yellow", _ => "red" };
            var line = $"{terminal.Label(check.Zh, check.Name)}: {terminal.Line(made.Said)}";
            terminal.Out.MarkupLine($"[{colour}]{Word(made.Level),-4}[/]  {Markup.Escape(line)}");
            if (made.Cure is { } cure)
            {
                terminal.Say(cure, indent: "      → ");
            }
        }

        var (fails, warns) = (found.Count(f => f.Checked.Level == Level.Fail), found.Count(f => f.Checked.Level == Level.Warn));
        terminal.Say(new Text($"{found.Count} 项：{fails} 项失败，{warns} 项警告。", $"{found.Count} looked at: {fails} failed, {warns} warnings."));
    }
}
