using Agreements.Server.Hosting;
using JasperFx;

var app = ServerApp.Build(args);
if (args is ["codegen", ..])
{
    // For developers (ops/codegen): starts nothing and asks no database.
    return await app.RunJasperFxCommands(args);
}

await app.RunAsync();
return 0;
