using Agreements.Cli.Shell;
using Agreements.Ledger.Checkpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using System.Globalization;
using System.Net;

namespace Agreements.Cli.Witnessing;

/// <summary>Takes checkpoints that logs bring: C2SP tlog-witness. On this machine alone; whoever wants more puts a proxy before it.</summary>
internal static class WitnessServer
{
    private const int LargestRequest = 64 * 1024;

    public static WebApplication Build(Witness witness, string listen)
    {
        if (!IPEndPoint.TryParse(listen, out var at) || !IPAddress.IsLoopback(at.Address))
        {
            throw new UsageException(new Text(
                $"--listen {listen}：请给出本机地址，如 127.0.0.1:8100。",
                $"--listen {listen}: give an address of this machine, such as 127.0.0.1:8100."));
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Listen(at);
            o.Limits.MaxRequestBodySize = LargestRequest;
            o.AddServerHeader = false;
        });
        var app = builder.Build();
        app.MapPost("/add-checkpoint", http => AddAsync(witness, http));
        return app;
    }

    private static async Task AddAsync(Witness witness, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Witnessed did;
        try
        {
            did = await witness.JudgeAsync(WitnessRequest.Parse(await reader.ReadToEndAsync(http.RequestAborted)), http.RequestAborted);
        }
        catch (FormatException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync($"{e.Message}\n");
            return;
        }

        http.Response.StatusCode = did.Verdict switch
        {
            WitnessVerdict.Cosign => StatusCodes.Status200OK,
            WitnessVerdict.NotSigned => StatusCodes.Status403Forbidden,
            WitnessVerdict.UnknownLog => StatusCodes.Status404NotFound,
            WitnessVerdict.OtherSize => StatusCodes.Status409Conflict,
            WitnessVerdict.Fork => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status400BadRequest,
        };
        if (did.Verdict == WitnessVerdict.OtherSize)
        {
            http.Response.ContentType = "text/x.tlog.size";
            await http.Response.WriteAsync($"{did.SeenSize.ToString(CultureInfo.InvariantCulture)}\n");
        }
        else if (did.Cosignature is { } cosignature)
        {
            await http.Response.WriteAsync($"{cosignature}\n");
        }
    }
}
