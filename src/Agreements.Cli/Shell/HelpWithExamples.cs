using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Agreements.Cli.Shell;

/// <summary>Help that ends with lines somebody can type.</summary>
internal static class HelpWithExamples
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "agreements import ops/demo/*.json --dry-run", "agreements replay QJ-2", "agreements rebuild --all", "agreements notices failed",
        ],
        ["import"] =
        [
            "agreements import ops/demo/*.json --dry-run", "agreements import ops/demo/qingyang-jiangbei-2025.json --lang zh",
        ],
        ["replay"] =
        [
            "agreements replay QJ-2", "agreements replay QJ-2 --version 3", "agreements replay 友好学校 --as-of 2025-04-01",
            "agreements replay QJ-2 --as-of 2025-04-01T09:30",
        ],
        ["rebuild"] = ["agreements rebuild --all", "agreements rebuild board register"],
        ["proxy"] = ["agreements proxy --listen http://127.0.0.1:8080 --to http://127.0.0.1:8081 --to http://127.0.0.1:8082"],
        ["bench"] = ["agreements bench", "agreements bench --only commands,hot --seconds 5", "agreements bench --json > figures.json"],
        ["account"] =
        [
            "agreements account add li.wei --role coordinator@qingyang-edu", "agreements account reset-password administrator", "agreements account list",
        ],
        ["ops"] = ["agreements ops check", "agreements ops check --json"],
        ["ops check"] = ["agreements ops check", "agreements ops check --certificate https://agreements.bureau.example --json"],
        ["people"] = ["agreements people traces p-0d3c7a52-5b7e-4a53-9c3e-2f6f4a1f7c11", "agreements people traces 王芳 13800138000"],
        ["people traces"] = ["agreements people traces p-0d3c7a52-5b7e-4a53-9c3e-2f6f4a1f7c11", "agreements people traces 王芳 13800138000"],
        ["notices"] = ["agreements notices failed", "agreements notices replay --all"],
        ["notices replay"] = ["agreements notices replay 0199f3a2-4c1e-7d50-8a3b-0d6c2f6a9e11", "agreements notices replay --all"],
    };

    public static void AddTo(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new Action((HelpAction)help.Action!);
        }
    }

    private sealed class Action(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (Examples.TryGetValue(string.Join(' ', parseResult.CommandResult.Command.PathNames()), out var lines))
            {
                output.WriteLine("Examples:");
                foreach (var line in lines)
                {
                    output.WriteLine($"  {line}");
                }
            }

            return code;
        }
    }
}
