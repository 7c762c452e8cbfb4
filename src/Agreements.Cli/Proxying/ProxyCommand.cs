using System.CommandLine;
using Agreements.Cli.Shell;
using Microsoft.Extensions.Hosting;

namespace Agreements.Cli.Proxying;

/// <summary><c>agreements proxy</c>: several servers behind one address, for trying out and for small installations; docs/growing.md tells what else there is.</summary>
internal static class ProxyCommand
{
    public static Command Create(ShellSurroundings shell)
    {
        var listen = new Option<Uri>("--listen") { Description = "Where to listen, such as http://127.0.0.1:8080.", Required = true };
        var to = new Option<Uri[]>("--to") { Description = "A server; given once for each.", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("proxy", "Takes requests at one address to several servers, around one that is down.") { listen, to };
        command.SetAction(async (parsed, token) =>
        {
            await using var app = OneAddress.Build(parsed.GetRequiredValue(listen), parsed.GetRequiredValue(to));
            await app.StartAsync(token);
            shell.Terminal(parsed).Say(new Text($"{parsed.GetRequiredValue(listen)} 正在转发", $"{parsed.GetRequiredValue(listen)} takes requests"), "green");
            await app.WaitForShutdownAsync(token);
            return App.Done;
        });
        return command;
    }
}
