using Agreements.Server;

var builder = WebApplication.CreateBuilder(args);
builder.AddAgreements(Settings.From(builder.Configuration));
var app = builder.Build();
await app.RunAsync();
