using Agreements.Cli.Shell;

namespace Agreements.Cli.Making;

/// <summary><c>agreements schema</c>: tables, roles and grants of this release, made by their owner; so the server needs no login that may.</summary>
internal static class SchemaCommand
{
    public static Command Create(ShellContext shell)
    {
        var command = new Command(
            "schema",
            "Makes the tables of this release and what each role may do with them, as the login that AGREEMENTS_DB_OWNER names. Harmless when all is there.");
        command.SetAction(async (parsed, token) =>
        {
            await shell.MadeAsync(token);
            shell.Terminal(parsed).Say(new Text("数据库的表和权限已与本版本一致。", "Tables and grants are those of this release."), "green");
            return App.Done;
        });
        return command;
    }
}
