using System.CommandLine;
using Agreements.Cli.Shell;
using Microsoft.Extensions.Hosting;

namespace Agreements.Cli.Proxying;

/// <summary>
/// <c>agreements proxy</c>: several servers behind one address, for trying out and for small installations; docs/growing.md tells what else
/// there is.
/// </summary>
internal static class ProxyCommand
{
    public static Command Create(ShellContext shell)
    {
        var listen = new Option<string>("--listen") { Description = "Where to listen, such as http://127.0.0.1:8080.", Required = true };
        var to = new Option<string[]>("--to") { Description = "A server; given once for each.", Required = true };
        var command = new Command("proxy", "Takes requests at one address to several servers, around one that is down.") { listen, to };
        command.SetAction(async (parsed, token) =>
        {
            var address = AddressOf("--listen", parsed.GetRequiredValue(listen));
            await using var app = OneAddress.Build(address, [.. parsed.GetRequiredValue(to).Select(s => AddressOf("--to", s))]);
            await app.StartAsync(token);
            shell.Terminal(parsed).Say(new Text($"{address} 已就绪", $"{address} takes requests"), "green");
            await app.WaitForShutdownAsync(token);
            return App.Done;
        });
        return command;
    }

    private static Uri AddressOf(string option, string given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address : throw new UsageException(new Text(
            $"{option} {given} 不是地址：请写成 http://127.0.0.1:8081 的形式。", $"{option} {given} is no address: write it like http://127.0.0.1:8081."));
}
