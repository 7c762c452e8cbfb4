using Agreements.Cli.Shell;
using Agreements.Ledger.Checkpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
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
        app.MapPost(WitnessAnswer.Path, http => AddAsync(witness, http));
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

        var answer = new WitnessAnswer(did.Verdict, did.Cosignature is { } cosignature ? [cosignature] : [], did.SeenSize);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Status == StatusCodes.Status409Conflict ? WitnessAnswer.SizeType : "text/plain; charset=utf-8";
        await http.Response.WriteAsync(answer.Body);
    }
}
