using Agreements.Cli.Shell;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Npgsql;
using Spectre.Console;
using System.CommandLine;

namespace Agreements.Cli.People;

/// <summary><c>agreements people</c>: where somebody still stands in texts of the history, which erasing them leaves.</summary>
internal static class PeopleCommand
{
    public static Command Create(ShellContext shell) =>
        new("people", "People: finds where somebody is named in texts that history keeps.") { Traces(shell) };

    private static Command Traces(ShellContext shell)
    {
        var words = new Argument<string[]>("WORD")
        {
            Description = "A person's reference (p-…), for all names, phones and mails held of them; or words to look for, such as a name.",
            Arity = ArgumentArity.OneOrMore,
        };
        var traces = new Command(
            "traces", "Lists every text of every event in which a person or some words stand. Exit code 1 when there are any: erasing does not reach them.")
        {
            words,
        };
        traces.SetAction(async (parsed, token) =>
        {
            var terminal = shell.Terminal(parsed);
            await using var data = await shell.AuditorAsync(token);
            using var store = Stores.Open(data);
            var asked = new List<Traced>();
            foreach (var word in parsed.GetValue(words)!)
            {
                asked.AddRange(PersonReference.IsOne(word) ? await OfPersonAsync(data, word, token) : Traced.Those(TracedWhat.Word, word));
            }

            await using var reader = Reader.Whole(data, store);
            var left = await reader.TracesAsync(asked, token);
            Print(terminal, left);
            return left.IsAnywhere ? App.HasErrors : App.Done;
        });
        return traces;
    }

    /// <exception cref="UsageException">There is nobody of that reference, or no longer.</exception>
    private static async Task<IReadOnlyList<Traced>> OfPersonAsync(NpgsqlDataSource data, string id, CancellationToken token)
    {
        await using var command = data.CreateCommand("select name_zh, name_en, phones, mails from people.people where id = $1 and erased_at is null");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(token);
        return await row.ReadAsync(token)
            ? Traced.Of(
                new Text(row.GetString(0), await row.IsDBNullAsync(1, token) ? null : row.GetString(1)),
                row.GetFieldValue<string[]>(2), row.GetFieldValue<string[]>(3))
            : throw new UsageException(new Text(
                $"名录中没有 {id}，或已删除：请改用姓名或号码查找。", $"The register has no {id}, or no longer: look for the name or number instead."));
    }

    private static void Print(Terminal terminal, TracesLeft left)
    {
        if (!left.IsAnywhere)
        {
            terminal.Say(new Text("历史记录的文字中没有找到。", "It stands in no text of the history."), "green");
            return;
        }

        var table = terminal.Table(
            terminal.Label("记录", "record"), terminal.Label("版本", "version"), terminal.Label("事件", "event"), terminal.Label("位置", "where"),
            terminal.Label("内容", "what"));
        foreach (var place in left.Places)
        {
            table.AddRow(
                Markup.Escape(place.Reference is { } reference ? $"{reference} ({place.Stream})" : place.Stream.ToString()), $"{place.Version}", place.Type,
                Markup.Escape(place.Field), string.Join(", ", place.Found.Select(KebabEnum<TracedWhat>.Name)));
        }

        terminal.Out.Write(table);
        if (left.Further > 0)
        {
            terminal.Say(new Text($"另有 {left.Further} 处未列出。", $"{left.Further} more are not listed."), "yellow");
        }
    }
}
