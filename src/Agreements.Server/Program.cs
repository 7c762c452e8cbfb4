using Agreements.Server;

await ServerApp.Build(args).RunAsync();
